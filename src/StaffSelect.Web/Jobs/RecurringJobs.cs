using Hangfire;

namespace StaffSelect.Web.Jobs;

/// <summary>The only list of recurring jobs and their schedules.</summary>
/// <remarks>Work is rows in our tables; a job is a sweep over rows that are due, and sweeping twice is harmless.</remarks>
internal sealed class RecurringJobs(IRecurringJobManager jobs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // one line a job: jobs.AddOrUpdate<SweepJob>("name", job => job.RunAsync(CancellationToken.None), EveryQuarterMinute);
        _ = jobs;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
