using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data;
using StaffSelect.Data.Identity;

namespace StaffSelect.Web.Account;

/// <summary>Tokens in links of mails: bound to the account, its security stamp, a purpose and an end.</summary>
/// <remarks>
/// Any change of the security stamp (a new password, a confirmed address) makes every token given before it worthless, so each works once.
/// </remarks>
internal sealed class AccountLinkTokens(IDataProtectionProvider protection, TimeProvider time)
    : IUserTwoFactorTokenProvider<AppUser>
{
    public const string Name = "Links";

    /// <summary>Life of a link that confirms an address.</summary>
    public static readonly TimeSpan ConfirmationLife = TimeSpan.FromDays(3);

    /// <summary>Life of a link that sets a password.</summary>
    public static readonly TimeSpan ResetLife = TimeSpan.FromHours(1);

    private readonly IDataProtector protector = protection.CreateProtector(
        "StaffSelect.AccountLinks"
    );

    public async Task<string> GenerateAsync(
        string purpose,
        UserManager<AppUser> manager,
        AppUser user
    )
    {
        var endsAt = time.UtcNow() + LifeOf(purpose);
        return protector.Protect(
            Content(purpose, user, await manager.GetSecurityStampAsync(user), endsAt.Ticks)
        );
    }

    public async Task<bool> ValidateAsync(
        string purpose,
        string token,
        UserManager<AppUser> manager,
        AppUser user
    )
    {
        string content;
        try
        {
            content = protector.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return false;
        }
        catch (FormatException)
        {
            return false;
        }

        var ticks = content[(content.LastIndexOf('|') + 1)..];
        return long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var endsAt)
            && time.UtcNow().Ticks < endsAt
            && content == Content(purpose, user, await manager.GetSecurityStampAsync(user), endsAt);
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<AppUser> manager, AppUser user) =>
        Task.FromResult(false);

    private static TimeSpan LifeOf(string purpose) =>
        purpose == UserManager<AppUser>.ResetPasswordTokenPurpose ? ResetLife : ConfirmationLife;

    private static string Content(string purpose, AppUser user, string stamp, long endsAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{purpose}|{user.Id:N}|{stamp}|{endsAt}");
}
