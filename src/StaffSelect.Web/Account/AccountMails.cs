using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Outbox;
using StaffSelect.Domain;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Mail;

namespace StaffSelect.Web.Account;

/// <summary>Mails about accounts, with their links.</summary>
/// <remarks>
/// Whoever types somebody's address into a form causes a mail to him; so that this cannot be used to flood a mailbox, one address gets at most
/// <see cref="MostPerHour"/> of them an hour. Those beyond are left out silently, because saying so would tell that there is an account.
/// </remarks>
internal sealed class AccountMails(
    AppDbContext db,
    OutboxWriter outbox,
    UserManager<AppUser> users,
    PublicAddress address,
    TimeProvider time
)
{
    public const int MostPerHour = 5;
    private static readonly string[] Limited =
    [
        MailTemplates.ConfirmAddress,
        MailTemplates.SetPassword,
        MailTemplates.AlreadyRegistered,
        MailTemplates.ResetPassword,
        MailTemplates.ConfirmNewAddress,
    ];

    public async Task ConfirmAddressAsync(AppUser user, string? returnUrl, CancellationToken ct)
    {
        if (await MayWriteAsync(user.Email, ct))
        {
            var token = await users.GenerateEmailConfirmationTokenAsync(user);
            outbox.Add(
                user,
                MailTemplates.ConfirmAddress,
                Link("/account/confirm-email", Query(user, token, returnUrl)),
                time.UtcNow() + AccountLinkTokens.ConfirmationLife
            );
        }
    }

    /// <summary>A link to set a password; it also confirms the address.</summary>
    /// <param name="user">The account.</param>
    /// <param name="template"><see cref="MailTemplates.ResetPassword"/> or <see cref="MailTemplates.SetPassword"/>.</param>
    /// <param name="returnUrl">Where the person came from; only a path of this site is taken along.</param>
    /// <param name="ct">Cancels.</param>
    public async Task ResetPasswordAsync(
        AppUser user,
        string template,
        string? returnUrl,
        CancellationToken ct
    )
    {
        if (await MayWriteAsync(user.Email, ct))
        {
            var token = await users.GeneratePasswordResetTokenAsync(user);
            outbox.Add(
                user,
                template,
                Link("/account/reset-password", Query(user, token, returnUrl)),
                time.UtcNow() + AccountLinkTokens.ResetLife
            );
        }
    }

    public async Task AlreadyRegisteredAsync(AppUser user, CancellationToken ct)
    {
        if (await MayWriteAsync(user.Email, ct))
        {
            outbox.Add(
                user,
                MailTemplates.AlreadyRegistered,
                Link("/account/sign-in"),
                Link("/account/forgot-password")
            );
        }
    }

    public void PasswordChanged(AppUser user) =>
        outbox.Add(
            user,
            MailTemplates.PasswordChanged,
            time.UtcNow(),
            Link("/account/forgot-password")
        );

    /// <summary>A link that moves an account to the address it is sent to.</summary>
    public async Task ConfirmNewAddressAsync(AppUser user, string to, CancellationToken ct)
    {
        if (await MayWriteAsync(to, ct))
        {
            var token = await users.GenerateChangeEmailTokenAsync(user, to);
            outbox.Add(
                to,
                user.PreferredLanguage,
                MailTemplates.ConfirmNewAddress,
                Link(
                    "/account/confirm-new-email",
                    ("user", user.Id.ToString("D")),
                    ("email", to),
                    ("token", token)
                ),
                time.UtcNow() + AccountLinkTokens.ConfirmationLife
            );
        }
    }

    /// <summary>Tells the old address. Where the account has moved is not said: somebody else may read that mailbox now.</summary>
    public void AddressChanged(AppUser user, string old) =>
        outbox.Add(
            old,
            user.PreferredLanguage,
            MailTemplates.AddressChanged,
            time.UtcNow(),
            Link("/help")
        );

    public void SecondFactorOn(AppUser user) =>
        outbox.Add(
            user,
            MailTemplates.SecondFactorOn,
            time.UtcNow(),
            Link("/account/forgot-password")
        );

    public void SecondFactorOff(AppUser user) =>
        outbox.Add(
            user,
            MailTemplates.SecondFactorOff,
            time.UtcNow(),
            Link("/account/forgot-password")
        );

    public void PasskeyAdded(AppUser user) =>
        outbox.Add(
            user,
            MailTemplates.PasskeyAdded,
            time.UtcNow(),
            Link("/account/manage/passkeys"),
            Link("/account/forgot-password")
        );

    public void SecondFactorReset(AppUser user) =>
        outbox.Add(
            user,
            MailTemplates.SecondFactorReset,
            time.UtcNow(),
            Link("/account/sign-in"),
            Link("/account/forgot-password"),
            Link("/help")
        );

    public void RecoveryCodeUsed(AppUser user, int left) =>
        outbox.Add(
            user,
            MailTemplates.RecoveryCodeUsed,
            time.UtcNow(),
            left,
            Link("/account/manage/recovery-codes"),
            Link("/account/forgot-password")
        );

    private static (string Name, string Value)[] Query(
        AppUser user,
        string token,
        string? returnUrl
    ) =>
        LocalPath.Is(returnUrl)
            ? [("user", user.Id.ToString("D")), ("returnUrl", returnUrl!), ("token", token)]
            : [("user", user.Id.ToString("D")), ("token", token)];

    private string Link(string path, params (string Name, string Value)[] query) =>
        QueryHelpers.AddQueryString(
            address.Link(path).AbsoluteUri,
            query.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))
        );

    private async Task<bool> MayWriteAsync(string? to, CancellationToken ct)
    {
        var since = time.UtcNow().AddHours(-1);
        var recent = await db.Set<OutboxMail>()
            .CountAsync(
                mail =>
                    mail.Recipient == to
                    && mail.CreatedAt > since
                    && Limited.Contains(mail.Template),
                ct
            );
        return recent < MostPerHour;
    }
}
