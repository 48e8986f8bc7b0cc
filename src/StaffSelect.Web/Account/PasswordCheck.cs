using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Judges an address and a password: the delay first, then the password, then a note of the failure.</summary>
/// <remarks>Costs and answers the same whether the address has an account or not.</remarks>
internal sealed class PasswordCheck(
    AppDbContext db,
    UserManager<AppUser> users,
    SignInTurn turn,
    UnknownAccount unknown,
    UseCaseContext context,
    TimeProvider time
)
{
    private const string UnknownNetwork = "unknown";

    /// <summary>Null when the password is the account's; else the refusal, with the failure kept.</summary>
    /// <param name="user">The account of the address, or null.</param>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="network">Where the try comes from.</param>
    public async Task<Problem?> CheckAsync(
        AppUser? user,
        string email,
        string password,
        string? network,
        CancellationToken ct
    )
    {
        var from = network ?? UnknownNetwork;
        if (!await turn.TakeAsync(email, from, ct))
        {
            return Problem.Busy;
        }

        var now = time.UtcNow();
        var account = FailedSignIn.KeyOf(email);
        if (await NextAtAsync(account, from, now, ct) is { } next)
        {
            return new Problem(AccountProblems.TooManyAttempts, new HourOf(WholeMinute(next)));
        }

        if (await IsRightAsync(user, password))
        {
            await ForgetAsync(account, from, ct);
            return null;
        }

        context.Fact(
            (facts, _) =>
            {
                facts.Set<FailedSignIn>().Add(FailedSignIn.Record(email, from, now));
                return Task.CompletedTask;
            }
        );
        return new Problem(AccountProblems.SignInRefused).Keep();
    }

    /// <summary>Forgets every failure of an account: its owner has proved himself by mail.</summary>
    public async Task ForgetAllAsync(string email, CancellationToken ct)
    {
        var account = FailedSignIn.KeyOf(email);
        var failures = await db.Set<FailedSignIn>()
            .Where(row => row.Account == account)
            .ToListAsync(ct);
        db.RemoveRange(failures);
    }

    private async Task<DateTime?> NextAtAsync(
        string account,
        string network,
        DateTime now,
        CancellationToken ct
    )
    {
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

    private async Task<bool> IsRightAsync(AppUser? user, string password)
    {
        var judged = user is { PasswordHash: not null } ? user : unknown.Account;
        // the manager would answer at once for an account without a password, and would store a renewed hash of the stand-in
        var verdict = users.PasswordHasher.VerifyHashedPassword(
            judged,
            judged.PasswordHash!,
            password
        );
        if (judged != user || verdict == PasswordVerificationResult.Failed)
        {
            return false;
        }

        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
            await users.UpdateAsync(user);
        }

        return true;
    }

    private async Task ForgetAsync(string account, string network, CancellationToken ct)
    {
        var failures = await db.Set<FailedSignIn>()
            .Where(row => row.Account == account && row.Network == network)
            .ToListAsync(ct);
        db.RemoveRange(failures);
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

/// <summary>Stands in for an address without an account, so that judging it takes as long.</summary>
internal sealed class UnknownAccount
{
    public UnknownAccount(IPasswordHasher<AppUser> hasher)
    {
        Account.PasswordHash = hasher.HashPassword(
            Account,
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
        );
    }

    public AppUser Account { get; } = new();
}
