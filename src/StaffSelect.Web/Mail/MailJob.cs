using Hangfire;

namespace StaffSelect.Web.Mail;

/// <summary>Runs the dispatcher: at every sweep, and at once when a use case has written a mail.</summary>
internal sealed class MailJob(OutboxDispatcher dispatcher)
{
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(CancellationToken ct) => dispatcher.SweepAsync(ct);
}

/// <summary>Wakes the dispatcher after a commit that wrote a mail; the sweep finds the mail anyway.</summary>
internal sealed class MailWake(IServiceProvider services, ILogger<MailWake> log)
{
    public void Signal()
    {
        try
        {
            services
                .GetService<IBackgroundJobClient>()
                ?.Enqueue<MailJob>(job => job.RunAsync(CancellationToken.None));
        }
        catch (BackgroundJobClientException exception)
        {
            log.LogWarning(
                exception,
                "The mail job could not be woken; the next sweep sends the mail"
            );
        }
    }
}
