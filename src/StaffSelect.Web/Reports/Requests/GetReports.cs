using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>Requested reports of a campaign, the latest first.</summary>
/// <param name="Campaign">Which.</param>
/// <param name="Page">From 0.</param>
[Requires(Permission.ReportsRequest)]
public sealed record GetReports(CampaignId Campaign, [property: Range(0, 100_000)] int Page = 0)
    : IQuery<ReportList>,
        IOfCampaign;

/// <summary>A page of requested reports.</summary>
/// <param name="TimeZone">Zone of the dates.</param>
/// <param name="PublishedVersion">Number of the valid version; null before publication.</param>
/// <param name="Candidates">Who is in the valid version.</param>
/// <param name="Total">Reports on all pages.</param>
/// <param name="PageSize">Most reports on a page.</param>
/// <param name="InWork">Reports that wait or are being made, on all pages.</param>
/// <param name="Reports">The page.</param>
public sealed record ReportList(
    string TimeZone,
    int? PublishedVersion,
    IReadOnlyList<ReportCandidate> Candidates,
    int Total,
    int PageSize,
    int InWork,
    IReadOnlyList<ReportLine> Reports
);

/// <summary>A candidate whose report can be asked for; by code, without a name.</summary>
public sealed record ReportCandidate(ApplicationId Application, string Code);

/// <summary>One requested report.</summary>
public sealed record ReportLine
{
    public required ReportId Id { get; init; }

    public required string Code { get; init; }

    public required string Language { get; init; }

    public required ReportCopy Copy { get; init; }

    /// <summary>Number of the published version.</summary>
    public required int Version { get; init; }

    public required ReportState State { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Waits only because its batch is paused or cancelled.</summary>
    public required ReportBatchState? HeldBy { get; init; }

    public required DateTime RequestedAt { get; init; }

    /// <summary>Asked for by the candidate.</summary>
    public required bool ByCandidate { get; init; }

    public required DateTime? FinishedAt { get; init; }

    /// <summary>When it is tried again.</summary>
    public required DateTime DueAt { get; init; }

    public required string? ErrorCode { get; init; }

    public required string? ErrorDetail { get; init; }

    public required string? Sha256 { get; init; }
}

internal sealed class GetReportsHandler(AppDbContext db, ReportDesk desk)
    : IHandler<GetReports, ReportList>
{
    private const int PageSize = 50;

    public async Task<Result<ReportList>> HandleAsync(
        GetReports message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (
            await db
                .Campaigns.AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == message.Campaign, ct)
            is not { } campaign
        )
        {
            return Problem.NotFound;
        }

        var publication = await desk.PublishedAsync(message.Campaign, ct);
        var all = db.Set<ReportRequest>()
            .AsNoTracking()
            .Where(report => report.CampaignId == message.Campaign);
        var page = await all.OrderByDescending(report => report.RequestedAt)
            .ThenByDescending(report => report.Id)
            .Skip(message.Page * PageSize)
            .Take(PageSize)
            .Select(report => new ReportLine
            {
                Id = report.Id,
                Code = report.Code,
                Language = report.Language,
                Copy = report.Copy,
                Version = db.Set<Domain.Publication.ResultsPublication>()
                    .Where(version => version.Id == report.PublicationId)
                    .Select(version => version.Number)
                    .First(),
                State = report.State,
                Attempts = report.Attempts,
                HeldBy =
                    report.IsSingle || report.State != ReportState.Pending
                        ? null
                        : db.Set<ReportBatch>()
                            .Where(batch =>
                                batch.Id == report.BatchId
                                && batch.State != ReportBatchState.Running
                            )
                            .Select(batch => (ReportBatchState?)batch.State)
                            .FirstOrDefault(),
                RequestedAt = report.RequestedAt,
                ByCandidate = db.Applications.Any(application =>
                    application.Id == report.ApplicationId
                    && application.UserId == report.RequestedBy
                ),
                FinishedAt = report.FinishedAt,
                DueAt = report.DueAt,
                ErrorCode = report.ErrorCode,
                ErrorDetail = report.ErrorDetail,
                Sha256 = report.Sha256,
            })
            .ToListAsync(ct);
        return new ReportList(
            campaign.Rules.TimeZone,
            publication?.Number,
            publication is null
                ? []
                :
                [
                    .. publication
                        .FullRanking()
                        .Candidates.Select(row => new ReportCandidate(row.Application, row.Code))
                        .OrderBy(candidate => candidate.Code, StringComparer.Ordinal),
                ],
            await all.CountAsync(ct),
            PageSize,
            await all.NotHeld(db)
                .CountAsync(
                    report =>
                        report.State == ReportState.Pending || report.State == ReportState.Running,
                    ct
                ),
            page
        );
    }
}
