using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Files;
using StaffSelect.Web.Files;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>The document that proves the applicant group; replaces an earlier one.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="FileName">Name on the candidate's device, shown back and used for nothing else.</param>
/// <param name="Content">The upload; read once.</param>
[Requires(Permission.SignedIn)]
public sealed record SaveDraftDocument(
    CampaignId Campaign,
    [property: StringLength(255)] string? FileName,
    Stream? Content
) : ICommand<Done>, IOfCampaign;

internal sealed class SaveDraftDocumentHandler(
    AppDbContext db,
    PersonalData personal,
    FileStore files,
    TimeProvider time
) : IHandler<SaveDraftDocument, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SaveDraftDocument message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var opened = await Drafts.OpenAsync(db, personal, message.Campaign, actor, now, ct);
        if (!opened.IsSuccess)
        {
            return opened.Problem;
        }

        var draft = opened.Value.Draft;
        if (message.Content is not { } content)
        {
            return new Problem(FileProblems.FileMissing).At(nameof(SaveDraftDocument.Content));
        }

        // a lost race runs the handler again
        if (content.CanSeek)
        {
            content.Position = 0;
        }

        var document = await UploadedDocument.ReadAsync(content, ct);
        if (!document.IsSuccess)
        {
            return document.Problem.At(nameof(SaveDraftDocument.Content));
        }

        var file = await files.SaveSealedAsync(
            document.Value.Content,
            document.Value.ContentType,
            draft.PersonId,
            ct
        );
        db.StoredFiles.Add(file);
        await Drafts.ForgetDocumentAsync(db, draft, ct);
        draft.SetDocument(
            file.Id,
            await personal.SealAsync(draft.PersonId, NameOf(message.FileName), ct),
            now
        );
        return Done.Value;
    }

    private static string NameOf(string? fileName)
    {
        // some browsers send the whole path
        var name = (fileName ?? "").Split('/', '\\')[^1].Trim();
        return name.Length == 0 ? "—" : name;
    }
}

/// <summary>Takes the document out of the draft; its bytes go with the daily sweep.</summary>
[Requires(Permission.SignedIn)]
public sealed record RemoveDraftDocument(CampaignId Campaign) : ICommand<Done>, IOfCampaign;

internal sealed class RemoveDraftDocumentHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<RemoveDraftDocument, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RemoveDraftDocument message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var opened = await Drafts.OpenAsync(db, personal, message.Campaign, actor, now, ct);
        if (!opened.IsSuccess)
        {
            return opened.Problem;
        }

        await Drafts.ForgetDocumentAsync(db, opened.Value.Draft, ct);
        opened.Value.Draft.RemoveDocument(now);
        return Done.Value;
    }
}
