using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using StaffSelect.Data;

namespace StaffSelect.Web.Account.Passkeys;

/// <summary>What the server must remember between asking a browser for a passkey and getting it: sealed, in the form itself.</summary>
internal sealed class PasskeyTickets(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>Subject of a ticket for signing in: nobody is known yet.</summary>
    public const string SignIn = "sign-in";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly IDataProtector protector = protection.CreateProtector("StaffSelect.Passkeys");

    /// <param name="subject">Whose passkey is made, or <see cref="SignIn"/>.</param>
    /// <param name="state">What the framework wants back.</param>
    public string Seal(string subject, string? state) =>
        protector.Protect(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(time.UtcNow() + Life).Ticks}|{Guid.CreateVersion7()}|{subject}|{state}"
            )
        );

    /// <summary>What was sealed; null when the ticket is too old, another's or none of ours.</summary>
    public OpenedTicket? Open(string subject, string ticket)
    {
        try
        {
            return
                protector.Unprotect(ticket).Split('|', 4) is [var ticks, var id, var of, var state]
                && of == subject
                && time.UtcNow().Ticks < long.Parse(ticks, CultureInfo.InvariantCulture)
                ? new OpenedTicket(Guid.Parse(id), state)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <param name="Id">The session that the ticket may open: a session begins once, and so the ticket is good once.</param>
/// <param name="State">What the framework wants back.</param>
internal sealed record OpenedTicket(Guid Id, string State);

/// <summary>What a page hands to the browser's authenticator.</summary>
/// <param name="OptionsJson">For <c>navigator.credentials</c>.</param>
/// <param name="Ticket">Goes back with the answer.</param>
public sealed record PasskeyQuestion(string OptionsJson, string Ticket);
