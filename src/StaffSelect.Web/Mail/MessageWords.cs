using System.Globalization;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Mail;

namespace StaffSelect.Web.Mail;

/// <summary>One recipient's values in a message.</summary>
/// <param name="OccursAt">UTC.</param>
public sealed record MessageValues(
    string Code,
    LocalizedText? Stage,
    DateTime? OccursAt,
    string? Place,
    string TimeZone
);

/// <summary>Puts a recipient's values into a message.</summary>
public static class MessageWords
{
    /// <summary>The text as the recipient reads it, in both languages.</summary>
    public static LocalizedText Fill(LocalizedText body, MessageValues values) =>
        new(Fill(body.Uk, values, "uk"), Fill(body.En, values, "en"));

    /// <summary>The values that a recipient got.</summary>
    public static MessageValues ValuesOf(
        CampaignMessage message,
        Campaign campaign,
        string code,
        MessageDelivery delivery
    ) =>
        new(
            code,
            message.Stage is { } stage ? campaign.Rules.Stage(stage).Title : null,
            delivery.OccursAt,
            delivery.Place,
            campaign.Rules.TimeZone
        );

    private static string Fill(string body, MessageValues values, string language) =>
        MessageText.Fill(
            body,
            token =>
                token switch
                {
                    MessageToken.Code => values.Code,
                    MessageToken.Stage => values.Stage?.In(language) ?? "",
                    MessageToken.Date => Date(values, language),
                    MessageToken.Hour => Hour(values, language),
                    _ => values.Place ?? "",
                }
        );

    private static string Date(MessageValues values, string language) =>
        Local(values) is not { } local ? ""
        : language == "en" ? local.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))
        : local.ToString("d MMMM yyyy 'року'", CultureInfo.GetCultureInfo("uk-UA"));

    private static string Hour(MessageValues values, string language)
    {
        if (Local(values) is not { } local)
        {
            return "";
        }

        var hour = local.ToString("H:mm", CultureInfo.InvariantCulture);
        var isKyiv = values.TimeZone is "Europe/Kyiv" or "Europe/Kiev";
        var offset = local - values.OccursAt!.Value;
        var zone = string.Create(
            CultureInfo.InvariantCulture,
            $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset:h\\:mm}"
        );
        // «об одинадцятій», but «о десятій»
        return language == "en"
            ? $"at {hour}{(isKyiv ? ", Kyiv time" : $" ({zone})")}"
            : $"{(local.Hour == 11 ? "об" : "о")} {hour}{(isKyiv ? " за київським часом" : $" ({zone})")}";
    }

    private static DateTime? Local(MessageValues values) =>
        values.OccursAt is { } at ? CampaignZone.ToLocal(at, values.TimeZone) : null;
}
