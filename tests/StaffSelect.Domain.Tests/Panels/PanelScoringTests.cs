using CsCheck;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Domain.Tests.Panels;

public class PanelScoringTests
{
    private static readonly PanelRule Three = Rule(members: 3, minimumMean: 3m, ("C1", 3m));

    [Fact]
    public void Score_FourFourTwo_IsTenThirds()
    {
        var outcome = PanelScoring.Score(Three, [Sheet(4), Sheet(4), Sheet(2)]);

        Assert.True(outcome.QuorumMet);
        Assert.Equal(10m / 3m, outcome.Result!.OverallMean);
        Assert.Equal("3.33", Math.Round(outcome.Result.OverallMean, 2).ToString("0.00", null));
        Assert.Equal(2, outcome.Result.Competencies[0].Spread);
    }

    [Fact]
    public void Score_SevereThirdMemberRecused_IsFour()
    {
        var rule = Rule(members: 2, minimumMean: 3m, ("C1", 3m));

        var outcome = PanelScoring.Score(
            rule,
            [Sheet(4), Sheet(4), Sheet(2) with { Standing = MemberStanding.Recused }]
        );

        Assert.Equal(4.00m, outcome.Result!.OverallMean);
        Assert.Equal(
            (3, 2, 1, 0),
            (outcome.Planned, outcome.Submitted, outcome.Recused, outcome.Absent)
        );
        Assert.Equal(2, outcome.Result.Competencies[0].Members);
    }

    [Fact]
    public void Score_OneOfThreeRecused_IsBelowQuorumAndHasNoResult()
    {
        var outcome = PanelScoring.Score(
            Three,
            [Sheet(5), Sheet(5), Sheet(5) with { Standing = MemberStanding.Recused }]
        );

        Assert.False(outcome.QuorumMet);
        Assert.Null(outcome.Result);
    }

    [Fact]
    public void Score_OneOfFourAbsent_IsTheMeanOfTheThreePresent()
    {
        var outcome = PanelScoring.Score(Three, [Sheet(5), Absent(), Sheet(4), Sheet(3)]);

        Assert.Equal(4m, outcome.Result!.OverallMean);
        Assert.Equal(1, outcome.Absent);
    }

    [Fact]
    public void Score_QuorumButOneSheetAwaited_HasNoResultYet()
    {
        var outcome = PanelScoring.Score(
            Three,
            [Sheet(5), Sheet(4), Sheet(3), Sheet(1) with { Standing = MemberStanding.Scoring }]
        );

        Assert.True(outcome.QuorumMet);
        Assert.Equal(1, outcome.Awaited);
        Assert.Null(outcome.Result);
    }

    [Fact]
    public void Score_NobodyScored_HasNoResult()
    {
        Assert.Null(PanelScoring.Score(Three, [Absent(), Absent(), Absent()]).Result);
    }

    [Fact]
    public void Score_ThirdsThatSumToExactlyThree_MeetTheMinimumOfThree()
    {
        // 7/3 + 10/3 + 10/3 is 8.999… in decimals; the true mean is exactly 3
        var rule = Rule(members: 3, minimumMean: 3m, ("C1", null), ("C2", null), ("C3", null));

        var outcome = PanelScoring.Score(rule, [Sheet(2, 3, 3), Sheet(2, 3, 3), Sheet(3, 4, 4)]);

        Assert.Equal(3m, outcome.Result!.OverallMean);
        Assert.True(outcome.Result.MeetsMinimumMean);
    }

    [Theory]
    [InlineData(3, 3, 3, true)]
    [InlineData(2, 3, 4, true)]
    [InlineData(2, 3, 3, false)]
    public void Score_CompetencyMinimum_IsInclusiveAndUnrounded(int a, int b, int c, bool meets)
    {
        var outcome = PanelScoring.Score(Three, [Sheet(a), Sheet(b), Sheet(c)]);

        Assert.Equal(meets, outcome.Result!.Competencies[0].MeetsMinimum);
        Assert.Equal(meets, outcome.Result.MeetsMinima);
    }

    [Fact]
    public void Score_StrongElsewhereBelowMinimumInOne_DoesNotMeetTheMinima()
    {
        var rule = Rule(members: 3, minimumMean: 3m, ("C1", 3m), ("C2", null));

        var outcome = PanelScoring.Score(rule, [Sheet(2, 5), Sheet(2, 5), Sheet(2, 5)]);

        Assert.Equal(3.5m, outcome.Result!.OverallMean);
        Assert.True(outcome.Result.MeetsMinimumMean);
        Assert.False(outcome.Result.MeetsMinima);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Score_LevelOutsideTheScale_IsABrokenInvariant(int level)
    {
        Assert.Throws<ArgumentException>(() =>
            PanelScoring.Score(Three, [Sheet(level), Sheet(3), Sheet(3)])
        );
    }

    [Fact]
    public void Score_SubmittedSheetWithoutACompetency_IsABrokenInvariant()
    {
        Assert.Throws<ArgumentException>(() =>
            PanelScoring.Score(
                Three,
                [Sheet(3), Sheet(3), new(UserId.New(), MemberStanding.Submitted, Levels([]))]
            )
        );
    }

    [Fact]
    public void Score_OrderOfMembers_DoesNotMatter()
    {
        Members.Sample(members =>
        {
            var forward = PanelScoring.Score(TwoCompetencies, members);
            var backward = PanelScoring.Score(TwoCompetencies, [.. members.Reverse()]);

            Assert.Equal(forward with { Result = null }, backward with { Result = null });
            Assert.Equal(forward.Result?.OverallMean, backward.Result?.OverallMean);
            Assert.Equal(forward.Result?.Competencies, backward.Result?.Competencies);
        });
    }

    [Fact]
    public void Score_AnyAbsentOrRecusedMember_NeverLowersTheMean()
    {
        Members.Sample(members =>
        {
            var outcome = PanelScoring.Score(TwoCompetencies, members);
            if (outcome.Result is not { } result)
            {
                return;
            }

            var present = members
                .Where(member => member.Standing == MemberStanding.Submitted)
                .SelectMany(member => member.Levels.Values)
                .ToList();
            Assert.InRange(result.OverallMean, present.Min(), present.Max());
            Assert.Equal((decimal)present.Sum() / present.Count, result.OverallMean);
        });
    }

    private static readonly PanelRule TwoCompetencies = Rule(2, 3m, ("C1", 3m), ("C2", null));

    private static readonly Gen<MemberMarks[]> Members = Gen.Select(
        Gen.Int[1, 5],
        Gen.Int[1, 5],
        Gen.Enum<MemberStanding>(),
        (first, second, standing) => Sheet(first, second) with { Standing = standing }
    ).Array[1, 7];

    private static PanelRule Rule(
        int members,
        decimal? minimumMean,
        params (string Code, decimal? Minimum)[] competencies
    ) =>
        new(
            members,
            2,
            3,
            minimumMean,
            [.. competencies.Select(one => new PanelCompetency(one.Code, one.Minimum))]
        );

    private static MemberMarks Sheet(params int[] levels) =>
        new(UserId.New(), MemberStanding.Submitted, Levels(levels));

    private static MemberMarks Absent() => new(UserId.New(), MemberStanding.Absent, Levels([]));

    private static Dictionary<string, int> Levels(int[] levels) =>
        levels
            .Select((level, index) => (Code: $"C{index + 1}", level))
            .ToDictionary(one => one.Code, one => one.level);
}
