using Microsoft.Extensions.Options;
using StaffSelect.Domain;

namespace StaffSelect.Web.Files;

/// <summary>The folder of the file store: a file appears whole or not at all.</summary>
/// <remarks>Names are made of ids only; nothing that a person typed becomes a path.</remarks>
public sealed class FileFolder(IOptions<FileOptions> options, IHostEnvironment environment)
{
    private const string Unfinished = ".tmp";

    private readonly string root = Path.GetFullPath(
        options.Value.Root,
        environment.ContentRootPath
    );

    /// <summary>Writes under a temporary name, flushes to the disk, renames.</summary>
    public async Task WriteAsync(StoredFileId id, Stream content, CancellationToken ct)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + Unfinished;
        try
        {
            await using (
                var file = new FileStream(
                    temporary,
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    bufferSize: 81_920,
                    useAsync: true
                )
            )
            {
                await content.CopyToAsync(file, ct);
                await file.FlushAsync(ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Opens a file for reading; null when it is not there.</summary>
    public Stream? Open(StoredFileId id)
    {
        var path = PathOf(id);
        return File.Exists(path)
            ? new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                bufferSize: 81_920,
                useAsync: true
            )
            : null;
    }

    public void Delete(StoredFileId id) => File.Delete(PathOf(id));

    /// <summary>Files last written before an instant, finished or not.</summary>
    /// <param name="before">UTC.</param>
    public IEnumerable<(StoredFileId? Id, string Path)> OlderThan(DateTime before) =>
        Directory.Exists(root)
            ? Directory
                .EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(path => File.GetLastWriteTimeUtc(path) < before)
                .Select(path =>
                    (
                        Guid.TryParseExact(Path.GetFileName(path), "N", out var id)
                            ? new StoredFileId(id)
                            : (StoredFileId?)null,
                        path
                    )
                )
            : [];

    private string PathOf(StoredFileId id)
    {
        // the last digits of a version 7 id are random, so that folders fill evenly
        var name = id.Value.ToString("N");
        return Path.Combine(root, name[^2..], name);
    }
}
