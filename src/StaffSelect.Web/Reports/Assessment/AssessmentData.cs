using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Web.Reports.Assessment;

/// <summary>Everything that one assessment report says, as plain values; the same values give the same report, byte for byte.</summary>
/// <remarks>
/// Never has: other candidates, one member's scores or name, items, answers or keys, health, anything of a psychologist or a polygraph.
/// Kept sealed with the candidate's key beside the file.
/// </remarks>
internal sealed record AssessmentData
{
    public const string CurrentFormat = "staffselect.assessment/1";

    public string Format { get; init; } = CurrentFormat;

    /// <summary>Publication code.</summary>
    public required string Code { get; init; }

    /// <summary>Full name on a personal copy; null on a coded one.</summary>
    public string? Name { get; init; }

    public required LocalizedText Campaign { get; init; }

    public required LocalizedText Group { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>IANA name of the zone in which dates are written.</summary>
    public required string TimeZone { get; init; }

    public required int RulesEdition { get; init; }

    /// <summary>SHA-256, lower-case hex.</summary>
    public required string RulesHash { get; init; }

    public required int ListVersion { get; init; }

    /// <summary>SHA-256 of the published list, lower-case hex.</summary>
    public required string ListHash { get; init; }

    /// <summary>UTC; also the date inside the PDF.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>Composite, unrounded; null when not ranked.</summary>
    public decimal? Total { get; init; }

    /// <summary>Competition rank among all ranked; null when not ranked.</summary>
    public int? Rank { get; init; }

    /// <summary>Why there is no rank; null when there is one.</summary>
    public FailureResult? Failure { get; init; }

    /// <summary>In the order of the rules.</summary>
    public required IReadOnlyList<StageResult> Stages { get; init; }

    /// <summary>In the order of the rules; empty before a panel result.</summary>
    public required IReadOnlyList<CompetencyResult> Competencies { get; init; }

    /// <summary>In the candidate's order.</summary>
    public required IReadOnlyList<PostResult> Posts { get; init; }

    /// <summary>UTC, exclusive.</summary>
    public required DateTime AppealUntilAt { get; init; }

    /// <summary>Whether the outcome of each stage was appealed from its own confirmation.</summary>
    public bool AppealedByStage { get; init; }

    /// <summary>Whether an appeal stops the appointment.</summary>
    public required bool AppealSuspends { get; init; }
}

/// <summary>One stage.</summary>
internal sealed record StageResult
{
    public required string Code { get; init; }

    public required LocalizedText Title { get; init; }

    public required StageKind Kind { get; init; }

    public required int WeightPer10000 { get; init; }

    /// <summary>Points of a test or mean of a panel, unrounded; null without a result.</summary>
    public decimal? Value { get; init; }

    /// <summary>Greatest points of a test; null for a panel, whose scale ends at 5.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Hurdle in the unit of <see cref="Value"/>, inclusive; null without one.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>0 to 100, unrounded.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Percent times weight, unrounded.</summary>
    public decimal? Contribution { get; init; }

    /// <summary>Sheets counted and members of the panel; null for a test.</summary>
    public int? Sheets { get; init; }

    public int? Members { get; init; }

    /// <summary>Mean percent of all who sat the stage; null when they are too few to be shown.</summary>
    public GroupMean? Group { get; init; }
}

/// <summary>Mean of a group of people.</summary>
/// <param name="Percent">Unrounded.</param>
/// <param name="Count">At least <see cref="Smallest"/>.</param>
internal sealed record GroupMean(decimal Percent, int Count)
{
    /// <summary>Fewer people could be recognised in their mean.</summary>
    public const int Smallest = 5;

    public static GroupMean? Of(IReadOnlyCollection<decimal> percents) =>
        percents.Count < Smallest ? null : new GroupMean(percents.Average(), percents.Count);
}

/// <summary>One competency before the panel.</summary>
/// <param name="Title">Name.</param>
/// <param name="Mean">1 to 5, unrounded.</param>
/// <param name="Minimum">Inclusive, or null.</param>
/// <param name="Sheets">Members counted.</param>
/// <param name="Spread">Highest level minus lowest, 0 to 4.</param>
/// <param name="Reached">The highest level that the mean reaches in full.</param>
/// <param name="Notes">The members' notes, in no order that tells who wrote which.</param>
internal sealed record CompetencyResult(
    LocalizedText Title,
    decimal Mean,
    decimal? Minimum,
    int Sheets,
    int Spread,
    Anchor Reached,
    IReadOnlyList<string> Notes
)
{
    /// <summary>The anchor of the highest level not above the mean: 3.67 reaches level 3.</summary>
    /// <remarks>When the scale describes only some levels, the nearest described one at or below; below all of them, the lowest.</remarks>
    public static Anchor Reach(IReadOnlyList<Anchor> anchors, decimal mean) =>
        anchors.Where(anchor => anchor.Level <= mean).MaxBy(anchor => anchor.Level)
        ?? anchors.MinBy(anchor => anchor.Level)
        ?? throw new ArgumentException("A scale has at least one level.", nameof(anchors));

    /// <summary>Notes sorted by their own letters, so that their order is not the order of the members; empty ones left out.</summary>
    public static IReadOnlyList<string> Shuffled(IEnumerable<string?> notes) =>
        [
            .. notes
                .Where(note => !string.IsNullOrWhiteSpace(note))
                .Select(note => note!.Trim())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}

internal enum PostResultKind
{
    Placed,
    BetterChoice,
    NotEnough,
    BelowPostHurdle,
    NotRanked,
}

/// <summary>What became of one listed post.</summary>
internal sealed record PostResult
{
    public required LocalizedText Title { get; init; }

    public required LocalizedText Place { get; init; }

    /// <summary>Number of the choice, from 1.</summary>
    public required int Choice { get; init; }

    public required PostResultKind Kind { get; init; }

    public required int Quota { get; init; }

    /// <summary>Competition rank on the post's list.</summary>
    public int? Rank { get; init; }

    /// <summary>The rank counted without those who got a post they wanted more.</summary>
    public int? Position { get; init; }

    /// <summary>Composite of the last placed, unrounded; null while nobody is placed.</summary>
    public decimal? CutOff { get; init; }

    /// <summary>The missed hurdle of the post.</summary>
    public ShortfallResult? Shortfall { get; init; }
}

/// <param name="Stage">Name of the stage.</param>
/// <param name="Percent">The candidate's, unrounded.</param>
/// <param name="MinimumPercent">The post's, inclusive.</param>
internal sealed record ShortfallResult(
    LocalizedText Stage,
    decimal? Percent,
    decimal MinimumPercent
);

internal enum FailureKind
{
    Unfinished,
    NotTaken,
    BelowHurdle,
    NoQuorum,
    BelowMean,
    BelowCompetency,
    BelowScaleHurdle,
    GateNotPassed,
}

/// <summary>The first failed hurdle.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Part">Name of the competency, when one failed.</param>
/// <param name="Value">Points, mean or number of sheets, unrounded.</param>
/// <param name="Minimum">What was needed.</param>
internal sealed record FailureResult(
    FailureKind Kind,
    LocalizedText Stage,
    LocalizedText? Part,
    decimal? Value,
    decimal? Minimum
);
