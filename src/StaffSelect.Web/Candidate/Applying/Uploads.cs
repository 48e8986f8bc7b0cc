using StaffSelect.Domain;
using StaffSelect.Domain.Files;
using StaffSelect.Web.Files;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>What every upload of a candidate goes through.</summary>
internal static class Uploads
{
    /// <summary>Checks the content and stores it sealed; the caller adds the row.</summary>
    public static async Task<Result<StoredFile>> ReceiveAsync(
        FileStore files,
        PersonId person,
        Stream? content,
        CancellationToken ct
    )
    {
        if (content is null)
        {
            return new Problem(FileProblems.FileMissing);
        }

        // a lost race runs the handler again
        if (content.CanSeek)
        {
            content.Position = 0;
        }

        var document = await UploadedDocument.ReadAsync(content, ct);
        return document.IsSuccess
            ? await files.SaveSealedAsync(
                document.Value.Content,
                document.Value.ContentType,
                person,
                ct
            )
            : document.Problem;
    }

    /// <summary>The name without a path, which some browsers send.</summary>
    public static string NameOf(string? fileName)
    {
        var name = (fileName ?? "").Split('/', '\\')[^1].Trim();
        return name.Length == 0 ? "—" : name;
    }
}
