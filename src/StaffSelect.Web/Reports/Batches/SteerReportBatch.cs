using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Reports.Requests;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Batches;

/// <summary>Begins no further report of the campaign's latest batch.</summary>
[Requires(Permission.ReportsRequest)]
public sealed record PauseReportBatch(CampaignId Campaign) : ICommand<Done>, IOfCampaign;

/// <summary>Goes on with a paused batch.</summary>
[Requires(Permission.ReportsRequest)]
public sealed record ResumeReportBatch(CampaignId Campaign) : ICommand<Done>, IOfCampaign;

/// <summary>Gives up what the latest batch has not made yet; what is made stays.</summary>
[Requires(Permission.ReportsRequest)]
public sealed record CancelReportBatch(CampaignId Campaign) : ICommand<Done>, IOfCampaign;

/// <summary>Starts the failed reports of the latest batch again.</summary>
/// <returns>How many were started.</returns>
[Requires(Permission.ReportsRequest)]
public sealed record RetryFailedReports(CampaignId Campaign) : ICommand<int>, IOfCampaign;

internal sealed class SteerReportBatchHandler(
    AppDbContext db,
    ReportWake wake,
    TimeProvider time,
    UseCaseContext context
)
    : IHandler<PauseReportBatch, Done>,
        IHandler<ResumeReportBatch, Done>,
        IHandler<CancelReportBatch, Done>,
        IHandler<RetryFailedReports, int>
{
    /// <summary>Most rows that one save changes; the rest is started by asking again.</summary>
    private const int Most = 200;

    public async Task<Result<Done>> HandleAsync(
        PauseReportBatch message,
        Actor actor,
        CancellationToken ct
    ) =>
        await db.LatestBatchAsync(message.Campaign, ct) is { } batch
            ? batch.Pause()
            : Problem.NotFound;

    public async Task<Result<Done>> HandleAsync(
        ResumeReportBatch message,
        Actor actor,
        CancellationToken ct
    )
    {
        context.AfterCommit(wake.Sweep);
        return await db.LatestBatchAsync(message.Campaign, ct) is { } batch
            ? batch.Resume(time.UtcNow())
            : Problem.NotFound;
    }

    public async Task<Result<Done>> HandleAsync(
        CancelReportBatch message,
        Actor actor,
        CancellationToken ct
    ) =>
        await db.LatestBatchAsync(message.Campaign, ct) is { } batch
            ? batch.Cancel(time.UtcNow())
            : Problem.NotFound;

    public async Task<Result<int>> HandleAsync(
        RetryFailedReports message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.LatestBatchAsync(message.Campaign, ct) is not { } batch)
        {
            return Problem.NotFound;
        }

        var failed = await db.Set<ReportRequest>()
            .Where(report => report.BatchId == batch.Id && report.State == ReportState.Failed)
            .OrderBy(report => report.Id)
            .Take(Most)
            .ToListAsync(ct);
        if (failed.Count == 0)
        {
            return new Problem(ReportProblems.ReportBatchNothingFailed);
        }

        if (batch.Retry(time.UtcNow()).Problem is { } problem)
        {
            return problem;
        }

        foreach (var report in failed)
        {
            report.Restart(time.UtcNow());
        }

        context.AfterCommit(wake.Sweep);
        return failed.Count;
    }
}

internal static class LatestBatch
{
    /// <summary>The batch that was started last, or null.</summary>
    public static Task<ReportBatch?> LatestBatchAsync(
        this AppDbContext db,
        CampaignId campaign,
        CancellationToken ct
    ) =>
        db.Set<ReportBatch>()
            .Where(batch => batch.CampaignId == campaign)
            .OrderByDescending(batch => batch.RequestedAt)
            .ThenByDescending(batch => batch.Id)
            .FirstOrDefaultAsync(ct);
}
