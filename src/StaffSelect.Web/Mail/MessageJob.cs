using Hangfire;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Mail;

/// <summary>Hands over written messages, portion by portion; killed in between, the next sweep goes on with who is left.</summary>
internal sealed class MessageJob(UseCases.UseCases useCases)
{
    private static readonly Actor Job = Actor.System("messages");

    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        // refused = another process was faster twice; it goes on
        while (
            await useCases.SendAsync(new FillMessages(), Job, ct)
                is { IsSuccess: true, Value: true }
        ) { }
    }
}

/// <summary>Wakes the job after a commit that wrote a message; the sweep finds it anyway.</summary>
internal sealed class MessageWake(IServiceProvider services, ILogger<MessageWake> log)
{
    public void Signal()
    {
        try
        {
            services
                .GetService<IBackgroundJobClient>()
                ?.Enqueue<MessageJob>(job => job.RunAsync(CancellationToken.None));
        }
        catch (BackgroundJobClientException exception)
        {
            log.LogWarning(
                exception,
                "The message job could not be woken; the next sweep hands the message over"
            );
        }
    }
}
