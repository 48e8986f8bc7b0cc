using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>Stops the clock of the sender's test for one of the granted breaks.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Epoch">The window that asks.</param>
/// <param name="ReceivedAt">UTC by the server's clock, when the whole request had been read.</param>
[Requires(Permission.TestTake)]
public sealed record TakeBreak(
    AttemptId Attempt,
    [property: Range(1, int.MaxValue)] int Epoch,
    DateTime ReceivedAt
) : ICommand<TestRest>, IOfAttempt;

/// <summary>Lets the clock of the sender's test run again before the break is over.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Epoch">The window that asks.</param>
/// <param name="ReceivedAt">UTC by the server's clock, when the whole request had been read.</param>
[Requires(Permission.TestTake)]
public sealed record EndBreak(
    AttemptId Attempt,
    [property: Range(1, int.MaxValue)] int Epoch,
    DateTime ReceivedAt
) : ICommand<TestRest>, IOfAttempt;

/// <summary>What a break has made of the clock.</summary>
/// <param name="DeadlineAt">UTC, exclusive.</param>
/// <param name="Rest">The breaks.</param>
public sealed record TestRest(DateTime DeadlineAt, RestState? Rest);

internal sealed class TakeBreakHandler(AppDbContext db)
    : IHandler<TakeBreak, TestRest>,
        IHandler<EndBreak, TestRest>
{
    public Task<Result<TestRest>> HandleAsync(
        TakeBreak message,
        Actor actor,
        CancellationToken ct
    ) =>
        HandleAsync(
            message.Attempt,
            actor,
            attempt => attempt.StartBreak(message.Epoch, message.ReceivedAt),
            ct
        );

    public Task<Result<TestRest>> HandleAsync(
        EndBreak message,
        Actor actor,
        CancellationToken ct
    ) =>
        HandleAsync(
            message.Attempt,
            actor,
            attempt => attempt.EndBreak(message.Epoch, message.ReceivedAt),
            ct
        );

    private async Task<Result<TestRest>> HandleAsync(
        AttemptId id,
        Actor actor,
        Func<Attempt, Result<AttemptEvent?>> change,
        CancellationToken ct
    )
    {
        var attempt = await db.Set<Attempt>().SingleOrDefaultAsync(stored => stored.Id == id, ct);
        if (attempt is null || attempt.Owner != actor.UserId)
        {
            return Problem.NotFound;
        }

        var changed = change(attempt);
        if (changed.Problem is { } problem)
        {
            return problem;
        }

        if (changed.Value is { } entry)
        {
            db.Add(entry);
        }

        return new TestRest(attempt.DeadlineAt, RestState.Of(attempt));
    }
}
