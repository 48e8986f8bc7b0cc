using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Removes a lost second step: key, recovery codes and passkeys go, every session ends, the person is told.</summary>
internal sealed class SecondFactorRemoval(
    AppDbContext db,
    UserManager<AppUser> users,
    TryGuard guard,
    AccountMails mails,
    GrantReader grants,
    UseCaseContext context
)
{
    public async Task<Result<Done>> RemoveAsync(UserId user, CancellationToken ct)
    {
        var account = await users.FindByIdAsync(user.ToString());
        var passkeys = await db.Set<IdentityUserPasskey<Guid>>()
            .Where(passkey => passkey.UserId == user.Value)
            .ToListAsync(ct);
        if (account is null || (!account.TwoFactorEnabled && passkeys.Count == 0))
        {
            return new Problem(AccountProblems.NoSecondFactor);
        }

        db.RemoveRange(passkeys);
        db.RemoveRange(
            await db.Set<SecondFactor>()
                .Include(row => row.RecoveryCodes)
                .Where(row => row.User == user)
                .ToListAsync(ct)
        );
        account.TwoFactorEnabled = false;
        if (IdentityOutcome.ProblemOf(await users.UpdateSecurityStampAsync(account)) is { } lost)
        {
            return lost;
        }

        await guard.ForgetAllAsync(FailedSignIn.SecondStepOf(account.Email!), ct);
        mails.SecondFactorReset(account);
        context.AfterCommit(() => grants.Forget(user));
        return Done.Value;
    }
}
