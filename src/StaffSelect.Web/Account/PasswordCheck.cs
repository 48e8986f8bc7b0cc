using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;

namespace StaffSelect.Web.Account;

/// <summary>Judges an address and a password: the delay first, then the password, then a note of the failure.</summary>
/// <remarks>Costs and answers the same whether the address has an account or not.</remarks>
internal sealed class PasswordCheck(
    UserManager<AppUser> users,
    TryGuard guard,
    UnknownAccount unknown
)
{
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
        if (await guard.EnterAsync(email, network, ct) is { } early)
        {
            return early;
        }

        if (!await IsRightAsync(user, password))
        {
            return guard.Failed(email, network, AccountProblems.SignInRefused);
        }

        await guard.ForgetAsync(email, network, ct);
        return null;
    }

    /// <summary>The same of an account that is known; a wrong password is said to be wrong, at its field.</summary>
    public async Task<Problem?> ProveAsync(
        AppUser user,
        string password,
        string? network,
        string field,
        CancellationToken ct
    )
    {
        var refused = await CheckAsync(user, user.Email!, password, network, ct);
        return refused?.Code == AccountProblems.SignInRefused
            ? (refused with { Code = AccountProblems.PasswordNotTheOneChosen }).At(field)
            : refused;
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
