using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.Tests.Shell;

public sealed class DisplayTextTests : IDisposable
{
    private readonly CultureInfo culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo language = CultureInfo.CurrentUICulture;
    private readonly DisplayText display = new(
        new StringLocalizer<DisplayText>(
            new ResourceManagerStringLocalizerFactory(
                Options.Create(new LocalizationOptions()),
                NullLoggerFactory.Instance
            )
        )
    );

    [Theory]
    [InlineData("uk-UA", "3 лютого 2026 року о 15:00 за київським часом")]
    [InlineData("en-GB", "3 February 2026 at 15:00, Kyiv time")]
    public void Moment_InKyiv_NamesDayHourAndZone(string name, string expected)
    {
        Speak(name);

        Assert.Equal(expected, Spaced(display.Moment(Utc(2026, 2, 3, 13, 0, 0))));
    }

    [Fact]
    public void Moment_InAnotherZone_NamesTheOffset()
    {
        Speak("uk-UA");

        Assert.Equal(
            "3 лютого 2026 року о 14:00 (UTC+1:00)",
            Spaced(display.Moment(Utc(2026, 2, 3, 13, 0, 0), "Europe/Warsaw"))
        );
    }

    [Theory]
    [InlineData(9, 9, "об 11:09:21")]
    [InlineData(8, 9, "о 10:09:21")]
    [InlineData(21, 59, "о 23:59:21")]
    public void AtClock_BeforeEleven_TakesTheLongerPreposition(
        int hour,
        int minute,
        string expected
    )
    {
        Speak("uk-UA");

        Assert.Equal(expected, Spaced(display.AtClock(Utc(2026, 2, 3, hour, minute, 21))));
    }

    [Theory]
    // the night of 28–29 March 2026: 03:00 becomes 04:00 in Kyiv
    [InlineData(2026, 3, 29, 0, 59, "2:59")]
    [InlineData(2026, 3, 29, 1, 0, "4:00")]
    // the night of 24–25 October 2026: 03:00–03:59 happens twice
    [InlineData(2026, 10, 25, 0, 30, "3:30")]
    [InlineData(2026, 10, 25, 1, 30, "3:30")]
    public void Hour_AroundClockChanges_IsTheLocalOne(
        int year,
        int month,
        int day,
        int hour,
        int minute,
        string expected
    ) => Assert.Equal(expected, DisplayText.Hour(Utc(year, month, day, hour, minute, 0)));

    [Fact]
    public void Local_OfALocalInstant_Throws() =>
        Assert.Throws<ArgumentException>(() =>
            DisplayText.Hour(DateTime.SpecifyKind(Utc(2026, 1, 1, 0, 0, 0), DateTimeKind.Local))
        );

    [Theory]
    [InlineData("uk-UA", "71,41", "1 284,50", "−0,25")]
    [InlineData("en-GB", "71.41", "1,284.50", "−0.25")]
    public void Number_RoundsHalfUp_WithTheLanguagesSeparators(
        string name,
        string rounded,
        string thousands,
        string negative
    )
    {
        Speak(name);

        Assert.Equal(rounded, DisplayText.Number(71.405m));
        Assert.Equal(thousands, Spaced(DisplayText.Number(1284.5m)));
        Assert.Equal(negative, DisplayText.Plain(-0.25m));
    }

    [Theory]
    [InlineData("uk-UA", "65\u00a0%")]
    [InlineData("en-GB", "65%")]
    public void Percent_KeepsTheSignBesideTheNumber(string name, string expected)
    {
        Speak(name);

        Assert.Equal(expected, display.Percent(65));
    }

    [Theory]
    [InlineData(0, "0 кандидатів")]
    [InlineData(1, "1 кандидат")]
    [InlineData(3, "3 кандидати")]
    [InlineData(5, "5 кандидатів")]
    [InlineData(11, "11 кандидатів")]
    [InlineData(12, "12 кандидатів")]
    [InlineData(21, "21 кандидат")]
    [InlineData(22, "22 кандидати")]
    [InlineData(112, "112 кандидатів")]
    [InlineData(1001, "1 001 кандидат")]
    public void Counted_InUkrainian_TakesTheRightForm(int count, string expected)
    {
        Speak("uk-UA");

        Assert.Equal(expected, Spaced(DisplayText.Counted(count, "кандидат|кандидати|кандидатів")));
    }

    [Theory]
    [InlineData(1, "1 candidate")]
    [InlineData(2, "2 candidates")]
    public void Counted_InEnglish_TakesTheRightForm(int count, string expected)
    {
        Speak("en-GB");

        Assert.Equal(expected, Spaced(DisplayText.Counted(count, "candidate|candidates")));
    }

    [Theory]
    [InlineData(3375, "56 хв 15 с")]
    [InlineData(3900, "1 год 5 хв")]
    [InlineData(0, "0 с")]
    public void Duration_LeavesOutWhatIsZero(int seconds, string expected)
    {
        Speak("uk-UA");

        Assert.Equal(expected, Spaced(display.Duration(seconds)));
    }

    public void Dispose()
    {
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = language;
    }

    private static void Speak(string name) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(
            name
        );

    private static string Spaced(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private static DateTime Utc(int year, int month, int day, int hour, int minute, int second) =>
        new(year, month, day, hour, minute, second, DateTimeKind.Utc);
}
