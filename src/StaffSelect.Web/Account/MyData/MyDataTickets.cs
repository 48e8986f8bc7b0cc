using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using StaffSelect.Data;
using StaffSelect.Domain;

namespace StaffSelect.Web.Account.MyData;

/// <summary>Lets the owner of an account fetch his data for a while after he has typed his password.</summary>
internal sealed class MyDataTickets(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly IDataProtector protector = protection.CreateProtector("StaffSelect.MyData");

    public string Issue(UserId user) =>
        protector.Protect(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(time.UtcNow() + Life).Ticks}|{user.Value:D}"
            )
        );

    /// <summary>Whether it is this account's and not too old.</summary>
    public bool Opens(UserId user, string ticket)
    {
        try
        {
            return protector.Unprotect(ticket).Split('|') is [var ticks, var owner]
                && owner == user.Value.ToString("D")
                && time.UtcNow().Ticks < long.Parse(ticks, CultureInfo.InvariantCulture);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
