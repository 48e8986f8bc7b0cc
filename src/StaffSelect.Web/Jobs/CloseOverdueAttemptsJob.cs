using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Jobs;

/// <summary>Closes tests whose time is over and that nobody finished: a closed laptop must not keep an attempt open for ever.</summary>
internal sealed class CloseOverdueAttemptsJob(
    UseCases.UseCases useCases,
    ILogger<CloseOverdueAttemptsJob> log
)
{
    private static readonly Actor Sender = Actor.System("close overdue attempts");

    public async Task RunAsync(CancellationToken ct)
    {
        var overdue = await useCases.SendAsync(new GetOverdueAttempts(), Sender, ct);
        foreach (var attempt in overdue.Value)
        {
            var closed = await useCases.SendAsync(new CloseAttempt(attempt), Sender, ct);
            if (closed.Problem is { } problem)
            {
                log.LogWarning("Attempt {Attempt} was not closed: {Code}", attempt, problem.Code);
            }
        }
    }
}
