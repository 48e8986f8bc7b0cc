using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Batches;

/// <summary>Staff take all finished reports of the latest batch as one archive; written once in the journal.</summary>
[Requires(Permission.ReportsRequest)]
public sealed record OpenReportBatch(CampaignId Campaign) : IQuery<ReportArchive>, IOfCampaign;

/// <summary>What an archive will have; the bytes are read while it is sent.</summary>
/// <param name="Name">File name; names no person.</param>
/// <param name="Reports">Finished reports by code and language.</param>
public sealed record ReportArchive(string Name, IReadOnlyList<ArchivedReport> Reports);

/// <summary>One report in the archive.</summary>
public sealed record ArchivedReport(
    string Code,
    string Language,
    StoredFileId File,
    string Sha256,
    DateTime FinishedAt
)
{
    /// <summary>Name inside the archive; the code and nothing that names a person.</summary>
    public string Entry => $"staffselect-{Code}-{Language}.pdf";
}

internal sealed class OpenReportBatchHandler(AppDbContext db, UseCaseContext context)
    : IHandler<OpenReportBatch, ReportArchive>
{
    public async Task<Result<ReportArchive>> HandleAsync(
        OpenReportBatch message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.LatestBatchAsync(message.Campaign, ct) is not { } batch)
        {
            return Problem.NotFound;
        }

        var reports = await db.Set<ReportRequest>()
            .AsNoTracking()
            .Where(report => report.BatchId == batch.Id && report.State == ReportState.Done)
            .OrderBy(report => report.Code)
            .ThenBy(report => report.Language)
            .Select(report => new ArchivedReport(
                report.Code,
                report.Language,
                report.FileId!.Value,
                report.Sha256!,
                report.FinishedAt!.Value
            ))
            .ToListAsync(ct);
        if (reports.Count == 0)
        {
            return new Problem(ReportProblems.ReportBatchEmpty);
        }

        var campaign = await db
            .Campaigns.Where(one => one.Id == message.Campaign)
            .Select(one => one.Code)
            .SingleAsync(ct);
        context.RecordRead(nameof(ReportBatch), batch.Id.ToString(), batch.CampaignId);
        return new ReportArchive($"staffselect-{campaign}-reports.zip", reports);
    }
}
