using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Passkeys;

/// <summary>Keeps a passkey that the sender's device has made; this session then counts as opened with two steps.</summary>
/// <param name="Name">For its owner, to tell his passkeys apart.</param>
/// <param name="Credential">What the browser answered, as JSON.</param>
/// <param name="Ticket">From <see cref="GetPasskeyCreation"/>.</param>
[Requires(Permission.SignedIn)]
public sealed record AddPasskey(
    [property: Required, StringLength(PasskeyBounds.LongestName)] string Name,
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password,
    [property: Required, StringLength(PasskeyBounds.Longest)] string Credential,
    [property: Required, StringLength(PasskeyBounds.Longest)] string Ticket
) : ICommand<SignedInAccount>;

internal sealed class AddPasskeyHandler(
    IPasskeyHandler<AppUser> passkeys,
    PasskeyTickets tickets,
    UserManager<AppUser> users,
    OwnAccount own,
    AccountSessions sessions,
    AccountMails mails,
    IHttpContextAccessor http
) : IHandler<AddPasskey, SignedInAccount>
{
    public async Task<Result<SignedInAccount>> HandleAsync(
        AddPasskey message,
        Actor actor,
        CancellationToken ct
    )
    {
        var proved = await own.NewFactorAsync(
            actor,
            message.Password,
            nameof(message.Password),
            ct
        );
        if (proved.Problem is { } refused)
        {
            return refused;
        }

        var user = proved.Value;
        if ((await users.GetPasskeysAsync(user)).Count >= PasskeyBounds.Most)
        {
            return new Problem(AccountProblems.TooManyPasskeys, PasskeyBounds.Most);
        }

        if (tickets.Open(user.Id.ToString("D"), message.Ticket) is not { } ticket)
        {
            return new Problem(AccountProblems.PasskeyTooLate);
        }

        var made = await passkeys.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = http.HttpContext!,
                CredentialJson = message.Credential,
                AttestationState = ticket.State,
            }
        );
        if (!made.Succeeded)
        {
            return new Problem(AccountProblems.PasskeyRefused);
        }

        made.Passkey.Name = message.Name.Trim();
        var kept = await users.AddOrUpdatePasskeyAsync(user, made.Passkey);
        if (IdentityOutcome.ProblemOf(kept) is { } lost)
        {
            return lost;
        }

        mails.PasskeyAdded(user);
        return await sessions.GoOnAsync(user, actor, hasSecondFactor: true, ct);
    }
}
