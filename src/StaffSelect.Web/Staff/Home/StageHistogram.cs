using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Web.Staff.Home;

/// <summary>How many of a group have the same points.</summary>
public sealed record PointCount(
    string Group,
    decimal Value,
    bool Passed,
    decimal? Maximum,
    int Count
);

/// <summary>Points of a confirmed stage, one distribution for each applicant group.</summary>
/// <param name="People">With a result, all groups.</param>
/// <param name="Groups">In the order of the rules; groups of fewer than <see cref="Smallest"/> people have no bins.</param>
public sealed record StageHistogram(
    string Stage,
    LocalizedText Title,
    StageKind Kind,
    int People,
    IReadOnlyList<HistogramGroup> Groups
)
{
    /// <summary>Cells of fewer people are not drawn.</summary>
    public const int Smallest = 5;

    internal static StageHistogram Of(
        RuleSet rules,
        StageRule stage,
        IReadOnlyList<PointCount> points
    )
    {
        var isPanel = stage.Kind == StageKind.Panel;
        var top = isPanel ? 5m : points.Max(point => point.Maximum ?? point.Value);
        var step =
            isPanel ? 0.5m
            : top > 20 ? 5m
            : 1m;
        var from = isPanel ? 1m : Math.Min(0m, Floor(points.Min(point => point.Value), step));
        var groups = points.ToLookup(point => point.Group);
        return new StageHistogram(
            stage.Code,
            stage.Title,
            stage.Kind,
            points.Sum(point => point.Count),
            [
                .. rules
                    .Groups.Where(group => groups[group.Code].Any())
                    .Select(group => Group(stage, group, [.. groups[group.Code]], from, top, step)),
            ]
        );
    }

    private static decimal Floor(decimal value, decimal step) => decimal.Floor(value / step) * step;

    private static HistogramGroup Group(
        StageRule stage,
        ApplicantGroup group,
        List<PointCount> points,
        decimal from,
        decimal top,
        decimal step
    )
    {
        var people = points.Sum(point => point.Count);
        var passed = points.Where(point => point.Passed).Sum(point => point.Count);
        var hurdle =
            stage.Panel?.MinimumMean
            ?? stage.Test?.Hurdles.SingleOrDefault(one => one.Group == group.Code)?.MinimumRaw;
        var bins = new List<HistogramBin>();
        for (var low = from; people >= Smallest && low < top; low += step)
        {
            var high = low + step;
            // the greatest result belongs to the last bin
            var inside = points
                .Where(point =>
                    point.Value >= low
                    && (point.Value < high || (high >= top && point.Value >= high))
                )
                .ToList();
            bins.Add(
                new HistogramBin(
                    low,
                    Math.Min(high, top),
                    inside.Where(point => point.Passed).Sum(point => point.Count),
                    inside.Where(point => !point.Passed).Sum(point => point.Count)
                )
            );
        }

        return new HistogramGroup(group.Code, group.Title, people, passed, hurdle, bins);
    }
}

/// <summary>One group's distribution.</summary>
/// <param name="Hurdle">In points or mean, inclusive; null without one.</param>
/// <param name="Bins">Without gaps, from low to high; empty for a small group.</param>
public sealed record HistogramGroup(
    string Code,
    LocalizedText Title,
    int People,
    int Passed,
    decimal? Hurdle,
    IReadOnlyList<HistogramBin> Bins
);

/// <summary>One bar.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive, but inclusive in the last.</param>
public sealed record HistogramBin(decimal From, decimal To, int Passed, int NotPassed)
{
    public int Count => Passed + NotPassed;

    public bool IsDrawn => Count >= StageHistogram.Smallest;
}
