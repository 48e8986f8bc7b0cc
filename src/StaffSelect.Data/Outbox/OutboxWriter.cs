using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Mail;

namespace StaffSelect.Data.Outbox;

/// <summary>What the sender's side of a mail needs from the configuration.</summary>
/// <param name="Domain">Right side of message ids: the host name of <c>App:PublicUrl</c>.</param>
/// <param name="TimeZone">IANA name of the zone in which instants are written for people.</param>
public sealed record OutboxSettings(string Domain, string TimeZone);

/// <summary>Adds mails to the use case's transaction. Nothing is sent here.</summary>
public sealed class OutboxWriter(
    AppDbContext db,
    IDataProtectionProvider protection,
    OutboxSettings settings,
    TimeProvider time,
    Action? onAdded = null
)
{
    private const string Purpose = "StaffSelect.Outbox";

    // six signs for each Cyrillic letter would make a long message too long for its column
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly IDataProtector protector = protection.CreateProtector(Purpose);

    /// <summary>Adds a mail to an account, in the account's language.</summary>
    /// <param name="user">Who gets it; an account without an address gets nothing.</param>
    /// <param name="template">A name of <c>MailTemplates</c>.</param>
    /// <param name="arguments">For the placeholders of the template. Instants (UTC) are written as local time, localized texts in the recipient's language.</param>
    public OutboxMail? Add(AppUser user, string template, params object[] arguments) =>
        user.Email is { } address
            ? Add(address, user.PreferredLanguage, template, arguments)
            : null;

    /// <summary>Adds a mail to an account, in the account's language.</summary>
    public async Task<OutboxMail?> AddAsync(
        UserId user,
        string template,
        object[] arguments,
        CancellationToken ct
    ) =>
        await db.Users.FindAsync([user.Value], ct) is { } account
            ? Add(account, template, arguments)
            : null;

    /// <summary>Adds a mail to an address.</summary>
    public OutboxMail Add(string to, string language, string template, params object[] arguments)
    {
        var texts = arguments.Select(argument => TextOf(argument, language)).ToArray();
        var mail = OutboxMail.Create(
            OutboxMailId.New(),
            to,
            template,
            language,
            protector.Protect(JsonSerializer.Serialize(texts, Plain)),
            settings.Domain,
            time.UtcNow()
        );
        db.Set<OutboxMail>().Add(mail);
        onAdded?.Invoke();
        return mail;
    }

    /// <summary>The arguments of a mail as they were given.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The protection keys are gone.</exception>
    public string[] ArgumentsOf(OutboxMail mail) =>
        mail.ProtectedArguments.Length == 0
            ? []
            : JsonSerializer.Deserialize<string[]>(protector.Unprotect(mail.ProtectedArguments))!;

    private string TextOf(object argument, string language) =>
        argument switch
        {
            string text => text,
            LocalizedText text => text.In(language),
            DateTime at => InstantText(at, language),
            IFormattable value => value.ToString(null, CultureOf(language)),
            _ => argument.ToString() ?? "",
        };

    private string InstantText(DateTime at, string language)
    {
        var local = CampaignZone.ToLocal(at, settings.TimeZone);
        var culture = CultureOf(language);
        // «об одинадцятій», but «о десятій»
        return language == "en"
            ? local.ToString("d MMMM yyyy 'at' H:mm", culture) + ", Kyiv time"
            : local.ToString("d MMMM yyyy 'року' ", culture)
                + (local.Hour == 11 ? "об " : "о ")
                + local.ToString("H:mm", culture)
                + " за київським часом";
    }

    private static CultureInfo CultureOf(string language) =>
        CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "uk-UA");
}
