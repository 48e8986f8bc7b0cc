using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Tests.Candidates;

public class EligibilityTests
{
    private static readonly LocalizedText Text = new("умова", "condition");

    private static readonly ApplicationFacts Facts = new() { Group = "SG" };

    [Theory]
    // the day before the birthday, the birthday
    [InlineData("2008-01-31", "2026-01-30", 17)]
    [InlineData("2008-01-30", "2026-01-30", 18)]
    // born on 29 February: 28 February in other years, 29 February in leap years
    [InlineData("2008-02-29", "2026-02-27", 17)]
    [InlineData("2008-02-29", "2026-02-28", 18)]
    [InlineData("2008-02-29", "2028-02-28", 19)]
    [InlineData("2008-02-29", "2028-02-29", 20)]
    // counted on 29 February
    [InlineData("2008-03-01", "2028-02-29", 19)]
    [InlineData("2026-01-30", "2026-01-30", 0)]
    public void AgeOn_Day_IsInFullYears(string born, string day, int age) =>
        Assert.Equal(age, Eligibility.AgeOn(Day(born), Day(day)));

    [Theory]
    [InlineData(EligibilityKind.MinimumAge, 18, "2008-01-30", EligibilityResult.Met)]
    [InlineData(EligibilityKind.MinimumAge, 18, "2008-01-31", EligibilityResult.NotMet)]
    [InlineData(EligibilityKind.MaximumAge, 45, "1980-01-31", EligibilityResult.Met)]
    [InlineData(EligibilityKind.MaximumAge, 45, "1980-01-30", EligibilityResult.NotMet)]
    public void Findings_Age_CountsOnTheLastDayOfRegistration(
        EligibilityKind kind,
        int years,
        string born,
        EligibilityResult expected
    )
    {
        var finding = Find(
            Facts with
            {
                BirthDate = Day(born),
            },
            new("AGE", kind, Text) { Years = years }
        );

        Assert.Equal(expected, finding.Result);
        Assert.Equal(Day("2026-01-30"), finding.Value.On);
    }

    [Theory]
    [InlineData("2026-06-14", EligibilityResult.NotMet, 17)]
    [InlineData("2026-06-15", EligibilityResult.Met, 18)]
    public void Findings_AgeOnADay_CountsOnThatDay(string on, EligibilityResult expected, int age)
    {
        var finding = Find(
            Facts with
            {
                BirthDate = Day("2008-06-15"),
            },
            new("AGE", EligibilityKind.MinimumAge, Text) { Years = 18, On = Day(on) }
        );

        Assert.Equal(expected, finding.Result);
        Assert.Equal(age, finding.Value.Years);
    }

    [Theory]
    // 30 January 18:00 in Kyiv; midnight in Kyiv after 30 January belongs to 30 January
    [InlineData("2026-01-30T16:00:00", "2026-01-30")]
    [InlineData("2026-01-30T22:00:00", "2026-01-30")]
    [InlineData("2026-01-30T22:01:00", "2026-01-31")]
    public void LastDay_End_IsExclusiveAndLocal(string until, string day) =>
        Assert.Equal(
            Day(day),
            Eligibility.LastDay(
                Rules() with
                {
                    Registration = new(
                        DateTime.UnixEpoch,
                        DateTime.SpecifyKind(
                            DateTime.Parse(
                                until,
                                System.Globalization.CultureInfo.InvariantCulture
                            ),
                            DateTimeKind.Utc
                        )
                    ),
                }
            )
        );

    [Theory]
    [InlineData(EducationLevel.Vocational, EligibilityResult.NotMet)]
    [InlineData(EducationLevel.Bachelor, EligibilityResult.Met)]
    [InlineData(EducationLevel.Master, EligibilityResult.Met)]
    public void Findings_Education_TakesTheHighest(EducationLevel level, EligibilityResult expected)
    {
        var finding = Find(
            Facts with
            {
                Education = [EducationLevel.Secondary, level],
            },
            new("EDU", EligibilityKind.EducationAtLeast, Text)
            {
                Education = EducationLevel.Bachelor,
            }
        );

        Assert.Equal(expected, finding.Result);
        Assert.Equal(level, finding.Value.Education);
    }

    [Theory]
    [InlineData(EligibilityKind.ServiceYearsAtLeast, 9, EligibilityResult.NotMet)]
    [InlineData(EligibilityKind.ServiceYearsAtLeast, 10, EligibilityResult.Met)]
    [InlineData(EligibilityKind.PostYearsAtLeast, 9, EligibilityResult.NotMet)]
    [InlineData(EligibilityKind.PostYearsAtLeast, 10, EligibilityResult.Met)]
    public void Findings_Years_AreInclusive(
        EligibilityKind kind,
        int years,
        EligibilityResult expected
    )
    {
        var isService = kind == EligibilityKind.ServiceYearsAtLeast;
        var finding = Find(
            Facts with
            {
                ServiceYears = isService ? years : null,
                PostYears = isService ? null : years,
            },
            new("Y", kind, Text) { Years = 10 }
        );

        Assert.Equal(expected, finding.Result);
        Assert.Equal(years, finding.Value.Years);
    }

