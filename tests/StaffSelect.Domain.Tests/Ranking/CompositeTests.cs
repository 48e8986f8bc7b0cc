using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Ranking;
using static StaffSelect.Domain.Tests.Ranking.RankingRules;

namespace StaffSelect.Domain.Tests.Ranking;

public class CompositeTests
{
    [Theory]
    [InlineData("46.25", "60", "77.08")]
    [InlineData("9", "9", "100")]
    [InlineData("0", "9", "0")]
    [InlineData("-2.25", "9", "0")]
    [InlineData("39.75", "60", "66.25")]
    public void TestPercent_OfRawPoints_IsClampedAtZeroOnly(string raw, string max, string shown)
    {
        var percent = Composite.TestPercent(Number(raw), Number(max));

        Assert.Equal(Number(shown), Rounding.HalfUp(percent.ToDecimal()));
    }

    [Fact]
    public void TestPercent_WithoutMaximum_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Composite.TestPercent(1m, 0m));

    [Theory]
    [InlineData(1, 1, "0")]
    [InlineData(3, 1, "50")]
    [InlineData(5, 1, "100")]
    [InlineData(23, 6, "70.83")]
    public void PanelPercent_OfAMean_StartsAtOne(int sum, int count, string shown)
    {
        var percent = Composite.PanelPercent(new Fraction(sum, count));

        Assert.Equal(Number(shown), Rounding.HalfUp(percent.ToDecimal()));
    }

    [Fact]
    public void Score_HandComputed_IsTheWeightedSumUnrounded()
    {
        // test 7 of 9 = 77.777… %, panel means 4 and 11/3 → 23/6 → 70.8333… %
        var score = Composite.Score(Small(), Candidate("A", 7m, 12, 11));

        // 0.4 · 700/9 + 0.6 · 425/6 = 280/9 + 42.5 = 73.6111…
        Assert.Equal((Fraction)280 / 9 + 42.5m, score.Total);
        Assert.Equal(73.61m, Rounding.HalfUp(score.Total!.Value.ToDecimal()));
        Assert.Null(score.NotRanked);
    }

    [Theory]
    [InlineData("SERV", "4", true)]
    [InlineData("SERV", "3.999999", false)]
    [InlineData("CIV", "5", true)]
    [InlineData("CIV", "4", false)]
    [InlineData("OTHER", "-2.25", true)]
    public void Score_HurdleOfTheGroup_IsInclusive(string group, string raw, bool ranked)
    {
        var score = Composite.Score(Small(), Candidate("A", Number(raw), group: group));

        Assert.Equal(ranked, score.Total is not null);
        Assert.Equal(ranked ? null : NotRankedCode.BelowHurdle, score.NotRanked?.Code);
    }

    [Theory]
    [InlineData("CIV", "3", "1.75", null)]
    [InlineData("CIV", "2.99", "9", "V")]
    [InlineData("CIV", "3", "1.74", "V+N")]
    [InlineData("SERV", "3", "1.74", null)]
    [InlineData("SERV", "2.99", "9", "V")]
    public void Score_HurdlesOfScales_AreInclusiveAndOfTheirGroup(
        string group,
        string verbal,
        string numerical,
        string? missed
    )
    {
        var rules = WithScaleHurdles();
        var candidate = Candidate("A", 6m, group: group) with
        {
            Tests =
            [
                new("A1", 6m, 9m)
                {
                    Scales = [new("V", Number(verbal)), new("N", Number(numerical))],
                },
            ],
        };

        var score = Composite.Score(rules, candidate);

        Assert.Equal(missed is null, score.Total is not null);
        Assert.Equal(
            missed,
            score.NotRanked?.Scales is { } scales ? string.Join('+', scales) : null
        );
        Assert.Equal(missed is null ? null : NotRankedCode.BelowScaleHurdle, score.NotRanked?.Code);
    }

    [Fact]
    public void Score_HurdleOfTheWholeTest_IsNamedBeforeThoseOfScales()
    {
        var score = Composite.Score(WithScaleHurdles(), Candidate("A", 1m));

        Assert.Equal(NotRankedCode.BelowHurdle, score.NotRanked!.Code);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, NotRankedCode.GateNotPassed)]
    [InlineData(null, NotRankedCode.Unfinished)]
    public void Score_Gate_EarnsNothingAndShutsOut(bool? passed, NotRankedCode? expected)
    {
        var rules = WithGate();
        var candidate = Candidate("A") with
        {
            Gates = passed is { } known ? [new("G1", known)] : [],
        };

        var score = Composite.Score(rules, candidate);

        Assert.Equal(expected, score.NotRanked?.Code);
        Assert.Equal(expected is null ? null : "G1", score.NotRanked?.Stage);
        Assert.Equal(["A1", "A5"], score.Stages.Select(stage => stage.Stage));
        Assert.Equal(
            expected is null ? Composite.Score(Small(), candidate).Total : null,
            score.Total
        );
    }

    [Fact]
    public void Score_GateBetweenStages_IsNamedInTheOrderOfStages()
    {
        var failedGate = Candidate("A", c1: 3, c2: 3) with { Gates = [new("G1", false)] };

        Assert.Equal("G1", Composite.Score(WithGate(), failedGate).NotRanked!.Stage);
        Assert.Equal(
            "A1",
            Composite
                .Score(WithGate(), failedGate with { Tests = [new("A1", 0m, 9m)] })
                .NotRanked!.Stage
        );
    }

    [Fact]
    public void Score_ShownAsTheHurdle_StillFailsBelowIt()
    {
        var rules = Small(Post("KRA", 1, new Campaigns.PostHurdle("A1", 60m)));
        var below = Composite.Score(rules, Candidate("A", 5.39955m, preferences: "KRA"));
        var exact = Composite.Score(rules, Candidate("B", 5.4m, preferences: "KRA"));

        var shortfall = Composite.Shortfall(rules.Posts[0], below);

        Assert.Equal(59.995m, shortfall!.Percent);
        Assert.Equal(60.00m, Rounding.HalfUp(shortfall.Percent!.Value));
        Assert.Null(Composite.Shortfall(rules.Posts[0], exact));
    }

    [Fact]
    public void Score_MeanOfThirdsExactlyAtTheMinimum_IsReached()
    {
        // 10/3 + 5/3 = 5 → mean 2.5 exactly; as rounded decimals it could miss
        var score = Composite.Score(Small(), Candidate("A", 6m, 10, 5));

        Assert.Equal(NotRankedCode.BelowCompetency, score.NotRanked!.Code);
        Assert.Equal("C2", score.NotRanked.Competency);
        Assert.Equal(2.5m, score.Stage("A5").Mean!.Value.ToDecimal());
    }

    [Fact]
    public void Score_LowIntegrity_IsNotPaidForByCharm()
    {
        var score = Composite.Score(Small(), Candidate("A", 9m, 8, 15));

        Assert.Null(score.Total);
        Assert.Equal(
            new NotRanked(NotRankedCode.BelowCompetency, "A5", "C1", score.NotRanked!.Value, 3m),
            score.NotRanked
        );
        Assert.Equal(2.67m, Rounding.HalfUp(score.NotRanked.Value!.Value));
    }

    [Fact]
    public void Score_CompetencyExactlyAtMinimum_IsReached() =>
        Assert.NotNull(Composite.Score(Small(), Candidate("A", 6m, 9, 6)).Total);

    [Fact]
    public void Score_TwoFailures_NamesTheFirstInStageOrder()
    {
        var score = Composite.Score(Small(), Candidate("A", 1m, 3, 3));

        Assert.Equal("A1", score.NotRanked!.Stage);
        Assert.Equal(1m, score.NotRanked.Value);
        Assert.Equal(5m, score.NotRanked.Minimum);
    }

    [Fact]
    public void Score_BelowQuorum_IsNeverRankedAndHasNoMean()
    {
        var score = Composite.Score(Small(), Candidate("A", 9m, 10, 10, sheets: 2));

        Assert.Equal(new NotRanked(NotRankedCode.NoQuorum, "A5", null, 2, 3), score.NotRanked);
        Assert.Null(score.Stage("A5").Mean);
        Assert.Null(score.Stage("A5").Percent);
    }

    [Fact]
    public void Score_OneOfFiveRecused_CountsTheFourPresent()
    {
        var score = Composite.Score(Small(), Candidate("A", 6m, 16, 16, sheets: 4, members: 5));

        Assert.Equal(4m, score.Stage("A5").Mean!.Value.ToDecimal());
        Assert.Equal(75m, score.Stage("A5").Percent!.Value.ToDecimal());
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    [InlineData(7, 5)]
    public void RequiredSheets_TwoThirdsAndThree_IsRoundedUp(int members, int required) =>
        Assert.Equal(required, Composite.RequiredSheets(Small().PanelStage.Panel!, members));

    [Fact]
    public void Score_TestNotSat_IsNotAZero()
    {
        var score = Composite.Score(Small(), Candidate("A") with { Tests = [] });

        Assert.Equal(NotRankedCode.NotTaken, score.NotRanked!.Code);
        Assert.Null(score.Stage("A1").Percent);
    }

    [Fact]
    public void Score_StageStillRuns_IsUnfinished()
    {
        var score = Composite.Score(Small(), Candidate("A") with { OpenStages = ["A5"] });

        Assert.Equal(new NotRanked(NotRankedCode.Unfinished, "A5"), score.NotRanked);
    }

    [Theory]
    [InlineData("59.995", "60.00")]
    [InlineData("59.994999", "59.99")]
    [InlineData("0.005", "0.01")]
    [InlineData("-0.125", "-0.13")]
    public void HalfUp_OfAScore_RoundsForShowing(string value, string shown) =>
        Assert.Equal(Number(shown), Rounding.HalfUp(Number(value)));

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static RuleSet WithScaleHurdles()
    {
        var rules = Small();
        var test = rules.Stages[0].Test! with
        {
            Scales = [new("V", Text("Verbal")), new("N", Text("Numerical"))],
            ScaleHurdles = [new(["V"], null, 3m), new(["V", "N"], "CIV", 4.75m)],
        };
        return rules with { Stages = [rules.Stages[0] with { Test = test }, rules.Stages[1]] };
    }

    private static RuleSet WithGate()
    {
        var rules = Small();
        return rules with
        {
            Stages =
            [
                rules.Stages[0],
                new("G1", StageKind.Gate, Text("Medical"), 0, null, null),
                rules.Stages[1],
            ],
        };
    }
}
