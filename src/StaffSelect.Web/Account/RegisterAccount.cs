using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Asks for an account. The answer is the same whoever has the address; the owner learns the rest by mail.</summary>
/// <param name="Language">Language of the mails: <c>uk</c> or <c>en</c>.</param>
/// <param name="ReturnUrl">Where the person came from; the mail's link leads back there.</param>
[Requires(Permission.Public)]
public sealed record RegisterAccount(
    [property: Required, StringLength(EmailAddress.MaximumLength)] string Email,
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password,
    [property: RegularExpression("^(uk|en)$")] string Language,
    [property: StringLength(LocalPath.MaximumLength)] string? ReturnUrl = null
) : ICommand<Done>;

internal sealed class RegisterAccountHandler(
    UserManager<AppUser> users,
    AccountMails mails,
    NetworkLimit limit
) : IHandler<RegisterAccount, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RegisterAccount message,
        Actor actor,
        CancellationToken ct
    )
    {
        var parsed = EmailAddress.Parse(message.Email);
        var weak = PasswordRule.Check(message.Password, message.Email.Trim());
        Problem?[] problems =
        [
            parsed.Problem?.At(nameof(message.Email)),
            weak?.At(nameof(message.Password)),
        ];
        if (problems.OfType<Problem>().ToList() is { Count: > 0 } found)
        {
            return Problem.Join(found);
        }

        if (limit.Enter(typeof(RegisterAccount), actor) is { } tooMany)
        {
            return tooMany;
        }

        var made = NewAccount(parsed.Value, message.Language);
        // hashed before looking, so that a known address takes as long as an unknown one
        made.PasswordHash = users.PasswordHasher.HashPassword(made, message.Password);
        var known = await users.FindByEmailAsync(parsed.Value);
        if (known is null)
        {
            if (IdentityOutcome.ProblemOf(await users.CreateAsync(made)) is null)
            {
                await mails.ConfirmAddressAsync(made, message.ReturnUrl, ct);
                return Done.Value;
            }

            // the same address was faster: nobody is told
            known = await users.FindByEmailAsync(parsed.Value);
        }

        switch (known)
        {
            case null:
                return Problem.Conflict;
            case { EmailConfirmed: false } waiting:
                // whoever came first may not have been the owner: his password is not taken over, the mail lets the owner set one
                await mails.ResetPasswordAsync(
                    waiting,
                    MailTemplates.SetPassword,
                    message.ReturnUrl,
                    ct
                );
                break;
            case { } owner:
                await mails.AlreadyRegisteredAsync(owner, ct);
                break;
        }

        return Done.Value;
    }

    private static AppUser NewAccount(string email, string language) =>
        new()
        {
            UserName = email,
            Email = email,
            DisplayName = email.Split('@')[0],
            PreferredLanguage = language,
        };
}
