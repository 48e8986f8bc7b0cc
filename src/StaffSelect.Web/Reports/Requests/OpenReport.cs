using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Files;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>Staff open a finished report; the opening is written in the journal.</summary>
[Requires(Permission.ReportsRequest)]
public sealed record OpenReport(ReportId Report) : IQuery<ReportFile>, IOfReport;

/// <summary>A candidate opens the own finished report; the opening is written in the journal.</summary>
[Requires(Permission.SignedIn)]
public sealed record OpenMyReport(ReportId Report) : IQuery<ReportFile>;

/// <summary>A report as it is sent.</summary>
/// <param name="Name">File name; has the code and no name of a person.</param>
/// <param name="Content">PDF.</param>
public sealed record ReportFile(string Name, Stream Content);

internal sealed class OpenReportHandler(AppDbContext db, FileStore files, UseCaseContext context)
    : IHandler<OpenReport, ReportFile>,
        IHandler<OpenMyReport, ReportFile>
{
    public async Task<Result<ReportFile>> HandleAsync(
        OpenReport message,
        Actor actor,
        CancellationToken ct
    ) =>
        await OpenAsync(
            await db.Set<ReportRequest>()
                .AsNoTracking()
                .SingleAsync(report => report.Id == message.Report, ct),
            ct
        );

    public async Task<Result<ReportFile>> HandleAsync(
        OpenMyReport message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = actor.RequiredUserId;
        var own = await db.Set<ReportRequest>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                report =>
                    report.Id == message.Report
                    && db.Applications.Any(application =>
                        application.Id == report.ApplicationId && application.UserId == user
                    ),
                ct
            );
        return own is null ? Problem.NotFound : await OpenAsync(own, ct);
    }

    private async Task<Result<ReportFile>> OpenAsync(ReportRequest report, CancellationToken ct)
    {
        if (report.FileId is not { } id)
        {
            return new Problem(ReportProblems.ReportNotReady);
        }

        if (await files.OpenAsync(id, ct) is not { } opened)
        {
            return new Problem(ReportProblems.ReportFileLost);
        }

        context.RecordRead(nameof(ReportRequest), report.Id.ToString(), report.CampaignId);
        return new ReportFile(report.FileName, opened.Content);
    }
}
