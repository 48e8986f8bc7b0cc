using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Manage;

/// <summary>Asks for another address. Nothing changes before the mail to it is answered; the answer is the same whoever has the address.</summary>
[Requires(Permission.SignedIn)]
public sealed record RequestEmailChange(
    [property: Required, StringLength(EmailAddress.MaximumLength)] string Email,
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password
) : ICommand<Done>;

internal sealed class RequestEmailChangeHandler(
    UserManager<AppUser> users,
    OwnAccount own,
    AccountMails mails
) : IHandler<RequestEmailChange, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RequestEmailChange message,
        Actor actor,
        CancellationToken ct
    )
    {
        var parsed = EmailAddress.Parse(message.Email);
        if (parsed.Problem is { } malformed)
        {
            return malformed.At(nameof(message.Email));
        }

        var proved = await own.ProvedAsync(actor, message.Password, nameof(message.Password), ct);
        if (proved.Problem is { } refused)
        {
            return refused;
        }

        var user = proved.Value;
        if (EmailAddress.Normalize(parsed.Value) == user.NormalizedEmail)
        {
            return new Problem(AccountProblems.SameEmail).At(nameof(message.Email));
        }

        if (await users.FindByEmailAsync(parsed.Value) is { } owner)
        {
            await mails.AlreadyRegisteredAsync(owner, ct);
        }
        else
        {
            await mails.ConfirmNewAddressAsync(user, parsed.Value, ct);
        }

        return Done.Value;
    }
}
