using System.Globalization;
using System.IO.Compression;
using System.Text;
using StaffSelect.Web.Files;

namespace StaffSelect.Web.Reports.Batches;

/// <summary>Writes an archive while it is being sent: at no time more than one report is in memory.</summary>
internal sealed class ReportArchiveWriter(IServiceScopeFactory scopes)
{
    /// <summary>Reports, then <c>index.csv</c> with their hashes; a lost or erased report stands in it without a file.</summary>
    public async Task WriteAsync(ReportArchive archive, Stream target, CancellationToken ct)
    {
        var index = new StringBuilder("code,language,file,sha256\r\n");
        await using var zip = await ZipArchive.CreateAsync(
            target,
            ZipArchiveMode.Create,
            leaveOpen: true,
            Encoding.UTF8,
            ct
        );
        foreach (var report in archive.Reports)
        {
            var isThere = await AddAsync(zip, report, ct);
            index.Append(
                CultureInfo.InvariantCulture,
                $"{report.Code},{report.Language},{(isThere ? report.Entry : "")},{report.Sha256}\r\n"
            );
        }

        var entry = zip.CreateEntry("index.csv");
        entry.LastWriteTime = archive.Reports.Max(report => report.FinishedAt);
        await using var content = await entry.OpenAsync(ct);
        await content.WriteAsync(Encoding.UTF8.GetBytes(index.ToString()), ct);
    }

    private async Task<bool> AddAsync(ZipArchive zip, ArchivedReport report, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var files = scope.ServiceProvider.GetRequiredService<FileStore>();
        if (await files.OpenAsync(report.File, ct) is not { } opened)
        {
            return false;
        }

        await using var pdf = opened.Content;
        // a PDF is compressed already
        var entry = zip.CreateEntry(report.Entry, CompressionLevel.NoCompression);
        entry.LastWriteTime = report.FinishedAt;
        await using var content = await entry.OpenAsync(ct);
        await pdf.CopyToAsync(content, ct);
        return true;
    }
}
