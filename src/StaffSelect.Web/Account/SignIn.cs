using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Opens a session with an address and a password.</summary>
[Requires(Permission.Public)]
public sealed record SignIn(
    [property: Required, StringLength(EmailAddress.MaximumLength)] string Email,
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password
) : ICommand<SignedInAccount>;

internal sealed class SignInHandler(
    UserManager<AppUser> users,
    PasswordCheck passwords,
    AccountMails mails,
    AccountSessions sessions,
    UseCaseContext context
) : IHandler<SignIn, SignedInAccount>
{
    public async Task<Result<SignedInAccount>> HandleAsync(
        SignIn message,
        Actor actor,
        CancellationToken ct
    )
    {
        var email = message.Email.Trim();
        var user = await users.FindByEmailAsync(email);
        var refused = await passwords.CheckAsync(user, email, message.Password, actor.Network, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (!user!.EmailConfirmed)
        {
            // the same words as for a wrong password: whoever registered somebody else's address must not learn from them
            context.Fact((_, token) => mails.ConfirmAddressAsync(user, null, token));
            return new Problem(AccountProblems.SignInRefused).Keep();
        }

        return await sessions.OpenAsync(user, ct);
    }
}
