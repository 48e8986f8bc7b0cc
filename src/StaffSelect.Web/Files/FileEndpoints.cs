using Microsoft.Net.Http.Headers;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Files;

/// <summary>Downloads of documents.</summary>
public static class FileEndpoints
{
    public static void MapFiles(this WebApplication app)
    {
        app.MapGet(
            "/files/applications/{id:guid}/documents/{document:guid}",
            async (Guid id, Guid document, Door door, HttpContext http, CancellationToken ct) =>
                Answer(
                    await door.SendAsync(
                        new OpenDocument(
                            new ApplicationId(id),
                            new ApplicationDocumentId(document)
                        ),
                        ct
                    ),
                    http,
                    document.ToString("N")[^8..]
                )
        );
        app.MapGet(
            "/files/applications/{id:guid}/accommodation",
            async (Guid id, Door door, HttpContext http, CancellationToken ct) =>
                Answer(
                    await door.SendAsync(new OpenAccommodationDocument(new ApplicationId(id)), ct),
                    http,
                    id.ToString("N")[^8..]
                )
        );
        app.MapGet(
            "/files/my/{code}/documents/{document:guid}",
            async (string code, Guid document, Door door, HttpContext http, CancellationToken ct) =>
                Answer(
                    await door.SendAsync(
                        new OpenOwnDocument(code, new ApplicationDocumentId(document)),
                        ct
                    ),
                    http,
                    document.ToString("N")[^8..]
                )
        );
    }

    /// <summary>No name of a person in the file name; a PDF is never shown inside our origin.</summary>
    private static IResult Answer(Result<StoredContent> opened, HttpContext http, string name)
    {
        if (!opened.IsSuccess)
        {
            return Results.StatusCode(
                opened.Problem == Problem.Forbidden
                    ? StatusCodes.Status403Forbidden
                    : StatusCodes.Status404NotFound
            );
        }

        var (file, content) = opened.Value;
        var isPicture = file.ContentType is UploadedDocument.Jpeg or UploadedDocument.Png;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentDisposition = new ContentDispositionHeaderValue(
            isPicture ? "inline" : "attachment"
        )
        {
            FileName = $"document-{name}.{UploadedDocument.ExtensionOf(file.ContentType)}",
        }.ToString();
        return Results.Stream(content, file.ContentType);
    }
}
