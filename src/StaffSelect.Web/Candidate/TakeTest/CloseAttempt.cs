using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>Attempts whose deadline passed some time ago, oldest first.</summary>
[Requires(Permission.SystemManage)]
public sealed record GetOverdueAttempts : IQuery<IReadOnlyList<AttemptId>>;

internal sealed class GetOverdueAttemptsHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetOverdueAttempts, IReadOnlyList<AttemptId>>
{
    private const int Most = 1_000;

    public async Task<Result<IReadOnlyList<AttemptId>>> HandleAsync(
        GetOverdueAttempts message,
        Actor actor,
        CancellationToken ct
    )
    {
        var before = time.UtcNow().AddSeconds(-TimeAccount.SettlementSeconds);
        return await db.Set<Attempt>()
            .Where(attempt =>
                attempt.Status == AttemptStatus.InProgress && attempt.DeadlineAt <= before
            )
            .OrderBy(attempt => attempt.DeadlineAt)
            .Select(attempt => attempt.Id)
            .Take(Most)
            .ToListAsync(ct);
    }
}

/// <summary>Closes an attempt whose deadline has passed, with what was saved; one that is closed stays as it is.</summary>
[Requires(Permission.SystemManage)]
public sealed record CloseAttempt(AttemptId Attempt) : ICommand<Done>;

internal sealed class CloseAttemptHandler(
    AppDbContext db,
    AttemptClosing closing,
    UseCaseContext context,
    TimeProvider time
) : IHandler<CloseAttempt, Done>
{
    public async Task<Result<Done>> HandleAsync(
        CloseAttempt message,
        Actor actor,
        CancellationToken ct
    )
    {
        var attempt = await db.Set<Attempt>()
            .SingleOrDefaultAsync(stored => stored.Id == message.Attempt, ct);
        if (attempt is null)
        {
            return Problem.NotFound;
        }

        if (attempt.IsClosed)
        {
            return Done.Value;
        }

        if (!TimeAccount.IsOverdue(attempt.DeadlineAt, time.UtcNow()))
        {
            return new Problem(TestProblems.DeadlineNotReached);
        }

        var expired = attempt.Expire(time.UtcNow());
        if (expired.Problem is { } problem)
        {
            return problem;
        }

        context.Campaign = attempt.Campaign;
        await closing.ScoreAsync(attempt, expired.Value, ct);
        return Done.Value;
    }
}
