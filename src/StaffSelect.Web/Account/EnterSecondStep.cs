using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>The second step of signing in: a code of the authenticator application, or a recovery code.</summary>
/// <param name="User">Whose password was right, as the browser's sealed ticket says.</param>
/// <param name="Stamp">The security stamp of that moment; only the ticket knows it.</param>
[Requires(Permission.Public)]
public sealed record EnterSecondStep(
    Guid User,
    [property: Required, StringLength(100)] string Stamp,
    [property: Required, StringLength(40)] string Code
) : ICommand<SignedInAccount>;

internal sealed class EnterSecondStepHandler(
    AppDbContext db,
    UserManager<AppUser> users,
    TryGuard guard,
    SecondFactorKeys keys,
    AccountMails mails,
    AccountSessions sessions,
    TimeProvider time
) : IHandler<EnterSecondStep, SignedInAccount>
{
    public async Task<Result<SignedInAccount>> HandleAsync(
        EnterSecondStep message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = await users.FindByIdAsync(message.User.ToString("D"));
        if (user is not { TwoFactorEnabled: true } || user.SecurityStamp != message.Stamp)
        {
            return new Problem(AccountProblems.FirstStepOver);
        }

        var name = FailedSignIn.SecondStepOf(user.Email!);
        if (await guard.EnterAsync(name, actor.Network, ct) is { } early)
        {
            return early;
        }

        var factor = await db.Set<SecondFactor>()
            .Include(row => row.RecoveryCodes)
            .SingleAsync(row => row.User == user.UserId, ct);
        // a recovery code is longer than a code of the application: nobody has to say which it is
        var isRecovery = message.Code.Count(char.IsAsciiLetterOrDigit) > OneTimeCode.Digits;
        var used = isRecovery
            ? factor.UseRecovery(message.Code, time.UtcNow())
            : factor.Use(keys.Open(factor), message.Code, time.UtcNow());
        if (used.Problem is { } wrong)
        {
            return guard.Failed(name, actor.Network, wrong.Code).At(nameof(message.Code));
        }

        await guard.ForgetAsync(name, actor.Network, ct);
        if (isRecovery)
        {
            mails.RecoveryCodeUsed(user, factor.CodesLeft);
        }

        return await sessions.OpenAsync(user, hasSecondFactor: true, ct);
    }
}
