using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>The sender's own reports about the valid version, with their progress.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMyReports([property: Required, StringLength(60)] string CampaignCode)
    : IQuery<MyReports>;

/// <summary>What a candidate sees of the own reports.</summary>
/// <param name="Campaign">Title of the campaign.</param>
/// <param name="TimeZone">Zone of its dates.</param>
/// <param name="IsDemo">Data are invented.</param>
/// <param name="Code">Publication code.</param>
/// <param name="IsPublished">Whether reports can be asked for.</param>
/// <param name="IsInList">Whether the candidate is in the published list.</param>
/// <param name="Reports">In the order of asking.</param>
public sealed record MyReports(
    LocalizedText Campaign,
    string TimeZone,
    bool IsDemo,
    string Code,
    bool IsPublished,
    bool IsInList,
    IReadOnlyList<MyReport> Reports
);

/// <summary>One own report.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Language"><c>uk</c> or <c>en</c>.</param>
/// <param name="Copy">With or without the name.</param>
/// <param name="State">Progress.</param>
/// <param name="RequestedAt">UTC.</param>
/// <param name="FinishedAt">UTC.</param>
/// <param name="Size">Bytes of the file.</param>
/// <param name="Sha256">Of the file.</param>
public sealed record MyReport(
    ReportId Id,
    string Language,
    ReportCopy Copy,
    ReportState State,
    DateTime RequestedAt,
    DateTime? FinishedAt,
    long? Size,
    string? Sha256
);

internal sealed class GetMyReportsHandler(AppDbContext db, ReportDesk desk)
    : IHandler<GetMyReports, MyReports>
{
    public async Task<Result<MyReports>> HandleAsync(
        GetMyReports message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.OwnApplicationAsync(message.CampaignCode, actor, ct) is not { } application)
        {
            return Problem.NotFound;
        }

        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == application.CampaignId, ct);
        var publication = await desk.PublishedAsync(campaign.Id, ct);
        var reports = publication is null
            ? []
            : await (
                from report in db.Set<ReportRequest>().AsNoTracking()
                where
                    report.ApplicationId == application.Id && report.PublicationId == publication.Id
                orderby report.RequestedAt, report.Id
                select new MyReport(
                    report.Id,
                    report.Language,
                    report.Copy,
                    report.State,
                    report.RequestedAt,
                    report.FinishedAt,
                    db.StoredFiles.Where(file => file.Id == report.FileId)
                        .Select(file => (long?)file.Size)
                        .FirstOrDefault(),
                    report.Sha256
                )
            ).ToListAsync(ct);
        return new MyReports(
            campaign.Title,
            campaign.Rules.TimeZone,
            campaign.IsDemo,
            application.PublicationCode,
            publication is not null,
            publication?.FullRanking().Find(application.Id) is not null,
            reports
        );
    }
}
