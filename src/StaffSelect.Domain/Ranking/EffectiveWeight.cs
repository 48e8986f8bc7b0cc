using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Ranking;

/// <summary>How much each stage really moved the order of these candidates.</summary>
public static class EffectiveWeight
{
    /// <summary>Effective weights: w · cov(stage, composite) / var(composite).</summary>
    /// <remarks>
    /// Shares of 1 that sum to 1; a stage in which all are alike has 0, one that runs against the others is negative. Nominal 50/50 with standard deviations 15 and 5 and a correlation of 0.3 gives 84/16.
    /// Source: composite rule 6.1.
    /// </remarks>
    /// <param name="stages">Stages with their nominal weights.</param>
    /// <param name="percents">For each candidate the percents in the order of <paramref name="stages"/>.</param>
    /// <returns>In the order of the stages; effective is null with fewer than two candidates or equal composites.</returns>
    public static IReadOnlyList<StageInfluence> Of(
        IReadOnlyList<StageRule> stages,
        IReadOnlyList<IReadOnlyList<decimal>> percents
    )
    {
        var nominal = stages.Select(stage => stage.WeightPer10000 / 10_000m).ToList();
        var composites = percents
            .Select(row => row.Select((percent, index) => percent * nominal[index]).Sum())
            .ToList();
        var variance = percents.Count < 2 ? 0 : Covariance(composites, composites);
        return
        [
            .. stages.Select(
                (stage, index) =>
                    new StageInfluence(
                        stage.Code,
                        nominal[index],
                        variance == 0
                            ? null
                            : decimal.Round(
                                nominal[index]
                                    * Covariance(
                                        [.. percents.Select(row => row[index])],
                                        composites
                                    )
                                    / variance,
                                12
                            )
                    )
            ),
        ];
    }

    private static decimal Covariance(List<decimal> left, List<decimal> right)
    {
        var (leftMean, rightMean) = (left.Average(), right.Average());
        return left.Zip(right, (x, y) => (x - leftMean) * (y - rightMean)).Sum() / (left.Count - 1);
    }
}

/// <summary>Weight of a stage on paper and in fact.</summary>
/// <param name="Stage">Code of the stage.</param>
/// <param name="Nominal">Share of 1 by the rules.</param>
/// <param name="Effective">Share of 1 in this list; null when it cannot be computed.</param>
public sealed record StageInfluence(string Stage, decimal Nominal, decimal? Effective);
