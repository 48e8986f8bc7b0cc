using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Moves an account to the address whose owner answers the mail. Every session ends; the old address is told.</summary>
[Requires(Permission.Public)]
public sealed record ConfirmNewEmail(
    Guid User,
    [property: Required, StringLength(EmailAddress.MaximumLength)] string Email,
    [property: Required, StringLength(2_000)] string Token
) : ICommand<Done>;

internal sealed class ConfirmNewEmailHandler(
    UserManager<AppUser> users,
    AccountMails mails,
    GrantReader grants,
    UseCaseContext context
) : IHandler<ConfirmNewEmail, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ConfirmNewEmail message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = await users.FindByIdAsync(message.User.ToString("D"));
        if (user is null || !await IsValidAsync(user, message))
        {
            return new Problem(AccountProblems.LinkNotValid);
        }

        // since the mail was sent somebody may have registered with it; who reads the mailbox may know
        if (await users.FindByEmailAsync(message.Email) is not null)
        {
            return new Problem(AccountProblems.EmailTaken);
        }

        var old = user.Email!;
        user.Email = user.UserName = message.Email;
        user.EmailConfirmed = true;
        if (IdentityOutcome.ProblemOf(await users.UpdateSecurityStampAsync(user)) is { } lost)
        {
            return lost;
        }

        mails.AddressChanged(user, old);
        context.AfterCommit(() => grants.Forget(user.UserId));
        return Done.Value;
    }

    private Task<bool> IsValidAsync(AppUser user, ConfirmNewEmail message) =>
        users.VerifyUserTokenAsync(
            user,
            AccountLinkTokens.Name,
            UserManager<AppUser>.GetChangeEmailTokenPurpose(message.Email),
            message.Token
        );
}
