using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>Takes requests, whoever makes them.</summary>
internal sealed class ReportDesk(
    AppDbContext db,
    TimeProvider time,
    UseCaseContext context,
    ReportWake wake
)
{
    /// <summary>The valid published version, or null.</summary>
    public Task<ResultsPublication?> PublishedAsync(CampaignId campaign, CancellationToken ct) =>
        db.Set<ResultsPublication>()
            .AsNoTracking()
            .Where(publication => publication.CampaignId == campaign)
            .OrderByDescending(publication => publication.Number)
            .FirstOrDefaultAsync(ct);

    /// <summary>The request for the valid version: a new one, the one that exists, or the failed one started again.</summary>
    public async Task<Result<ReportId>> RequestAsync(
        Application application,
        string language,
        ReportCopy copy,
        UserId? by,
        CancellationToken ct
    )
    {
        context.Campaign = application.CampaignId;
        if (await PublishedAsync(application.CampaignId, ct) is not { } publication)
        {
            return new Problem(ReportProblems.ReportNotPublished);
        }

        if (publication.FullRanking().Find(application.Id) is not { } row)
        {
            return new Problem(ReportProblems.ReportNotInList);
        }

        var report = await db.Set<ReportRequest>()
            .SingleOrDefaultAsync(
                one =>
                    one.ApplicationId == application.Id
                    && one.PublicationId == publication.Id
                    && one.Language == language
                    && one.Copy == copy,
                ct
            );
        if (report is null)
        {
            report = ReportRequest.Create(
                new ReportSubject(application.CampaignId, application.Id, publication.Id, row.Code),
                language,
                copy,
                by,
                time.UtcNow()
            );
            db.Add(report);
        }
        else if (report.State == ReportState.Failed)
        {
            report.Restart(time.UtcNow());
            report.AskSingly();
        }
        else if (report.State != ReportState.Done)
        {
            report.AskSingly();
        }

        Wake(report);
        return report.Id;
    }

    /// <summary>Calls the job once the request is stored.</summary>
    public void Wake(ReportRequest report)
    {
        if (report.State == ReportState.Pending)
        {
            var id = report.Id;
            context.AfterCommit(() => wake.Signal(id));
        }
    }
}
