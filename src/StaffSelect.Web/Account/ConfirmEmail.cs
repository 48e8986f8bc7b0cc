using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Confirms an address by the mail's link and the password chosen when registering, and opens a session.</summary>
/// <remarks>
/// The link alone is not enough: it proves who reads the mailbox, the password proves that the same person registered. Otherwise somebody could register
/// a stranger's address with a password of his own and wait until the stranger confirms.
/// </remarks>
[Requires(Permission.Public)]
public sealed record ConfirmEmail(
    Guid User,
    [property: Required, StringLength(2_000)] string Token,
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password
) : ICommand<SignedInAccount>;

internal sealed class ConfirmEmailHandler(
    UserManager<AppUser> users,
    PasswordCheck passwords,
    AccountSessions sessions
) : IHandler<ConfirmEmail, SignedInAccount>
{
    public async Task<Result<SignedInAccount>> HandleAsync(
        ConfirmEmail message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = await users.FindByIdAsync(message.User.ToString("D"));
        if (user is null or { EmailConfirmed: true } || !await IsValidAsync(user, message.Token))
        {
            return new Problem(AccountProblems.LinkNotValid);
        }

        var refused = await passwords.ProveAsync(
            user,
            message.Password,
            actor.Network,
            nameof(message.Password),
            ct
        );
        if (refused is not null)
        {
            return refused;
        }

        user.EmailConfirmed = true;
        // with a new stamp the link, and any other sent before, opens nothing more
        return IdentityOutcome.ProblemOf(await users.UpdateSecurityStampAsync(user)) is { } lost
            ? lost
            : await sessions.OpenAsync(user, ct);
    }

    private Task<bool> IsValidAsync(AppUser user, string token) =>
        users.VerifyUserTokenAsync(
            user,
            AccountLinkTokens.Name,
            UserManager<AppUser>.ConfirmEmailTokenPurpose,
            token
        );
}
