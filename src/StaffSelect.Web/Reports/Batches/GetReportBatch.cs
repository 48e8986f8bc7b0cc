using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Batches;

/// <summary>The campaign's latest batch with its progress; null before the first.</summary>
[Requires(Permission.ReportsRequest)]
public sealed record GetReportBatch(CampaignId Campaign) : IQuery<ReportBatchView?>, IOfCampaign;

/// <summary>A batch and how far it is.</summary>
public sealed record ReportBatchView
{
    public required ReportBatchState State { get; init; }

    /// <summary>Number of the published version.</summary>
    public required int ListVersion { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required int Total { get; init; }

    public required int Made { get; init; }

    public required int Failed { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RequestedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? FinishedAt { get; init; }

    /// <summary>Time for the rest at the measured pace; null while there is none, and when it does not run.</summary>
    public required TimeSpan? Remaining { get; init; }

    /// <summary>The first failures.</summary>
    public required IReadOnlyList<BatchFailure> Failures { get; init; }

    /// <summary>Reports that are neither made nor given up.</summary>
    public int Left => Total - Made - Failed;
}

/// <summary>A report that was given up.</summary>
public sealed record BatchFailure(
    ReportId Report,
    string Code,
    string Language,
    string ErrorCode,
    string? ErrorDetail
);

internal sealed class GetReportBatchHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetReportBatch, ReportBatchView?>
{
    private const int FailuresShown = 20;
    private const int Measured = 60;

    public async Task<Result<ReportBatchView?>> HandleAsync(
        GetReportBatch message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.LatestBatchAsync(message.Campaign, ct) is not { } batch)
        {
            return Result<ReportBatchView?>.Success(null);
        }

        var reports = db.Set<ReportRequest>()
            .AsNoTracking()
            .Where(report => report.BatchId == batch.Id);
        var made = await reports.CountAsync(report => report.State == ReportState.Done, ct);
        var failed = await reports.CountAsync(report => report.State == ReportState.Failed, ct);
        return new ReportBatchView
        {
            State = batch.State,
            ListVersion = await db.Set<ResultsPublication>()
                .Where(one => one.Id == batch.PublicationId)
                .Select(one => one.Number)
                .SingleAsync(ct),
            Languages = batch.Languages,
            Total = batch.Total,
            Made = made,
            Failed = failed,
            RequestedAt = batch.RequestedAt,
            FinishedAt = batch.FinishedAt,
            Remaining =
                batch.State == ReportBatchState.Running
                    ? await RemainingAsync(reports, batch, batch.Total - made - failed, ct)
                    : null,
            Failures = await reports
                .Where(report => report.State == ReportState.Failed)
                .OrderBy(report => report.Code)
                .ThenBy(report => report.Language)
                .Take(FailuresShown)
                .Select(report => new BatchFailure(
                    report.Id,
                    report.Code,
                    report.Language,
                    report.ErrorCode!,
                    report.ErrorDetail
                ))
                .ToListAsync(ct),
        };
    }

    private async Task<TimeSpan?> RemainingAsync(
        IQueryable<ReportRequest> reports,
        ReportBatch batch,
        int left,
        CancellationToken ct
    )
    {
        var since = batch.RunningSinceAt;
        var finished = await reports
            .Where(report => report.State == ReportState.Done && report.FinishedAt >= since)
            .OrderByDescending(report => report.FinishedAt)
            .Take(Measured)
            .Select(report => report.FinishedAt!.Value)
            .ToListAsync(ct);
        return ReportBatch.Remaining(left, finished, time.UtcNow());
    }
}
