using System.Linq.Expressions;
using Hangfire;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Reports.Assessment;
using StaffSelect.Web.Reports.Batches;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>Makes requested reports: at every sweep, and at once when one is asked for.</summary>
/// <remarks>Running twice or being killed does no harm: the row's lease decides whose result counts.</remarks>
internal sealed class ReportJob(
    UseCases.UseCases useCases,
    ReportSweep sweep,
    PublishedRankings rankings,
    ILogger<ReportJob> log
)
{
    private static readonly Actor Job = Actor.System("reports");

    /// <summary>Every report that is due, those of batches among them, several at a time.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        if (!sweep.TryBegin())
        {
            return;
        }

        try
        {
            while (await PortionAsync(ct)) { }

            await useCases.SendAsync(new SettleReportBatches(), Job, ct);
        }
        finally
        {
            rankings.Forget();
            sweep.End();
        }
    }

    /// <returns>Whether anything was done, so that it is worth looking again.</returns>
    private async Task<bool> PortionAsync(CancellationToken ct)
    {
        var filled = await useCases.SendAsync(new FillReportBatch(), Job, ct);
        var due = await useCases.SendAsync(new GetDueReports(), Job, ct);
        var taken = 0;
        await Parallel.ForEachAsync(
            due.Value,
            new ParallelOptions { MaxDegreeOfParallelism = sweep.Hands, CancellationToken = ct },
            async (report, token) =>
            {
                if (await TryMakeAsync(report, token))
                {
                    Interlocked.Increment(ref taken);
                }
            }
        );
        return taken > 0 || filled is { IsSuccess: true, Value: > 0 };
    }

    /// <summary>One report, if it is due.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task MakeAsync(Guid id, CancellationToken ct) => TryMakeAsync(new ReportId(id), ct);

    /// <returns>Whether it was this job's to make.</returns>
    private async Task<bool> TryMakeAsync(ReportId report, CancellationToken ct)
    {
        var taken = await useCases.SendAsync(new TakeReport(report), Job, ct);
        if (!taken.IsSuccess || taken.Value is not { } lease)
        {
            return false;
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
            log.LogError(exception, "Report {Report} could not be made", report);
            await FailAsync(
                report,
                lease,
                ReportProblems.ReportUnexpected,
                exception.GetType().Name,
                ct
            );
        }

        return true;
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
    public void Signal(ReportId report) =>
        Enqueue(job => job.MakeAsync(report.Value, CancellationToken.None));

    /// <summary>Begins a sweep now.</summary>
    public void Sweep() => Enqueue(job => job.RunAsync(CancellationToken.None));

    private void Enqueue(Expression<Func<ReportJob, Task>> call)
    {
        try
        {
            services.GetService<IBackgroundJobClient>()?.Enqueue(call);
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
