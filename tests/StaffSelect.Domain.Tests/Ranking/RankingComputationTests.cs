using CsCheck;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using static StaffSelect.Domain.Tests.Ranking.RankingRules;

namespace StaffSelect.Domain.Tests.Ranking;

public class RankingComputationTests
{
    [Fact]
    public void Compute_SmallCampaign_GivesEveryReasonWithItsNumbers()
    {
        var input = Input(
            Candidate("A", 9m, 15, 15, preferences: "BOR,KRA"),
            Candidate("B", 8m, 13, 13, preferences: "BOR,KRA"),
            Candidate("C", 7m, 12, 12, preferences: "KRA"),
            Candidate("D", 6m, 11, 11, preferences: "KRA,SHE"),
            Candidate("E", 5.5m, 10, 10, preferences: "BOR"),
            Candidate("F", 4.75m, 15, 15, preferences: "SHE")
        );

        var ranking = RankingComputation.Compute(Small(), input);

        Assert.Equal(["A", "B", "C", "D", "E", "F"], ranking.Candidates.Select(row => row.Code));
        Assert.Equal(
            ["BOR", "KRA", "KRA", "SHE", null, null],
            ranking.Candidates.Select(row => row.PlacedAt)
        );
        var a = ranking.Candidates[0];
        Assert.Equal(100m, a.Total);
        Assert.Equal(
            [PostDecision.Placed, PostDecision.BetterChoice],
            a.Posts.Select(post => post.Decision)
        );
        // B is second at BOR with one place: place 2 of 1, cut-off 100
        var b = ranking.Candidates[1].Posts[0];
        Assert.Equal(
            (PostDecision.NotEnough, 2, 1, 100m),
            (b.Decision, b.Position!.Value, b.Quota, b.CutOff!.Value)
        );
        // D at KRA: A, B and C are ahead, A holds no place there, so D is third of two
        var d = ranking.Candidates[3].Posts[0];
        Assert.Equal(
            (PostDecision.NotEnough, 4, 3, 1),
            (d.Decision, d.Place, d.Position, d.AheadElsewhere)
        );
        // C: 0.4·700/9 + 0.6·75 = 76.111…
        Assert.Equal(76.11m, Rounding.HalfUp(d.CutOff!.Value));
        // E: 5.5 of 9 = 61.11 % at a post that asks for 65 %
        var e = ranking.Candidates[4].Posts[0];
        Assert.Equal(PostDecision.BelowPostHurdle, e.Decision);
        Assert.Equal(61.11m, Rounding.HalfUp(e.Shortfall!.Percent!.Value));
        Assert.Equal(65m, e.Shortfall.MinimumPercent);
        var f = ranking.Candidates[5];
        Assert.Equal(new NotRanked(NotRankedCode.BelowHurdle, "A1", null, 4.75m, 5m), f.NotRanked);
        Assert.Equal(PostDecision.NotRanked, f.Posts[0].Decision);
        Assert.Null(f.Total);
        Assert.Null(f.Rank);
    }

    [Fact]
    public void Compute_TieAtTheLastPlace_IsMarkedAndExplained()
    {
        var input = Input(
            Candidate("A", 9m, 12, 12, preferences: "SHE"),
            Candidate("B", 9m, 13, 11, preferences: "SHE")
        );

        var post = RankingComputation.Compute(Small(), input).Post("SHE")!;

        Assert.True(post.TieAtCut);
        Assert.Equal(["B", "A"], post.Entries.Select(entry => entry.Code));
        Assert.Equal([1, 1], post.Entries.Select(entry => entry.Place));
        Assert.Equal(
            (TieBreakKind.Competency, "C1", 2),
            (post.Entries[1].Tie!.Kind, post.Entries[1].Tie!.Reference, post.Entries[1].Tie!.Link)
        );
    }

    [Fact]
    public void Compute_InputInAnotherOrder_HasTheSameBytes() =>
        Inputs
            .SelectMany(input =>
                Gen.Shuffle(input.Candidates.ToArray())
                    .Select(other => (input, other: input with { Candidates = other }))
            )
            .Sample(pair =>
            {
                Assert.Equal(pair.input.Hash(), pair.other.Hash());
                Assert.Equal(
                    CanonicalJson.Serialize(RankingComputation.Compute(Small(), pair.input)),
                    CanonicalJson.Serialize(RankingComputation.Compute(Small(), pair.other))
                );
            });

