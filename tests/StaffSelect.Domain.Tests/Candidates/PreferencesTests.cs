using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Tests.Candidates;

public class PreferencesTests
{
    private static readonly LocalizedText Text = new("а", "a");

    private static readonly RuleSet Rules = new()
    {
        Edition = 1,
        TimeZone = "Europe/Kyiv",
        Registration = new(DateTime.UnixEpoch, DateTime.UnixEpoch),
        Testing = new(DateTime.UnixEpoch, DateTime.UnixEpoch),
        Interviews = new(DateTime.UnixEpoch, DateTime.UnixEpoch),
        Groups = [],
        Posts = [Post("KRA"), Post("SHE"), Post("RAV")],
        MaximumPreferences = 2,
        Competencies = [],
        Stages = [],
        TieBreaks = [],
        LotterySeed = "1",
        Appeal = new(10, DayCount.Calendar, new TimeOnly(18, 0), false),
        ApprovalsRequired = 2,
    };

    [Theory]
    [InlineData("KRA", null)]
    [InlineData("RAV,KRA", null)]
    [InlineData("", ApplicationProblems.PreferencesMissing)]
    [InlineData("KRA,SHE,RAV", ApplicationProblems.PreferencesTooMany)]
    [InlineData("KRA,KRA", ApplicationProblems.PreferencesRepeat)]
    [InlineData("KRA,kra", ApplicationProblems.PreferencesUnknownPost)]
    [InlineData("XXX", ApplicationProblems.PreferencesUnknownPost)]
    public void Check_List_GivesTheExpectedProblem(string posts, string? code)
    {
        Assert.Equal(
            code,
            Preferences
                .Check(posts.Split(',', StringSplitOptions.RemoveEmptyEntries), Rules)
                .Problem?.Code
        );
    }

    [Theory]
    [InlineData("B", -1, "BAC")]
    [InlineData("B", 1, "ACB")]
    [InlineData("A", -1, "ABC")]
    [InlineData("C", 1, "ABC")]
    [InlineData("X", 1, "ABC")]
    public void Moved_ByOne_ExchangesNeighbours(string code, int by, string expected)
    {
        Assert.Equal(expected, string.Concat(Preferences.Moved(["A", "B", "C"], code, by)));
    }

    private static Post Post(string code) => new(code, Text, Text, 1, []);
}
