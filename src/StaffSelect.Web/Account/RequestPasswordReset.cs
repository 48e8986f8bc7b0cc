using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Asks for a mail with which a new password can be set; the answer is the same whether there is an account.</summary>
[Requires(Permission.Public)]
public sealed record RequestPasswordReset(
    [property: Required, StringLength(EmailAddress.MaximumLength)] string Email
) : ICommand<Done>;

internal sealed class RequestPasswordResetHandler(UserManager<AppUser> users, AccountMails mails)
    : IHandler<RequestPasswordReset, Done>
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

        if (await users.FindByEmailAsync(parsed.Value) is { } user)
        {
            await mails.ResetPasswordAsync(user, MailTemplates.ResetPassword, ct);
        }

        return Done.Value;
    }
}
