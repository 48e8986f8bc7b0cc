using System.Globalization;
using Microsoft.Extensions.Localization;

namespace StaffSelect.Web.Shell;

/// <summary>Dates, hours, numbers and counted words as people read them in the current language.</summary>
public sealed class DisplayText(IStringLocalizer<DisplayText> text)
{
    /// <summary>The zone in which dates are read where no campaign gives another.</summary>
    public const string KyivZone = "Europe/Kyiv";

    private const string NoBreakSpace = "\u00a0";

    /// <summary>ISO 639-1 code of the current language, for <c>lang</c> attributes and <see cref="Domain.LocalizedText.In"/>.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>«3 лютого 2026 року» / “3 February 2026”.</summary>
    public string Date(DateOnly date) =>
        string.Format(
            CultureInfo.CurrentCulture,
            text["Date"],
            date.Day,
            Month(date.Month),
            date.Year.ToString(CultureInfo.InvariantCulture)
        );

    /// <summary>The day of an instant in the campaign's zone.</summary>
    public string Date(DateTime instant, string zone = KyivZone) =>
        Date(DateOnly.FromDateTime(Local(instant, zone)));

    /// <summary>«3 лютого» / “3 February”.</summary>
    public string Day(DateOnly date) =>
        string.Format(CultureInfo.CurrentCulture, text["Day"], date.Day, Month(date.Month));

    /// <summary>The day of an instant in the campaign's zone, without the year.</summary>
    public string Day(DateTime instant, string zone = KyivZone) =>
        Day(DateOnly.FromDateTime(Local(instant, zone)));

    /// <summary>For tables: «03.02.2026» / “03/02/2026”.</summary>
    public string ShortDate(DateTime instant, string zone = KyivZone) =>
        Local(instant, zone).ToString(text["ShortDateFormat"], CultureInfo.InvariantCulture);

    /// <summary>For tables: «03.02.2026, 15:00».</summary>
    public string ShortMoment(DateTime instant, string zone = KyivZone) =>
        ShortDate(instant, zone) + ", " + Hour(instant, zone);

    /// <summary>«15:00».</summary>
    public static string Hour(DateTime instant, string zone = KyivZone) =>
        Local(instant, zone).ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>«о 15:00», «об 11:05» / “at 15:00”.</summary>
    public string AtHour(DateTime instant, string zone = KyivZone) =>
        At(Local(instant, zone)) + NoBreakSpace + Hour(instant, zone);

