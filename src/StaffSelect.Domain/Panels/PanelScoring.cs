using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Panels;

/// <summary>One member's part in the score of one candidate.</summary>
/// <param name="Member">Who.</param>
/// <param name="Standing">Only <see cref="MemberStanding.Submitted"/> counts.</param>
/// <param name="Levels">Level, 1 to 5, by competency code; read for submitted sheets only.</param>
public sealed record MemberMarks(
    UserId Member,
    MemberStanding Standing,
    IReadOnlyDictionary<string, int> Levels
);

/// <summary>What a panel said of one candidate.</summary>
/// <param name="Planned">Members of the panel.</param>
/// <param name="Submitted">Members whose sheets count.</param>
/// <param name="Recused">Members left out for a conflict of interest.</param>
/// <param name="Absent">Members with a recorded absence.</param>
/// <param name="Awaited">Members who have not submitted yet.</param>
/// <param name="QuorumMet">Whether enough sheets are in.</param>
/// <param name="Result">Null below quorum or while sheets are awaited: such a candidate is never ranked.</param>
public sealed record PanelOutcome(
    int Planned,
    int Submitted,
    int Recused,
    int Absent,
    int Awaited,
    bool QuorumMet,
    PanelResult? Result
);

/// <summary>Means of the panel for one candidate.</summary>
/// <param name="Competencies">In the order of the rule.</param>
/// <param name="OverallMean">Mean over competencies, 1 to 5, unrounded.</param>
/// <param name="MeetsMinimumMean">Whether the overall mean reaches the rule's minimum, inclusive; true without one.</param>
public sealed record PanelResult(
    IReadOnlyList<CompetencyMean> Competencies,
    decimal OverallMean,
    bool MeetsMinimumMean
)
{
    /// <summary>Whether every competency reaches its own minimum: strength in one does not pay for weakness in another.</summary>
    public bool MeetsMinima => Competencies.All(competency => competency.MeetsMinimum);
}

/// <summary>The panel's mean in one competency.</summary>
/// <param name="Competency">Code.</param>
/// <param name="Mean">1 to 5, unrounded, over counted members only.</param>
/// <param name="Sum">Levels added up; the exact value behind the mean.</param>
/// <param name="Members">Members counted.</param>
/// <param name="Lowest">Lowest level given.</param>
/// <param name="Highest">Highest level given.</param>
/// <param name="Minimum">The rule's minimum, or null.</param>
/// <param name="MeetsMinimum">Mean ≥ minimum, exactly; true without one.</param>
public sealed record CompetencyMean(
    string Competency,
    decimal Mean,
    int Sum,
    int Members,
    int Lowest,
    int Highest,
    decimal? Minimum,
    bool MeetsMinimum
)
{
    /// <summary>Highest minus lowest level, 0 to 4; 2 or more calls for a discussion.</summary>
    public int Spread => Highest - Lowest;
}

/// <summary>Score of one candidate before one panel.</summary>
public static class PanelScoring
{
    /// <summary>Means over the submitted sheets.</summary>
    /// <remarks>
    /// Absent and recused members are left out, never counted as zero. The order of members does not matter.
    /// Minima are compared on sums of whole levels, not on divided means, so that no thirds are lost on the way.
    /// Example: 4, 4, 2 → 3.33…; the severe third member recused → 4.00.
    /// </remarks>
    /// <exception cref="ArgumentException">A submitted sheet lacks a competency of the rule or has a level outside 1 to 5.</exception>
    public static PanelOutcome Score(PanelRule rule, IReadOnlyCollection<MemberMarks> members)
    {
        var counted = members.Where(member => member.Standing == MemberStanding.Submitted).ToList();
        int Count(MemberStanding standing) => members.Count(member => member.Standing == standing);

        var awaited = Count(MemberStanding.Undeclared) + Count(MemberStanding.Scoring);
        var quorum = Quorum.IsMet(counted.Count, members.Count, rule);
        return new PanelOutcome(
            members.Count,
            counted.Count,
            Count(MemberStanding.Recused),
            Count(MemberStanding.Absent),
            awaited,
            quorum,
            quorum && awaited == 0 ? Means(rule, counted) : null
        );
    }

    private static PanelResult Means(PanelRule rule, List<MemberMarks> counted)
    {
        var competencies = rule
            .Competencies.Select(competency => Mean(competency, counted))
            .ToList();
        var sum = counted.Sum(member =>
            rule.Competencies.Sum(competency => Level(member, competency.Code))
        );
        var cells = counted.Count * rule.Competencies.Count;
        return new PanelResult(
            competencies,
            (decimal)sum / cells,
            rule.MinimumMean is not { } minimum || sum >= minimum * cells
        );
    }

    private static CompetencyMean Mean(PanelCompetency competency, List<MemberMarks> counted)
    {
        var levels = counted.Select(member => Level(member, competency.Code)).ToList();
        var sum = levels.Sum();
        return new CompetencyMean(
            competency.Code,
            (decimal)sum / levels.Count,
            sum,
            levels.Count,
            levels.Min(),
            levels.Max(),
            competency.Minimum,
            competency.Minimum is not { } minimum || sum >= minimum * levels.Count
        );
    }

    private static int Level(MemberMarks member, string competency) =>
        member.Levels.TryGetValue(competency, out var level)
        && level is >= ScoreSheet.LowestLevel and <= ScoreSheet.HighestLevel
            ? level
            : throw new ArgumentException(
                $"The submitted sheet has no level from 1 to 5 for {competency}.",
                nameof(member)
            );
}
