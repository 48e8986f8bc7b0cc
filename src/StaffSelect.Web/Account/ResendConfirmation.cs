using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Asks for another mail that confirms an address; the answer is the same whether there is anything to confirm.</summary>
/// <param name="ReturnUrl">Where the person came from; the mail's link leads back there.</param>
[Requires(Permission.Public)]
public sealed record ResendConfirmation(
    [property: Required, StringLength(EmailAddress.MaximumLength)] string Email,
    [property: StringLength(LocalPath.MaximumLength)] string? ReturnUrl = null
) : ICommand<Done>;

internal sealed class ResendConfirmationHandler(
    UserManager<AppUser> users,
    AccountMails mails,
    NetworkLimit limit
) : IHandler<ResendConfirmation, Done>
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

        if (limit.Enter(typeof(ResendConfirmation), actor) is { } tooMany)
        {
            return tooMany;
        }

        if (await users.FindByEmailAsync(parsed.Value) is { EmailConfirmed: false } user)
        {
            await mails.ConfirmAddressAsync(user, message.ReturnUrl, ct);
        }

        return Done.Value;
    }
}
