using Hangfire;
using StaffSelect.Web.Account;
using StaffSelect.Web.Files;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Reports.Requests;

namespace StaffSelect.Web.Jobs;

/// <summary>The only list of recurring jobs and their schedules.</summary>
/// <remarks>Work is rows in our tables; a job is a sweep over rows that are due, and sweeping twice is harmless.</remarks>
internal sealed class RecurringJobs(IRecurringJobManager jobs) : IHostedService
{
    private const string EveryQuarterMinute = "*/15 * * * * *";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        jobs.AddOrUpdate<MailJob>(
            "mail",
            job => job.RunAsync(CancellationToken.None),
            EveryQuarterMinute
        );
        jobs.AddOrUpdate<FailedSignInsJob>(
            "failed-sign-ins",
            job => job.RunAsync(CancellationToken.None),
            Cron.Hourly
        );
        jobs.AddOrUpdate<OldSessionsJob>(
            "old-sessions",
            job => job.RunAsync(CancellationToken.None),
            Cron.Daily
        );
        jobs.AddOrUpdate<CloseOverdueAttemptsJob>(
            "close-overdue-attempts",
            job => job.RunAsync(CancellationToken.None),
            EveryQuarterMinute
        );
        jobs.AddOrUpdate<StrayFilesJob>(
            "stray-files",
            job => job.RunAsync(CancellationToken.None),
            Cron.Daily
        );
        jobs.AddOrUpdate<ReportJob>(
            "reports",
            job => job.RunAsync(CancellationToken.None),
            EveryQuarterMinute
        );
        jobs.AddOrUpdate<TellKeepersJob>(
            "tell-keepers",
            job => job.RunAsync(CancellationToken.None),
            Cron.Daily(5)
        );
        jobs.AddOrUpdate<MessageJob>(
            "messages",
            job => job.RunAsync(CancellationToken.None),
            EveryQuarterMinute
        );
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
