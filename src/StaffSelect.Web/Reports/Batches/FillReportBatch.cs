using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Reports.Assessment;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Batches;

/// <summary>Adds the next portion of reports to a running batch.</summary>
/// <returns>Reports added; 0 when no running batch lacks any.</returns>
[Requires(Permission.SystemManage)]
public sealed record FillReportBatch : ICommand<int>;

internal sealed class FillReportBatchHandler(
    AppDbContext db,
    PublishedRankings rankings,
    TimeProvider time,
    UseCaseContext context
) : IHandler<FillReportBatch, int>
{
    /// <summary>Reports in one save, so that nobody waits long for the database.</summary>
    public const int Portion = 50;

    public async Task<Result<int>> HandleAsync(
        FillReportBatch message,
        Actor actor,
        CancellationToken ct
    )
    {
        var batch = await db.Set<ReportBatch>()
            .Where(one => one.State == ReportBatchState.Running && one.Added < one.Total)
            .OrderBy(one => one.RequestedAt)
            .FirstOrDefaultAsync(ct);
        if (batch is null)
        {
            return 0;
        }

        context.Campaign = batch.CampaignId;
        var portion = await NextAsync(batch, ct);
        var applications = portion.Select(one => one.Row.Application).ToList();
        var existing = (
            await db.Set<ReportRequest>()
                .Where(report =>
                    report.PublicationId == batch.PublicationId
                    && report.Copy == ReportCopy.Coded
                    && applications.Contains(report.ApplicationId)
                )
                .ToListAsync(ct)
        ).ToDictionary(report => (report.ApplicationId, report.Language));
        foreach (var (row, language) in portion)
        {
            if (existing.TryGetValue((row.Application, language), out var report))
            {
                report.Join(batch, time.UtcNow());
                continue;
            }

            var subject = new ReportSubject(
                batch.CampaignId,
                row.Application,
                batch.PublicationId,
                row.Code
            );
            db.Add(ReportRequest.CreateIn(batch, subject, language, time.UtcNow()));
        }

        batch.Add(portion.Count);
        return portion.Count;
    }

    /// <summary>The order never changes: a version is never changed.</summary>
    private async Task<List<(Domain.Ranking.CandidateRow Row, string Language)>> NextAsync(
        ReportBatch batch,
        CancellationToken ct
    )
    {
        var ranking = await rankings.GetAsync(db, batch.PublicationId, ct);
        return
        [
            .. ranking
                .InOrder.SelectMany(row => batch.Languages.Select(language => (row, language)))
                .Skip(batch.Added)
                .Take(Portion),
        ];
    }
}

/// <summary>Closes running batches whose reports are all made or given up.</summary>
[Requires(Permission.SystemManage)]
public sealed record SettleReportBatches : ICommand<Done>;

internal sealed class SettleReportBatchesHandler(AppDbContext db, TimeProvider time)
    : IHandler<SettleReportBatches, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SettleReportBatches message,
        Actor actor,
        CancellationToken ct
    )
    {
        var running = await db.Set<ReportBatch>()
            .Where(batch => batch.State == ReportBatchState.Running && batch.Added == batch.Total)
            .ToListAsync(ct);
        foreach (var batch in running)
        {
            batch.Settle(
                await db.Set<ReportRequest>()
                    .CountAsync(
                        report =>
                            report.BatchId == batch.Id
                            && (
                                report.State == ReportState.Pending
                                || report.State == ReportState.Running
                            ),
                        ct
                    ),
                time.UtcNow()
            );
        }

        return Done.Value;
    }
}