    [Theory]
    [InlineData(ServiceRank.LieutenantColonel, EligibilityResult.Met)]
    [InlineData(ServiceRank.Colonel, EligibilityResult.Met)]
    [InlineData(ServiceRank.Major, EligibilityResult.NotMet)]
    public void Findings_Rank_IsOneOfTheNamed(ServiceRank rank, EligibilityResult expected) =>
        Assert.Equal(
            expected,
            Find(
                Facts with
                {
                    Rank = rank,
                },
                new("R", EligibilityKind.RankOneOf, Text)
                {
                    Ranks = [ServiceRank.LieutenantColonel, ServiceRank.Colonel],
                }
            ).Result
        );

    [Theory]
    [InlineData(Citizenship.Ukraine, EligibilityResult.Met)]
    [InlineData(Citizenship.Other, EligibilityResult.NotMet)]
    [InlineData(null, EligibilityResult.ForHuman)]
    public void Findings_Citizenship_ComparesWhatWasSaid(
        Citizenship? citizenship,
        EligibilityResult expected
    ) =>
        Assert.Equal(
            expected,
            Find(
                Facts with
                {
                    Citizenship = citizenship,
                },
                new("C", EligibilityKind.CitizenOfUkraine, Text)
            ).Result
        );

    [Fact]
    public void Findings_DocumentsAndDeclarations_AreMissingWhenNotHandedIn()
    {
        var facts = Facts with
        {
            Documents = [DocumentKind.Education, DocumentKind.Education],
            Declarations = ["TRUTH"],
        };

        Assert.Equal(2, Find(facts, Present(DocumentKind.Education)).Value.Documents);
        Assert.Equal(EligibilityResult.Met, Find(facts, Present(DocumentKind.Education)).Result);
        Assert.Equal(EligibilityResult.NotMet, Find(facts, Present(DocumentKind.Identity)).Result);
        Assert.Equal(EligibilityResult.Met, Find(facts, Given("TRUTH")).Result);
        Assert.Equal(EligibilityResult.NotMet, Find(facts, Given("RECORD")).Result);
    }

    [Theory]
    [InlineData(EligibilityKind.MinimumAge)]
    [InlineData(EligibilityKind.EducationAtLeast)]
    [InlineData(EligibilityKind.ServiceYearsAtLeast)]
    [InlineData(EligibilityKind.PostYearsAtLeast)]
    [InlineData(EligibilityKind.RankOneOf)]
    [InlineData(EligibilityKind.Human)]
    public void Findings_WithoutAnAnswer_AreForAHuman(EligibilityKind kind)
    {
        var finding = Find(
            Facts,
            new("X", kind, Text) { Years = 1, Education = EducationLevel.Secondary }
        );

        Assert.Equal(EligibilityResult.ForHuman, finding.Result);
        Assert.Equal(FoundValue.Nothing, finding.Value);
    }

    [Fact]
    public void Findings_Groups_OnlyTheirConditionsInTheOrderOfTheRules()
    {
        var rules = Rules(
            new("B", EligibilityKind.Human, Text),
            new("A", EligibilityKind.Human, Text) { Groups = ["OT"] },
            new("C", EligibilityKind.Human, Text) { Groups = ["SG", "OT"] }
        );

        Assert.Equal(
            ["B", "C"],
            Eligibility.Findings(Facts, rules).Select(finding => finding.Rule.Code)
        );
    }

    private static EligibilityRule Present(DocumentKind kind) =>
        new("D", EligibilityKind.DocumentPresent, Text) { Document = kind };

    private static EligibilityRule Given(string declaration) =>
        new("G", EligibilityKind.DeclarationGiven, Text) { Declaration = declaration };

    private static EligibilityFinding Find(ApplicationFacts facts, EligibilityRule rule) =>
        Assert.Single(Eligibility.Findings(facts, Rules(rule)));

    private static DateOnly Day(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static RuleSet Rules(params EligibilityRule[] eligibility) =>
        new()
        {
            Edition = 1,
            TimeZone = "Europe/Kyiv",
            Registration = new(
                DateTime.UnixEpoch,
                new DateTime(2026, 1, 30, 16, 0, 0, DateTimeKind.Utc)
            ),
            Testing = new(DateTime.UnixEpoch, DateTime.UnixEpoch),
            Interviews = new(DateTime.UnixEpoch, DateTime.UnixEpoch),
            Groups = [new("SG", Text), new("OT", Text)],
            Posts = [],
            MaximumPreferences = 1,
            Competencies = [],
            Stages = [],
            TieBreaks = [],
            LotterySeed = "1",
            Appeal = new(10, DayCount.Calendar, new TimeOnly(18, 0), false),
            ApprovalsRequired = 2,
            Eligibility = eligibility,
        };
}
