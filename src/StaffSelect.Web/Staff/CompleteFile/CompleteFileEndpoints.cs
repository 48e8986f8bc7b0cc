using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using StaffSelect.Domain;
using StaffSelect.Web.Files;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.CompleteFile;

/// <summary>The complete file of one application as an archive, written while it is sent.</summary>
public static class CompleteFileEndpoints
{
    public static void MapCompleteFile(this WebApplication app) =>
        app.MapGet(
            "/files/applications/{id:guid}/complete.zip",
            async (
                Guid id,
                Door door,
                IServiceScopeFactory scopes,
                HttpContext http,
                CancellationToken ct
            ) => Answer(await door.SendAsync(new GetCompleteFile(new(id)), ct), scopes, http)
        );

    private static IResult Answer(
        Result<CompleteFileView> opened,
        IServiceScopeFactory scopes,
        HttpContext http
    )
    {
        if (!opened.IsSuccess)
        {
            return Results.StatusCode(
                opened.Problem == Problem.Forbidden
                    ? StatusCodes.Status403Forbidden
                    : StatusCodes.Status404NotFound
            );
        }

        // an archive closes each of its entries with a few bytes at once
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body)
        {
            body.AllowSynchronousIO = true;
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = opened.Value.Name,
        }.ToString();
        return Results.Stream(
            stream => WriteAsync(opened.Value, scopes, stream, http.RequestAborted),
            "application/zip"
        );
    }

    /// <summary>The parts, the documents, then <c>manifest.json</c> with the SHA-256 of each; a lost file stands in it without one.</summary>
    private static async Task WriteAsync(
        CompleteFileView file,
        IServiceScopeFactory scopes,
        Stream target,
        CancellationToken ct
    )
    {
        var hashes = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        await using var zip = await ZipArchive.CreateAsync(
            target,
            ZipArchiveMode.Create,
            leaveOpen: true,
            Encoding.UTF8,
            ct
        );
        foreach (var part in file.Parts)
        {
            hashes[part.Entry] = await AddAsync(zip, part.Entry, part.Content, file.MadeAt, ct);
        }

        foreach (var document in file.Documents)
        {
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<FileStore>();
            if (await store.OpenAsync(document.File, ct) is not { } opened)
            {
                hashes[document.Entry] = null;
                continue;
            }

            // an uploaded document has at most 10 MB
            using var bytes = new MemoryStream();
            await using (opened.Content)
            {
                await opened.Content.CopyToAsync(bytes, ct);
            }

            hashes[document.Entry] = await AddAsync(
                zip,
                document.Entry,
                bytes.ToArray(),
                document.UploadedAt,
                ct
            );
        }

        var manifest = JsonSerializer.SerializeToUtf8Bytes(
            new { file.MadeAt, sha256 = hashes },
            JsonSerializerOptions.Web
        );
        await AddAsync(zip, "manifest.json", manifest, file.MadeAt, ct);
    }

    private static async Task<string> AddAsync(
        ZipArchive zip,
        string name,
        byte[] bytes,
        DateTime at,
        CancellationToken ct
    )
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = at;
        await using var content = await entry.OpenAsync(ct);
        await content.WriteAsync(bytes, ct);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
