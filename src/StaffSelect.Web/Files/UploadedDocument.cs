using StaffSelect.Domain;
using StaffSelect.Domain.Files;

namespace StaffSelect.Web.Files;

/// <summary>A document as it may be kept: the type is what the content says, whatever name or type came with it.</summary>
public sealed record UploadedDocument(byte[] Content, string ContentType)
{
    public const string Pdf = "application/pdf";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";

    /// <summary>Extension of a file name for a type that may be kept.</summary>
    public static string ExtensionOf(string contentType) =>
        contentType switch
        {
            Jpeg => "jpg",
            Png => "png",
            _ => "pdf",
        };

    /// <summary>Most bytes of an uploaded file: 10 MB.</summary>
    public const int MaximumBytes = 10 * 1024 * 1024;

    /// <summary>Reads and checks an upload; pictures are written anew.</summary>
    public static async Task<Result<UploadedDocument>> ReadAsync(
        Stream upload,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(upload);
        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await upload.ReadAsync(buffer, ct)) > 0)
        {
            if (memory.Length + read > MaximumBytes)
            {
                return new Problem(FileProblems.FileTooLarge);
            }

            memory.Write(buffer, 0, read);
        }

        var bytes = memory.ToArray();
        return bytes.Length == 0 ? new Problem(FileProblems.FileMissing)
            : PdfContent.Begins(bytes)
                ? PdfContent.IsWhole(bytes) ? new UploadedDocument(bytes, Pdf)
                    : new Problem(FileProblems.FileDamaged)
            : PictureContent.TypeOf(bytes) is { } type
                ? await PictureContent.WriteAnewAsync(bytes, type, ct)
            : new Problem(FileProblems.FileTypeUnknown);
    }
}
