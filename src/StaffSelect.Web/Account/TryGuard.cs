using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Slows guessing: the turn and the delay before a try, a note of the failure after it.</summary>
internal sealed class TryGuard(
    AppDbContext db,
    SignInTurn turn,
    UseCaseContext context,
    TimeProvider time
)
{
    private const string UnknownNetwork = "unknown";

    /// <summary>Null when a try may be judged now.</summary>
    /// <param name="name">Under what failures are counted: an address, or <see cref="FailedSignIn.SecondStepOf"/> it.</param>
    /// <param name="network">Where the try comes from.</param>
    public async Task<Problem?> EnterAsync(string name, string? network, CancellationToken ct)
    {
        var from = network ?? UnknownNetwork;
        if (!await turn.TakeAsync(name, from, ct))
        {
            return Problem.Busy;
        }

        return await NextAtAsync(FailedSignIn.KeyOf(name), from, ct) is { } next
            ? new Problem(AccountProblems.TooManyAttempts, new HourOf(WholeMinute(next)))
            : null;
    }

    /// <summary>The refusal, with the failure kept.</summary>
    public Problem Failed(string name, string? network, string code)
    {
        var now = time.UtcNow();
        context.Fact(
            (facts, _) =>
            {
                facts
                    .Set<FailedSignIn>()
                    .Add(FailedSignIn.Record(name, network ?? UnknownNetwork, now));
                return Task.CompletedTask;
            }
        );
        return new Problem(code).Keep();
    }

    /// <summary>Forgets the failures from a network: the try was right.</summary>
    public async Task ForgetAsync(string name, string? network, CancellationToken ct)
    {
        var account = FailedSignIn.KeyOf(name);
        var from = network ?? UnknownNetwork;
        db.RemoveRange(
            await db.Set<FailedSignIn>()
                .Where(row => row.Account == account && row.Network == from)
                .ToListAsync(ct)
        );
    }

    /// <summary>Forgets every failure of an account: its owner has proved himself by mail.</summary>
    public async Task ForgetAllAsync(string name, CancellationToken ct)
    {
        var account = FailedSignIn.KeyOf(name);
        db.RemoveRange(
            await db.Set<FailedSignIn>().Where(row => row.Account == account).ToListAsync(ct)
        );
    }

    private async Task<DateTime?> NextAtAsync(string account, string network, CancellationToken ct)
    {
        var now = time.UtcNow();
        var since = now - SignInDelay.Window;
        var failures = db.Set<FailedSignIn>()
            .AsNoTracking()
            .Where(row => row.Account == account && row.At > since);
        var here = await failures
            .Where(row => row.Network == network)
            .Select(row => row.At)
            .ToListAsync(ct);
        var elsewhere = await failures.CountAsync(row => row.Network != network, ct);
        return SignInDelay.NextAt(here, elsewhere, now);
    }

    /// <summary>Up to the next whole minute: the page names hour and minute.</summary>
    private static DateTime WholeMinute(DateTime at) =>
        new(
            (at.Ticks + TimeSpan.TicksPerMinute - 1)
                / TimeSpan.TicksPerMinute
                * TimeSpan.TicksPerMinute,
            DateTimeKind.Utc
        );
}
