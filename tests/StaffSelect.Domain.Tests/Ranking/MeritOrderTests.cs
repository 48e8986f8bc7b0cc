using CsCheck;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Ranking;

namespace StaffSelect.Domain.Tests.Ranking;

public class MeritOrderTests
{
    private static readonly TieBreak[] Chain =
    [
        new(TieBreakKind.Stage, "A5"),
        new(TieBreakKind.Competency, "C1"),
        new(TieBreakKind.Lottery, null),
    ];

    [Fact]
    public void Rank_EqualTotals_ShareTheRankAndTheNextIsFour()
    {
        var standings = MeritOrder.Rank(
            [One("D", 50), One("B", 70, 60), One("A", 80), One("C", 70, 55)],
            Chain,
            "seed"
        );

        Assert.Equal(["A", "B", "C", "D"], standings.Select(standing => standing.Code));
        Assert.Equal([1, 2, 2, 4], standings.Select(standing => standing.Rank));
        Assert.Equal([1, 2, 3, 4], standings.Select(standing => standing.Order));
    }

    [Fact]
    public void Rank_TieDecidedByAStage_SaysWhichLinkAndWhichValues()
    {
        var standings = MeritOrder.Rank([One("B", 70, 55), One("A", 70, 60)], Chain, "seed");

        Assert.Null(standings[0].Tie);
        Assert.Equal(new TieDecision(1, TieBreakKind.Stage, "A5", "A", 60m, 55m), standings[1].Tie);
    }

    [Fact]
    public void Rank_TieDecidedByACompetency_IsTheSecondLink()
    {
        var standings = MeritOrder.Rank([One("A", 70, 60, 3), One("B", 70, 60, 4)], Chain, "seed");

        Assert.Equal(
            new TieDecision(2, TieBreakKind.Competency, "C1", "B", 4m, 3m),
            standings[1].Tie
        );
    }

    [Fact]
    public void Rank_EqualInEverything_IsDrawnBySha256OfSeedAndCode()
    {
        var standings = MeritOrder.Rank([One("A", 70), One("B", 70)], Chain, "seed");

        // printf 'seedA' | sha256sum, printf 'seedB' | sha256sum
        Assert.Equal(
            "93f54b7b9570156abb3b9860c7236cb7223f073f3eae76f8c65a912ee8aed333",
            MeritOrder.Draw("seed", "A")
        );
        Assert.Equal(TieBreakKind.Lottery, standings[1].Tie!.Kind);
        Assert.Equal(3, standings[1].Tie!.Link);
        Assert.True(
            string.CompareOrdinal(standings[1].Tie!.AheadDraw, standings[1].Tie!.OwnDraw) < 0
        );
    }

    [Fact]
    public void Rank_ChainWithoutDraw_DrawsAsLastLink()
    {
        var standings = MeritOrder.Rank([One("A", 70), One("B", 70)], Chain[..1], "seed");

        Assert.Equal(2, standings[1].Tie!.Link);
        Assert.Equal(TieBreakKind.Lottery, standings[1].Tie!.Kind);
    }

    [Fact]
    public void Rank_TotalsOfThirds_AreEqualExactly()
    {
        var thirds = (Fraction)100 * new Fraction(2, 3) + (Fraction)100 * new Fraction(1, 3);
        var standings = MeritOrder.Rank(
            [One("A", 100, 1), One("B", 0, 2) with { Total = thirds }],
            Chain,
            "seed"
        );

        Assert.Equal([1, 1], standings.Select(standing => standing.Rank));
        Assert.Equal("B", standings[0].Code);
    }

    [Fact]
    public void Rank_InputInAnotherOrder_IsTheSame() =>
        Contenders
            .SelectMany(list => Gen.Shuffle(list.ToArray()).Select(other => (list, other)))
            .Sample(pair =>
                Assert.Equal(
                    MeritOrder.Rank(pair.list, Chain, "s"),
                    MeritOrder.Rank(pair.other, Chain, "s")
                )
            );

    [Fact]
    public void Rank_MorePoints_NeverLowersTheRank() =>
        Gen.Select(Contenders.Where(list => list.Count > 0), Gen.Int[0, 1000], Gen.Int[1, 40])
            .Sample(
                (list, pick, more) =>
                {
                    var chosen = list[pick % list.Count];
                    var better = list.Select(item =>
                            item == chosen ? item with { Total = item.Total + more } : item
                        )
                        .ToList();
                    var before = MeritOrder
                        .Rank(list, Chain, "s")
                        .Single(s => s.Code == chosen.Code);
                    var after = MeritOrder
                        .Rank(better, Chain, "s")
                        .Single(s => s.Code == chosen.Code);
                    Assert.True(after.Rank <= before.Rank);
                    Assert.True(after.Order <= before.Order);
                }
            );

    [Fact]
    public void Rank_AnyTotals_RankIsOnePlusThoseStrictlyAhead() =>
        Contenders.Sample(list =>
        {
            var totals = list.ToDictionary(item => item.Code, item => item.Total);
            foreach (var standing in MeritOrder.Rank(list, Chain, "s"))
            {
                Assert.Equal(
                    1 + totals.Values.Count(total => total > totals[standing.Code]),
                    standing.Rank
                );
            }
        });

    private static Gen<List<Contender>> Contenders =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[1, 3])
            .List[0, 12]
            .Select(rows =>
                rows.Select((row, index) => One($"K{index}", 10 * row.Item1, row.Item2, row.Item3))
                    .ToList()
            );

    private static Contender One(string code, int total, int stage = 50, int competency = 3) =>
        new(
            code,
            total,
            new Dictionary<string, Fraction> { ["A5"] = stage },
            new Dictionary<string, Fraction> { ["C1"] = competency }
        );
}
