using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>Ends the sender's test. Asked again, it tells the receipt again.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Epoch">The window that asks.</param>
/// <param name="ReceivedAt">UTC by the server's clock, when the whole request had been read.</param>
[Requires(Permission.TestTake)]
public sealed record FinishTest(
    AttemptId Attempt,
    [property: Range(1, int.MaxValue)] int Epoch,
    DateTime ReceivedAt
) : ICommand<TestReceipt>, IOfAttempt;

/// <summary>What the candidate keeps after the test.</summary>
/// <param name="Code">The receipt code.</param>
/// <param name="ClosedAt">UTC.</param>
/// <param name="IsExpired">The time ran out.</param>
/// <param name="Answered">Items with an answer.</param>
/// <param name="Items">All items.</param>
/// <param name="Late">Changes that came too late.</param>
public sealed record TestReceipt(
    string Code,
    DateTime ClosedAt,
    bool IsExpired,
    int Answered,
    int Items,
    int Late
)
{
    internal static TestReceipt Of(Attempt attempt, AttemptState state) =>
        new(
            attempt.ReceiptCode!,
            attempt.ClosedAt!.Value,
            attempt.Status == AttemptStatus.Expired,
            state.AnsweredCount,
            attempt.Form.Items.Count,
            state.LateCount
        );
}

internal sealed class FinishTestHandler(AppDbContext db, AttemptClosing closing)
    : IHandler<FinishTest, TestReceipt>
{
    public async Task<Result<TestReceipt>> HandleAsync(
        FinishTest message,
        Actor actor,
        CancellationToken ct
    )
    {
        var attempt = await db.Set<Attempt>()
            .SingleOrDefaultAsync(stored => stored.Id == message.Attempt, ct);
        if (attempt is null || attempt.Owner != actor.UserId)
        {
            return Problem.NotFound;
        }

        if (attempt.IsClosed)
        {
            return TestReceipt.Of(attempt, await StateAsync(attempt.Id, ct));
        }

        var finished = attempt.Finish(message.Epoch, message.ReceivedAt);
        return finished.Problem is { } problem
            ? problem
            : TestReceipt.Of(attempt, await closing.ScoreAsync(attempt, finished.Value, ct));
    }

    private async Task<AttemptState> StateAsync(AttemptId attempt, CancellationToken ct) =>
        AttemptState.Read(
            (
                await db.Set<AttemptEvent>()
                    .AsNoTracking()
                    .Where(entry => entry.Attempt == attempt)
                    .ToListAsync(ct)
            ).Select(entry => entry.Entry)
        );
}
