using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Files;

namespace StaffSelect.Web.Files;

/// <summary>Stores files beside the database: first the bytes, then the row with the use case's transaction.</summary>
/// <remarks>Bytes without a row (a use case that failed) are removed by <see cref="RemoveStrayFiles"/>.</remarks>
public sealed class FileStore(
    FileFolder folder,
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
)
{
    /// <summary>Stores bytes as they are; the caller adds the row to the context.</summary>
    public async Task<StoredFile> SaveAsync(
        Stream content,
        string contentType,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        var bytes = await BytesOfAsync(content, ct);
        return await WriteAsync(bytes, bytes, contentType, null, ct);
    }

    /// <summary>Stores bytes sealed with a person's key: destroying the key destroys the file.</summary>
    public async Task<StoredFile> SaveSealedAsync(
        byte[] content,
        string contentType,
        PersonId person,
        CancellationToken ct
    ) =>
        await WriteAsync(
            content,
            await personal.SealBytesAsync(person, content, ct),
            contentType,
            person,
            ct
        );

    /// <summary>The file and its content; null when it is unknown, missing or its person was erased.</summary>
    public async Task<StoredContent?> OpenAsync(StoredFileId id, CancellationToken ct)
    {
        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct);
        if (file is null || folder.Open(id) is not { } stream)
        {
            return null;
        }

        if (file.PersonId is not { } person)
        {
            return new StoredContent(file, stream);
        }

        await using (stream)
        {
            var opened = await personal.OpenBytesAsync(person, await BytesOfAsync(stream, ct), ct);
            return opened is null
                ? null
                : new StoredContent(file, new MemoryStream(opened, writable: false));
        }
    }

    private async Task<StoredFile> WriteAsync(
        byte[] plain,
        byte[] stored,
        string contentType,
        PersonId? person,
        CancellationToken ct
    )
    {
        var id = StoredFileId.New();
        using var stream = new MemoryStream(stored, writable: false);
        await folder.WriteAsync(id, stream, ct);
        return StoredFile.Create(
            id,
            contentType,
            plain.Length,
            Convert.ToHexStringLower(SHA256.HashData(plain)),
            person,
            time.UtcNow()
        );
    }

    private static async Task<byte[]> BytesOfAsync(Stream content, CancellationToken ct)
    {
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, ct);
        return memory.ToArray();
    }
}

/// <summary>An opened file; the stream is the caller's to close.</summary>
public sealed record StoredContent(StoredFile File, Stream Content);
