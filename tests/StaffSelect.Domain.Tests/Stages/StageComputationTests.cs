using System.Globalization;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Stages;
using static StaffSelect.Domain.Tests.Ranking.RankingRules;

namespace StaffSelect.Domain.Tests.Stages;

public class StageComputationTests
{
    private static readonly string Test = Small().Stages[0].Code;

    [Theory]
    [InlineData("4", StageOutcome.Passed)]
    [InlineData("3.999999", StageOutcome.NotPassed)]
    public void Compute_HurdleOfTheGroup_IsInclusive(string raw, StageOutcome outcome)
    {
        var document = StageComputation
            .Compute(
                Small(),
                Test,
                Input(Candidate("A", Number(raw), group: "SERV")),
                [],
                Small().Testing.FromAt
            )
            .Value;

        var line = Assert.Single(document.Lines);
        Assert.Equal((outcome, Number(raw), 4m), (line.Outcome, line.Value, line.Minimum));
    }

    [Fact]
    public void Compute_WithoutResult_IsAbsentFromTheEndOfTheWindowOn()
    {
        var input = Input(Candidate("A", 5m) with { Tests = [] });
        var end = Small().WindowOf(Small().Stage(Test)).UntilAt;

        var early = StageComputation.Compute(Small(), Test, input, [], end.AddTicks(-1));
        var due = StageComputation.Compute(Small(), Test, input, [], end);

        Assert.Equal(StageProblems.StageStillHeld, early.Problem!.Code);
        Assert.Equal(StageOutcome.Absent, Assert.Single(due.Value.Lines).Outcome);
    }

    [Fact]
    public void Compute_InAnyOrder_GivesTheSameHash()
    {
        var a = Candidate("A", 5m);
        var b = Candidate("B", 7m);

        Assert.Equal(Hash(Input(a, b)), Hash(Input(b, a)));
        Assert.NotEqual(Hash(Input(a, b)), Hash(Input(a, Candidate("B", 7.25m))));

        static string Hash(RankingInput input) =>
            CanonicalJson.Hash(
                StageComputation.Compute(Small(), Test, input, [], Small().Testing.FromAt).Value
            );
    }

    [Fact]
    public void Compute_WhileATestRuns_IsRefused()
    {
        var input = Input(Candidate("A", 5m) with { OpenStages = [Test] });

        var refused = StageComputation.Compute(Small(), Test, input, [], DateTime.MaxValue);

        Assert.Equal(StageProblems.StageUnfinished, refused.Problem!.Code);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
