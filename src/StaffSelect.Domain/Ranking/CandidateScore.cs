namespace StaffSelect.Domain.Ranking;

/// <summary>One candidate with percents, composite and status.</summary>
public sealed record CandidateScore
{
    public required CandidateInput Input { get; init; }

    /// <summary>One row for each scored stage of the rules, in their order.</summary>
    public required IReadOnlyList<StageScore> Stages { get; init; }

    /// <summary>Composite, 0 to 100, unrounded; null when the candidate is not ranked.</summary>
    public Fraction? Total { get; init; }

    /// <summary>The first failed hurdle, or null.</summary>
    public NotRanked? NotRanked { get; init; }

    public StageScore Stage(string code) => Stages.First(stage => stage.Stage == code);
}

/// <summary>One stage of one candidate.</summary>
public sealed record StageScore
{
    public required string Stage { get; init; }

    /// <summary>Points of a test; null for a panel or a test that was not sat.</summary>
    public decimal? Raw { get; init; }

    /// <summary>Greatest points of a test.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Mean over all competencies and sheets, 1 to 5; null for a test or below quorum.</summary>
    public Fraction? Mean { get; init; }

    /// <summary>The hurdle in the stage's own unit (points or mean), inclusive; null without one.</summary>
    public decimal? Minimum { get; init; }

    public int? Sheets { get; init; }

    public int? Members { get; init; }

    /// <summary>0 to 100, unrounded; null when the stage has no result.</summary>
    public Fraction? Percent { get; init; }

    public IReadOnlyList<CompetencyScore> Competencies { get; init; } = [];

    public NotRanked? Failure { get; init; }
}

/// <summary>Mean of one competency.</summary>
/// <param name="Code">Code of the competency.</param>
/// <param name="Mean">1 to 5, over the submitted sheets.</param>
/// <param name="Minimum">Inclusive, or null.</param>
public sealed record CompetencyScore(string Code, Fraction Mean, decimal? Minimum);

/// <summary>Why a candidate has no rank.</summary>
public enum NotRankedCode
{
    /// <summary>The stage still runs for the candidate; the ranking cannot be approved.</summary>
    Unfinished,

    /// <summary>The candidate did not sit the test or did not come to the panel.</summary>
    NotTaken,

    /// <summary>Points of a test below the hurdle of the group.</summary>
    BelowHurdle,

    /// <summary>Too few sheets; never a zero and never a rank.</summary>
    NoQuorum,

    /// <summary>Mean of the panel below its minimum.</summary>
    BelowMean,

    /// <summary>Mean of one competency below its minimum; the others do not make up for it.</summary>
    BelowCompetency,

    /// <summary>Points of one scale, or of several together, below their hurdle.</summary>
    BelowScaleHurdle,

    /// <summary>A compulsory check was not passed; why is nobody's business here.</summary>
    GateNotPassed,
}

/// <summary>The first failed hurdle of a candidate.</summary>
/// <param name="Code">Which kind.</param>
/// <param name="Stage">Code of the stage.</param>
/// <param name="Competency">Code of the competency, when one failed.</param>
/// <param name="Value">The candidate's points, mean or number of sheets, unrounded.</param>
/// <param name="Minimum">What was needed, in the same unit.</param>
public sealed record NotRanked(
    NotRankedCode Code,
    string Stage,
    string? Competency = null,
    decimal? Value = null,
    decimal? Minimum = null
)
{
    /// <summary>Codes of the scales whose hurdle was missed, or null.</summary>
    public IReadOnlyList<string>? Scales { get; init; }
}

/// <summary>A post's own hurdle that was missed.</summary>
/// <param name="Stage">Code of the stage.</param>
/// <param name="Percent">The candidate's percent, unrounded; null without a result.</param>
/// <param name="MinimumPercent">What the post demands.</param>
public sealed record PostShortfall(string Stage, decimal? Percent, decimal MinimumPercent);
