using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Asks for another mail that confirms an address; the answer is the same whether there is anything to confirm.</summary>
[Requires(Permission.Public)]
public sealed record ResendConfirmation(
    [property: Required, StringLength(EmailAddress.MaximumLength)] string Email
) : ICommand<Done>;

internal sealed class ResendConfirmationHandler(UserManager<AppUser> users, AccountMails mails)
    : IHandler<ResendConfirmation, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ResendConfirmation message,
        Actor actor,
        CancellationToken ct
    )
    {
        var parsed = EmailAddress.Parse(message.Email);
        if (parsed.Problem is { } malformed)
        {
            return malformed.At(nameof(message.Email));
        }

        if (await users.FindByEmailAsync(parsed.Value) is { EmailConfirmed: false } user)
        {
            await mails.ConfirmAddressAsync(user, ct);
        }

        return Done.Value;
    }
}
