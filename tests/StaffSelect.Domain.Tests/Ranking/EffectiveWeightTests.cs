using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Ranking;

namespace StaffSelect.Domain.Tests.Ranking;

public class EffectiveWeightTests
{
    [Fact]
    public void Of_HalfAndHalfWithDeviations15And5AndCorrelation03_Is84And16()
    {
        // y = 50 + 5·(0.3·x' + √0.91·z) with x' and z of variance 1 and uncorrelated
        var root = 0.953939201416946m;
        IReadOnlyList<decimal>[] rows =
        [
            .. new[] { (-1m, -1m), (-1m, 1m), (1m, -1m), (1m, 1m) }.Select(point =>
                (IReadOnlyList<decimal>)
                    [50 + 15 * point.Item1, 50 + 5 * (0.3m * point.Item1 + root * point.Item2)]
            ),
        ];

        var weights = EffectiveWeight.Of([Stage("X", 5000), Stage("Y", 5000)], rows);

        // (225 + 0.3·75) / (225 + 25 + 2·0.3·75) = 247.5 / 295
        Assert.Equal(0.8390m, Rounding.HalfUp(weights[0].Effective!.Value, 4));
        Assert.Equal(0.1610m, Rounding.HalfUp(weights[1].Effective!.Value, 4));
        Assert.Equal(0.5m, weights[0].Nominal);
    }

    [Fact]
    public void Of_OneCandidate_IsNotComputed() =>
        Assert.Null(
            EffectiveWeight
                .Of(
                    [Stage("X", 10_000)],
                    [
                        [50m],
                    ]
                )[0]
                .Effective
        );

    [Fact]
    public void Of_AllAlike_IsNotComputed() =>
        Assert.Null(
            EffectiveWeight
                .Of(
                    [Stage("X", 10_000)],
                    [
                        [50m],
                        [50m],
                    ]
                )[0]
                .Effective
        );

    private static StageRule Stage(string code, int weight) =>
        new(code, StageKind.Test, RankingRules.Text(code), weight, null, null);
}
