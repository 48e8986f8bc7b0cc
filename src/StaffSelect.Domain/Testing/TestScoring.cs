using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Testing;

/// <summary>Score of one scale.</summary>
/// <param name="Scale">Code.</param>
/// <param name="Right">Items answered with the key.</param>
/// <param name="Wrong">Items answered otherwise.</param>
/// <param name="Skipped">Items without an answer, up to the farthest item the candidate worked on.</param>
/// <param name="NotReached">Items without an answer behind it.</param>
/// <param name="Raw">Points, unrounded; may be negative.</param>
/// <param name="Partial">Answered items of several points that earned a part of them, or none: multiple responses and situational judgements.</param>
public sealed record ScaleScore(
    string Scale,
    int Right,
    int Wrong,
    int Skipped,
    int NotReached,
    decimal Raw,
    int Partial = 0
);

/// <summary>Score of a test.</summary>
/// <param name="Raw">Points, unrounded, not clamped; may be negative.</param>
/// <param name="Maximum">Points for a form answered rightly throughout.</param>
/// <param name="Scales">By scale, in the rule's order.</param>
public sealed record TestScore(decimal Raw, decimal Maximum, IReadOnlyList<ScaleScore> Scales)
{
    /// <summary>Share of the maximum, 0 to 100, unrounded.</summary>
    /// <remarks>The floor is clamped at 0 here and only here: <see cref="Raw"/> keeps its value. Source: domain rule "clamp only in the composite's percent".</remarks>
    public decimal Percent => TestScoring.Percent(Raw, Maximum);
}

/// <summary>Scores answers against keys.</summary>
public static class TestScoring
{
    /// <summary>Scores one attempt.</summary>
    /// <param name="form">The form sat.</param>
    /// <param name="keys">Key of each item version of the form.</param>
    /// <param name="state">What counted when the attempt closed.</param>
    /// <param name="rule">Marking and order of scales.</param>
    /// <remarks>
    /// Decimal throughout, nothing is rounded, and only the sum over the whole test may be clamped, in <see cref="TestScore.Percent"/>: never item by item.
    /// Skipped and not reached items earn the marking's points for skipping. A multiple response or situational judgement earns its share of the points
    /// for a right item; a share of nothing is no points, not the points of a wrong item.
    /// Source of the default +1 / −0.25 / 0: scoring criteria of 8 May 2018, dpsu.gov.ua.
    /// </remarks>
    /// <exception cref="KeyNotFoundException">A key is missing.</exception>
    public static TestScore Score(
        TestForm form,
        IReadOnlyDictionary<ItemVersionId, ItemKey> keys,
        AttemptState state,
        TestRule rule
    )
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(rule);
        var lastTouched = state.LastTouched;
        var outcomes = form
            .Items.Select(
                (item, index) =>
                    (
                        item.Scale,
                        Judged: Judge(
                            state.Item(index + 1).Option,
                            keys[item.Item],
                            index + 1 <= lastTouched
                        )
                    )
            )
            .ToLookup(row => row.Scale, row => row.Judged);
        var scales = rule
            .Scales.Select(scale => ScoreScale(scale.Code, outcomes[scale.Code], rule.Marking))
            .ToList();
        return new TestScore(
            scales.Sum(scale => scale.Raw),
            form.Items.Count * rule.Marking.Right,
            scales
        );
    }

    /// <summary>Whether a hurdle is taken.</summary>
    /// <param name="raw">Points, unrounded.</param>
    /// <param name="minimumRaw">Inclusive; null when the group has no hurdle.</param>
    /// <remarks>59.995 shows as 60.00 and still fails 60.</remarks>
    public static bool Passes(decimal raw, decimal? minimumRaw) =>
        minimumRaw is null || raw >= minimumRaw;

    /// <summary>The hurdle of an applicant group, or null when it has none.</summary>
    public static decimal? HurdleOf(TestRule rule, string group)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Hurdles.FirstOrDefault(hurdle => hurdle.Group == group)?.MinimumRaw;
    }

    /// <summary>Share of the maximum, 0 to 100, unrounded, floor clamped at 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is not positive.</exception>
    public static decimal Percent(decimal raw, decimal maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maximum, 0m);
        return Math.Max(0m, raw) * 100m / maximum;
    }

    private static ScaleScore ScoreScale(
        string scale,
        IEnumerable<Judged> outcomes,
        Marking marking
    )
    {
        var judged = outcomes.ToList();
        var counts = judged.CountBy(item => item.Outcome).ToDictionary();
        var parts = judged.Where(item => item.Outcome == Outcome.Partial).Sum(item => item.Parts);
        var right = counts.GetValueOrDefault(Outcome.Right);
        var wrong = counts.GetValueOrDefault(Outcome.Wrong);
        var skipped = counts.GetValueOrDefault(Outcome.Skipped);
        var notReached = counts.GetValueOrDefault(Outcome.NotReached);
        return new ScaleScore(
            scale,
            right,
            wrong,
            skipped,
            notReached,
            right * marking.Right
                + wrong * marking.Wrong
                + (skipped + notReached) * marking.Skipped
                + parts * marking.Right / ItemKey.PartsOfAPoint,
            counts.GetValueOrDefault(Outcome.Partial)
        );
    }

    private static Judged Judge(string? answer, ItemKey key, bool reached)
    {
        if (answer is null)
        {
            return new Judged(reached ? Outcome.Skipped : Outcome.NotReached, 0);
        }

        var parts = key.Parts(ItemKey.Split(answer));
        return new Judged(
            parts == ItemKey.PartsOfAPoint ? Outcome.Right
                : key.Kind == ItemKind.SingleChoice ? Outcome.Wrong
                : Outcome.Partial,
            parts
        );
    }

    private readonly record struct Judged(Outcome Outcome, int Parts);

    private enum Outcome
    {
        Right,
        Wrong,
        Skipped,
        NotReached,
        Partial,
    }
}
