using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Passkeys;

/// <summary>Opens a session with a passkey. The device has made sure of its owner by a finger, a face or a PIN, so both steps are done.</summary>
/// <param name="Credential">What the browser answered, as JSON.</param>
/// <param name="Ticket">From <see cref="GetPasskeyRequest"/>.</param>
[Requires(Permission.Public)]
public sealed record SignInWithPasskey(
    [property: Required, StringLength(PasskeyBounds.Longest)] string Credential,
    [property: Required, StringLength(PasskeyBounds.Longest)] string Ticket
) : ICommand<SignedInAccount>;

internal sealed class SignInWithPasskeyHandler(
    IPasskeyHandler<AppUser> passkeys,
    PasskeyTickets tickets,
    UserManager<AppUser> users,
    AccountSessions sessions,
    IHttpContextAccessor http
) : IHandler<SignInWithPasskey, SignedInAccount>
{
    public async Task<Result<SignedInAccount>> HandleAsync(
        SignInWithPasskey message,
        Actor actor,
        CancellationToken ct
    )
    {
        // an answer that was read off the wire or a shared browser opens nothing a second time
        if (
            tickets.Open(PasskeyTickets.SignIn, message.Ticket) is not { } ticket
            || await sessions.HasBegunAsync(ticket.Id, ct)
        )
        {
            return new Problem(AccountProblems.PasskeyTooLate);
        }

        var answer = await passkeys.PerformAssertionAsync(
            new PasskeyAssertionContext
            {
                HttpContext = http.HttpContext!,
                CredentialJson = message.Credential,
                AssertionState = ticket.State,
            }
        );
        if (!answer.Succeeded || !answer.User.EmailConfirmed)
        {
            return new Problem(AccountProblems.PasskeyRefused);
        }

        var user = answer.User;
        var kept = await users.AddOrUpdatePasskeyAsync(user, answer.Passkey);
        return IdentityOutcome.ProblemOf(kept) is { } lost
            ? lost
            : await sessions.OpenAsync(user, hasSecondFactor: true, ct, ticket.Id);
    }
}