    /// <summary>«10:41:07».</summary>
    public static string Clock(DateTime instant, string zone = KyivZone) =>
        Local(instant, zone).ToString("H:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>«о 10:41:07», «об 11:09:21» / “at 10:41:07”.</summary>
    public string AtClock(DateTime instant, string zone = KyivZone) =>
        At(Local(instant, zone)) + NoBreakSpace + Clock(instant, zone);

    /// <summary>«3 лютого 2026 року о 15:00» / “3 February 2026 at 15:00”.</summary>
    public string DateAndHour(DateTime instant, string zone = KyivZone) =>
        Date(instant, zone) + " " + At(Local(instant, zone)) + NoBreakSpace + Hour(instant, zone);

    /// <summary>«3 лютого 2026 року о 15:00 за київським часом» / “3 February 2026 at 15:00, Kyiv time”: the form for every deadline.</summary>
    public string Moment(DateTime instant, string zone = KyivZone) =>
        string.Format(
            CultureInfo.CurrentCulture,
            text[IsKyiv(zone) ? "MomentKyiv" : "MomentOther"],
            DateAndHour(instant, zone),
            Offset(instant, zone)
        );

    /// <summary>«з 12 січня 2026 року о 9:00 до 6 лютого 2026 року о 18:00 за київським часом».</summary>
    public string Period(DateTime from, DateTime until, string zone = KyivZone) =>
        string.Format(
            CultureInfo.CurrentCulture,
            text["Period"],
            DateAndHour(from, zone),
            Moment(until, zone)
        );

    /// <summary>«56 хв 15 с», «1 год 5 хв».</summary>
    public string Duration(int seconds)
    {
        var hours = seconds / 3600;
        var minutes = seconds % 3600 / 60;
        var rest = seconds % 60;
        var parts = new List<string>(3);
        if (hours > 0)
        {
            parts.Add(hours.ToString(CultureInfo.InvariantCulture) + NoBreakSpace + text["Hours"]);
        }

        if (minutes > 0)
        {
            parts.Add(
                minutes.ToString(CultureInfo.InvariantCulture) + NoBreakSpace + text["Minutes"]
            );
        }

        if (rest > 0 || parts.Count == 0)
        {
            parts.Add(rest.ToString(CultureInfo.InvariantCulture) + NoBreakSpace + text["Seconds"]);
        }

        return string.Join(' ', parts);
    }

    /// <summary>A number with the language's separators, rounded half-up for display: «71,40».</summary>
    public static string Number(decimal value, int digits = 2) =>
        Math.Round(value, digits, MidpointRounding.AwayFromZero)
            .ToString(
                "N" + digits.ToString(CultureInfo.InvariantCulture),
                CultureInfo.CurrentCulture
            )
            .Replace('-', '−');

    /// <summary>A number without needless zeros: «0,25», «1», «12,5».</summary>
    public static string Plain(decimal value) =>
        value.ToString("#,##0.######", CultureInfo.CurrentCulture).Replace('-', '−');

    /// <summary>«65 %» with a no-break space / “65%”.</summary>
    public string Percent(decimal percent, int digits = 0) =>
        string.Format(CultureInfo.CurrentCulture, text["Percent"], Number(percent, digits));

    /// <summary>«1,2 МБ».</summary>
    public string Size(long bytes) =>
        bytes switch
        {
            < 1024 => bytes.ToString("N0", CultureInfo.CurrentCulture)
                + NoBreakSpace
                + text["Bytes"],
            < 1024 * 1024 => Number(bytes / 1024m, 0) + NoBreakSpace + text["Kilobytes"],
            _ => Number(bytes / 1024m / 1024m, 1) + NoBreakSpace + text["Megabytes"],
        };

    /// <summary>A number with the word in the right form: «21 кандидат», «3 кандидати», «5 кандидатів».</summary>
    /// <param name="count">How many.</param>
    /// <param name="forms">Forms divided by <c>|</c>: one, few, many in Ukrainian; one, many in English.</param>
    public static string Counted(int count, string forms) =>
        count.ToString("N0", CultureInfo.CurrentCulture) + NoBreakSpace + Form(count, forms);

    /// <summary>The form of a word that stands beside a number.</summary>
    public static string Form(int count, string forms)
    {
        var all = forms.Split('|');
        if (Language != "uk" || all.Length < 3)
        {
            return Math.Abs(count) == 1 ? all[0] : all[^1];
        }

        var tens = Math.Abs(count) % 100;
        return (tens % 10) switch
        {
            _ when tens is >= 11 and <= 14 => all[2],
            1 => all[0],
            >= 2 and <= 4 => all[1],
            _ => all[2],
        };
    }

    internal static DateTime Local(DateTime instant, string zone)
    {
        if (instant.Kind == DateTimeKind.Local)
        {
            throw new ArgumentException("Instants are UTC.", nameof(instant));
        }

        return TimeZoneInfo.ConvertTimeFromUtc(
            DateTime.SpecifyKind(instant, DateTimeKind.Utc),
            Zone(zone)
        );
    }

    private static TimeZoneInfo Zone(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found
        // zone data from before 2022 know the city by its older spelling only
        : IsKyiv(zone) ? TimeZoneInfo.FindSystemTimeZoneById("Europe/Kiev")
        : throw new TimeZoneNotFoundException($"The zone {zone} is not known here.");

    private static bool IsKyiv(string zone) => zone is KyivZone or "Europe/Kiev";

    private static string Offset(DateTime instant, string zone)
    {
        var offset = Zone(zone).GetUtcOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc));
        return (offset < TimeSpan.Zero ? "UTC−" : "UTC+")
            + offset.ToString(@"h\:mm", CultureInfo.InvariantCulture);
    }

    private string Month(int month) => text["Month" + month.ToString(CultureInfo.InvariantCulture)];

    // «об одинадцятій», but «о десятій»
    private string At(DateTime local) => text[local.Hour == 11 ? "AtEleven" : "At"];
}
