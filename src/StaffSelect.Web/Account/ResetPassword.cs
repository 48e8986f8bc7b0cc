using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Sets a new password by a mail's link. Every session of the account ends; failed tries are forgotten; the address is confirmed by it.</summary>
[Requires(Permission.Public)]
public sealed record ResetPassword(
    Guid User,
    [property: Required, StringLength(2_000)] string Token,
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password
) : ICommand<Done>;

internal sealed class ResetPasswordHandler(
    UserManager<AppUser> users,
    TryGuard guard,
    AccountMails mails,
    GrantReader grants,
    UseCaseContext context
) : IHandler<ResetPassword, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ResetPassword message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = await users.FindByIdAsync(message.User.ToString("D"));
        if (user is null || !await IsValidAsync(user, message.Token))
        {
            return new Problem(AccountProblems.LinkNotValid);
        }

        if (PasswordRule.Check(message.Password, user.Email!) is { } weak)
        {
            return weak.At(nameof(message.Password));
        }

        user.EmailConfirmed = true;
        var reset = await users.ResetPasswordAsync(user, message.Token, message.Password);
        if (IdentityOutcome.ProblemOf(reset) is { } lost)
        {
            return lost;
        }

        await guard.ForgetAllAsync(user.Email!, ct);
        mails.PasswordChanged(user);
        context.AfterCommit(() => grants.Forget(user.UserId));
        return Done.Value;
    }

    private Task<bool> IsValidAsync(AppUser user, string token) =>
        users.VerifyUserTokenAsync(
            user,
            AccountLinkTokens.Name,
            UserManager<AppUser>.ResetPasswordTokenPurpose,
            token
        );
}
