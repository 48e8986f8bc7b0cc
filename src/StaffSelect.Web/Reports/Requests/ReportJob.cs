using Hangfire;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>Makes requested reports: at every sweep, and at once when one is asked for.</summary>
/// <remarks>Running twice or being killed does no harm: the row's lease decides whose result counts.</remarks>
internal sealed class ReportJob(UseCases.UseCases useCases, ILogger<ReportJob> log)
{
    private static readonly Actor Job = Actor.System("reports");

    /// <summary>Every report that is due.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        var due = await useCases.SendAsync(new GetDueReports(), Job, ct);
        foreach (var report in due.Value)
        {
            await MakeAsync(report.Value, ct);
        }
    }

    /// <summary>One report, if it is due.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task MakeAsync(Guid id, CancellationToken ct)
    {
        var report = new ReportId(id);
        var taken = await useCases.SendAsync(new TakeReport(report), Job, ct);
        if (!taken.IsSuccess || taken.Value is not { } lease)
        {
            return;
        }

        try
        {
            var made = await useCases.SendAsync(new MakeReport(report, lease), Job, ct);
            if (made.Problem is { } problem && problem.Code != ReportProblems.ReportLeaseLost)
            {
                await FailAsync(report, lease, problem.Code, null, ct);
            }
        }
        // a stopping server leaves the lease to end; anything else is a reason for people to read
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "Report {Report} could not be made", id);
            await FailAsync(
                report,
                lease,
                ReportProblems.ReportUnexpected,
                exception.GetType().Name,
                ct
            );
        }
    }

    private Task<Result<Done>> FailAsync(
        ReportId report,
        Guid lease,
        string code,
        string? detail,
        CancellationToken ct
    ) => useCases.SendAsync(new FailReport(report, lease, code, detail), Job, ct);
}

/// <summary>Wakes the job after a commit that asked for a report; the sweep finds it anyway.</summary>
internal sealed class ReportWake(IServiceProvider services, ILogger<ReportWake> log)
{
    public void Signal(ReportId report)
    {
        try
        {
            services
                .GetService<IBackgroundJobClient>()
                ?.Enqueue<ReportJob>(job => job.MakeAsync(report.Value, CancellationToken.None));
        }
        catch (BackgroundJobClientException exception)
        {
            log.LogWarning(
                exception,
                "The report job could not be woken; the next sweep makes the report"
            );
        }
    }
}
