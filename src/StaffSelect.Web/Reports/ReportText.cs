using System.Globalization;
using System.Resources;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Web.Reports;

/// <summary>Words of the reports and of their pages.</summary>
public sealed class ReportText;

/// <summary>Words, numbers and dates of a report in the language asked for, whatever the reader's own settings.</summary>
/// <remarks>Signs and names of months come from the product, not from the system, so that a report can be made anew with the same bytes on another machine.</remarks>
internal sealed class ReportWords
{
    private const int MostDigits = 12;
    private const string NoBreakSpace = "\u00A0";

    private static readonly ResourceManager Resources = new(typeof(ReportText));

    private readonly CultureInfo culture;
    private readonly NumberFormatInfo numbers;

    public ReportWords(string language)
    {
        Language = language;
        culture = CultureInfo.GetCultureInfo(language);
        numbers = new NumberFormatInfo
        {
            NumberDecimalSeparator = language == "en" ? "." : ",",
            NumberGroupSeparator = NoBreakSpace,
            NegativeSign = "\u2212",
        };
    }

    /// <summary>ISO 639-1 code.</summary>
    public string Language { get; }

    /// <summary>A text with its values put in.</summary>
    public string this[string key, params object[] values] =>
        values.Length == 0
            ? Text(key)
            : string.Format(CultureInfo.InvariantCulture, Text(key), values);

    public string this[LocalizedText text] => text.In(Language);

    /// <summary>Rounded half up to two digits; a dash without a value.</summary>
    public string Score(decimal? value) =>
        value is { } score ? Rounding.HalfUp(score).ToString("0.00", numbers) : "–";

    /// <summary>A score as it is, with at most two digits: 46.25, 40, 31.5.</summary>
    public string Points(decimal value) => Rounding.HalfUp(value).ToString("0.##", numbers);

    /// <summary>A score with as many digits as show that it is below its limit: 59.995 is not written as the 60 it failed.</summary>
    public string Below(decimal value, decimal limit)
    {
        var digits = Rounding.Digits;
        while (
            digits < MostDigits
            && Rounding.HalfUp(value, digits) >= Rounding.HalfUp(limit, digits)
            && value < limit
        )
        {
            digits++;
        }

        return digits == Rounding.Digits
            ? Points(value)
            : Rounding.HalfUp(value, digits).ToString("F" + digits, numbers);
    }

    public string Percent(decimal value) =>
        Points(value) + (Language == "en" ? "%" : NoBreakSpace + "%");

    public string Number(int value) => value.ToString(numbers);

    /// <summary>Date and hour in a zone: 3 лютого 2026 року о 15:04.</summary>
    public string Instant(DateTime at, string zone)
    {
        var local = CampaignZone.ToLocal(at, zone);
        var month = Text("Months").Split('|')[local.Month - 1];
        var hour = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return string.Format(
            CultureInfo.InvariantCulture,
            Text("Instant"),
            local.Day,
            month,
            local.Year,
            hour,
            // «об одинадцятій», but «о десятій»
            Text(local.Hour == 11 ? "AtEleven" : "At")
        );
    }

    /// <summary>The zone as people say it; its own name when the product has no words for it.</summary>
    public string Zone(string zone) =>
        zone == "Europe/Kyiv"
            ? Text("ZoneKyiv")
            : Text("ZoneOther").Replace("{0}", zone, StringComparison.Ordinal);

    private string Text(string key) =>
        Resources.GetString(key, culture)
        ?? throw new InvalidOperationException($"ReportText has no {key}.");
}