    [Fact]
    public void Compute_AnyInput_PassesItsOwnChecks() =>
        Inputs.Sample(input =>
        {
            var rules = Small();
            var checks = RankingChecks.Run(rules, RankingComputation.Compute(rules, input), input);

            Assert.All(
                checks.Where(check => check.Kind != RankingCheckKind.Quorum),
                check => Assert.True(check.Passed)
            );
            Assert.Contains(checks, check => check.Kind == RankingCheckKind.Reproducible);
        });

    [Fact]
    public void Compute_NotEnough_AlwaysHasAPositionBeyondTheQuotaAndNoMorePointsThanTheCut() =>
        Inputs.Sample(input =>
        {
            foreach (
                var outcome in RankingComputation
                    .Compute(Small(), input)
                    .Candidates.SelectMany(row => row.Posts)
            )
            {
                if (outcome.Decision == PostDecision.NotEnough)
                {
                    Assert.True(outcome.Position > outcome.Quota);
                    Assert.True(outcome.Own <= outcome.CutOff);
                }

                if (outcome.Decision == PostDecision.Placed)
                {
                    Assert.InRange(outcome.Position!.Value, 1, outcome.Quota);
                    Assert.True(outcome.Own >= outcome.CutOff);
                }
            }
        });

    [Fact]
    public void Checks_ChangedInput_IsFound()
    {
        var rules = Small();
        var input = Input(Candidate("A"), Candidate("B", 7m));
        var ranking = RankingComputation.Compute(rules, input);
        var changed = input with
        {
            Candidates = [input.Candidates[0], input.Candidates[1] with { Preferences = ["SHE"] }],
        };

        var checks = RankingChecks.Run(rules, ranking, changed);

        Assert.False(checks.Single(check => check.Kind == RankingCheckKind.InputUnchanged).Passed);
    }

    [Fact]
    public void Checks_SomebodyMovedByHand_AreBroken()
    {
        var rules = Small();
        var input = Input(
            Candidate("A", 9m, preferences: "SHE"),
            Candidate("B", preferences: "SHE")
        );
        var ranking = RankingComputation.Compute(rules, input);
        var forged = ranking with
        {
            Candidates =
            [
                ranking.Candidates[0] with
                {
                    PlacedAt = null,
                },
                ranking.Candidates[1] with
                {
                    PlacedAt = "SHE",
                },
            ],
        };

        var checks = RankingChecks.Run(rules, forged, input).ToDictionary(check => check.Kind);

        Assert.Equal(
            (false, 1, 2),
            (
                checks[RankingCheckKind.NoBlockingPair].Passed,
                checks[RankingCheckKind.NoBlockingPair].Good,
                checks[RankingCheckKind.NoBlockingPair].Of
            )
        );
        Assert.False(checks[RankingCheckKind.Reproducible].Passed);
    }

    [Fact]
    public void Compute_NobodyRanked_HasEmptyListsAndNoWeights()
    {
        var ranking = RankingComputation.Compute(Small(), Input(Candidate("A", 0m)));

        Assert.All(ranking.Posts, post => Assert.Empty(post.Entries));
        Assert.All(ranking.Weights, weight => Assert.Null(weight.Effective));
    }

    private static Gen<RankingInput> Inputs =>
        Gen.Select(
                Gen.Int[0, 36],
                Gen.Int[3, 15],
                Gen.Int[3, 15],
                Gen.Int[2, 3],
                Gen.Shuffle(new[] { "KRA", "SHE", "BOR" }),
                Gen.Int[1, 3]
            )
            .List[0, 9]
            .Select(rows =>
                Input([
                    .. rows.Select(
                        (row, index) =>
                            Candidate(
                                $"K{index}",
                                row.Item1 * 0.25m,
                                row.Item2,
                                row.Item3,
                                sheets: row.Item4,
                                preferences: string.Join(',', row.Item5.Take(row.Item6))
                            )
                    ),
                ])
            );
}
