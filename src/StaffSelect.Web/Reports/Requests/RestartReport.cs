using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>Starts a failed report again; a finished one is made anew from its kept values and must come out the same.</summary>
[Requires(Permission.ReportsRequest)]
public sealed record RestartReport(ReportId Report) : ICommand<Done>, IOfReport;

internal sealed class RestartReportHandler(AppDbContext db, TimeProvider time, ReportDesk desk)
    : IHandler<RestartReport, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RestartReport message,
        Actor actor,
        CancellationToken ct
    )
    {
        var report = await db.Set<ReportRequest>().SingleAsync(one => one.Id == message.Report, ct);
        var restarted = report.Restart(time.UtcNow());
        if (restarted.IsSuccess)
        {
            report.AskSingly();
            desk.Wake(report);
        }

        return restarted;
    }
}
