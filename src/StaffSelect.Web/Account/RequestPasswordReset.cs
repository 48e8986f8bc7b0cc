using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Asks for a mail with which a new password can be set; the answer is the same whether there is an account.</summary>
/// <param name="ReturnUrl">Where the person came from; the mail's link leads back there.</param>
[Requires(Permission.Public)]
public sealed record RequestPasswordReset(
    [property: Required, StringLength(EmailAddress.MaximumLength)] string Email,
    [property: StringLength(LocalPath.MaximumLength)] string? ReturnUrl = null
) : ICommand<Done>;

internal sealed class RequestPasswordResetHandler(
    UserManager<AppUser> users,
    AccountMails mails,
    NetworkLimit limit
) : IHandler<RequestPasswordReset, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RequestPasswordReset message,
        Actor actor,
        CancellationToken ct
    )
    {
        var parsed = EmailAddress.Parse(message.Email);
        if (parsed.Problem is { } malformed)
        {
            return malformed.At(nameof(message.Email));
        }

        if (limit.Enter(typeof(RequestPasswordReset), actor) is { } tooMany)
        {
            return tooMany;
        }

        if (await users.FindByEmailAsync(parsed.Value) is { } user)
        {
            await mails.ResetPasswordAsync(
                user,
                MailTemplates.ResetPassword,
                message.ReturnUrl,
                ct
            );
        }

        return Done.Value;
    }
}
