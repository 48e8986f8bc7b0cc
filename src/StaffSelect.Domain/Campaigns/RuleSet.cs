using System.Text.Json.Serialization;

namespace StaffSelect.Domain.Campaigns;

/// <summary>Everything that decides a campaign: posts, stages, weights, hurdles, tie-breaks, dates.</summary>
/// <remarks>
/// Immutable. Frozen as one document when the notice is published; scores, ranks and places are computed from it and from nothing else.
/// Codes inside (post, group, competency, stage, scale) are unique within their list and are what other tables refer to.
/// </remarks>
public sealed record RuleSet
{
    /// <summary>Number of the edition, from 1; an amendment is a new edition.</summary>
    public required int Edition { get; init; }

    /// <summary>IANA name of the zone in which people read the dates, e.g. <c>Europe/Kyiv</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When applications are accepted.</summary>
    public required Window Registration { get; init; }

    /// <summary>When a test may be started, unless its stage has a window of its own.</summary>
    public required Window Testing { get; init; }

    /// <summary>When panels sit and checks are made, unless the stage has a window of its own.</summary>
    public required Window Interviews { get; init; }

    public required IReadOnlyList<ApplicantGroup> Groups { get; init; }

    public required IReadOnlyList<Post> Posts { get; init; }

    /// <summary>How many posts one applicant may rank; between 1 and the number of posts.</summary>
    public required int MaximumPreferences { get; init; }

    public required IReadOnlyList<Competency> Competencies { get; init; }

    /// <summary>Stages in the order in which they are sat; the order in which a failed hurdle is named.</summary>
    public required IReadOnlyList<StageRule> Stages { get; init; }

    /// <summary>What decides among equal composites, first to last.</summary>
    public required IReadOnlyList<TieBreak> TieBreaks { get; init; }

    /// <summary>The published number that seeds the lottery of the tie-break chain; any text.</summary>
    public required string LotterySeed { get; init; }

    public required AppealRule Appeal { get; init; }

    /// <summary>Signatures of approvers that a ranking needs; the person who drafted it does not count.</summary>
    public required int ApprovalsRequired { get; init; }

    /// <summary>When a candidate is shown his own scores of a stage that says nothing else.</summary>
    public Disclosure Disclosure { get; init; }

    /// <summary>Conditions of admission, in the order announced.</summary>
    public IReadOnlyList<EligibilityRule> Eligibility { get; init; } = [];

    /// <summary>What every candidate confirms before an application can be submitted.</summary>
    public IReadOnlyList<Declaration> Declarations { get; init; } = [];

    /// <summary>When a candidate is shown his own scores of a stage.</summary>
    public Disclosure DisclosureOf(StageRule stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Disclosure ?? Disclosure;
    }

    public StageRule Stage(string code) => Stages.First(stage => stage.Code == code);

    public Post Post(string code) => Posts.First(post => post.Code == code);

    public Competency Competency(string code) =>
        Competencies.First(competency => competency.Code == code);

    public ApplicantGroup Group(string code) => Groups.First(group => group.Code == code);

    /// <summary>Stages that earn percent: tests and the panel, in their order. A gate is passed or not and earns nothing.</summary>
    [JsonIgnore]
    public IReadOnlyList<StageRule> ScoredStages =>
        [.. Stages.Where(stage => stage.Kind != StageKind.Gate)];

    /// <summary>Test stages in the order in which they are sat; at least one.</summary>
    [JsonIgnore]
    public IReadOnlyList<StageRule> TestStages =>
        [.. Stages.Where(stage => stage.Kind == StageKind.Test)];

    /// <summary>When the last test can be started; UTC, exclusive.</summary>
    [JsonIgnore]
    public DateTime TestsUntilAt => TestStages.Max(stage => WindowOf(stage).UntilAt);

    /// <summary>When a stage is held: its own window, else the campaign's.</summary>
    public Window WindowOf(StageRule stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Window ?? (stage.Kind == StageKind.Test ? Testing : Interviews);
    }

    /// <summary>The panel stage; this version runs one.</summary>
    [JsonIgnore]
    public StageRule PanelStage => Stages.First(stage => stage.Kind == StageKind.Panel);
}

/// <summary>A span of time.</summary>
/// <param name="FromAt">UTC, inclusive.</param>
/// <param name="UntilAt">UTC, exclusive.</param>
public sealed record Window(DateTime FromAt, DateTime UntilAt)
{
    public bool Contains(DateTime now) => FromAt <= now && now < UntilAt;
}

/// <summary>A category of candidates with hurdles of its own, e.g. serving border guards.</summary>
public sealed record ApplicantGroup(string Code, LocalizedText Title)
{
    /// <summary>Whether a document that proves the group must be handed in.</summary>
    public bool ProofRequired { get; init; } = true;

    /// <summary>Whether its applicants serve or have served and are asked about their service.</summary>
    public bool HasService { get; init; }
}

/// <summary>A post that candidates compete for.</summary>
/// <param name="Code">Latin letters and digits, e.g. <c>KRA</c>.</param>
/// <param name="Title">Name of the post.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Quota">Places; at least 1.</param>
/// <param name="Hurdles">What this post demands beyond the stages' own hurdles.</param>
public sealed record Post(
    string Code,
    LocalizedText Title,
    LocalizedText Place,
    int Quota,
    IReadOnlyList<PostHurdle> Hurdles
)
{
    /// <summary>Codes of the competencies the post calls for; empty means all of the campaign's.</summary>
    public IReadOnlyList<string> Profile { get; init; } = [];
}

/// <summary>A post's own hurdle.</summary>
/// <param name="Stage">Code of the stage.</param>
/// <param name="MinimumPercent">Percent of the stage, 0 to 100, inclusive; compared unrounded.</param>
public sealed record PostHurdle(string Stage, decimal MinimumPercent);

/// <summary>A competency with its interview questions and its anchored scale.</summary>
public sealed record Competency(
    string Code,
    LocalizedText Title,
    LocalizedText Definition,
    IReadOnlyList<LocalizedText> Questions,
    IReadOnlyList<Anchor> Anchors
)
{
    /// <summary>Observable behaviour that shows the competency.</summary>
    public IReadOnlyList<LocalizedText> Indicators { get; init; } = [];
}

/// <summary>What a level of the scale looks like in behaviour.</summary>
/// <param name="Level">1 to 5.</param>
/// <param name="Label">Short name of the level.</param>
/// <param name="Text">Observable behaviour.</param>
public sealed record Anchor(int Level, LocalizedText Label, LocalizedText Text);

public enum StageKind
{
    Test,
    Panel,

    /// <summary>A compulsory check by somebody outside the commission (medical, psychological, physical, vetting): passed or not, never points.</summary>
    Gate,
}

/// <summary>One stage.</summary>
/// <param name="Code">Latin letters and digits, e.g. <c>A1</c>.</param>
/// <param name="Kind">Which of <paramref name="Test"/> and <paramref name="Panel"/> is present; a gate has neither.</param>
/// <param name="Title">Name.</param>
/// <param name="WeightPer10000">Share in the composite; the weights of all stages sum to 10,000, a gate has 0.</param>
/// <param name="Test">Rules of a test stage.</param>
/// <param name="Panel">Rules of a panel stage.</param>
public sealed record StageRule(
    string Code,
    StageKind Kind,
    LocalizedText Title,
    int WeightPer10000,
    TestRule? Test,
    PanelRule? Panel
)
{
    /// <summary>When this stage is held; null means the campaign's window for its kind.</summary>
    public Window? Window { get; init; }

    /// <summary>When a candidate is shown his own scores of this stage; null means as the campaign says. A gate has no scores and none of this.</summary>
    public Disclosure? Disclosure { get; init; }
}

/// <summary>Rules of a timed test.</summary>
/// <param name="LimitSeconds">Time for everybody, before accommodations.</param>
/// <param name="Marking">Points for a right, a wrong and a skipped item.</param>
/// <param name="Scales">Parts of the test, in the order shown.</param>
/// <param name="Blueprint">How many items of each scale and difficulty make a form.</param>
/// <param name="Hurdles">Least raw points by applicant group; a group without a row has no hurdle.</param>
public sealed record TestRule(
    int LimitSeconds,
    Marking Marking,
    IReadOnlyList<TestScale> Scales,
    IReadOnlyList<BlueprintCell> Blueprint,
    IReadOnlyList<GroupHurdle> Hurdles
)
{
    /// <summary>Code of the bank's pool that fills the test when the notice is published; null when the campaign file brings the items.</summary>
    public string? Pool { get; init; }

    /// <summary>Hurdles of single scales or of several together, after those of the whole test.</summary>
    public IReadOnlyList<ScaleHurdle> ScaleHurdles { get; init; } = [];

    /// <summary>Codes of the competencies that the test measures; those a panel scores need not stand here.</summary>
    public IReadOnlyList<string> Competencies { get; init; } = [];
}

/// <summary>Points per item.</summary>
/// <remarks>Default +1, −0.25, 0. Source: scoring criteria of 8 May 2018, dpsu.gov.ua.</remarks>
public sealed record Marking(decimal Right, decimal Wrong, decimal Skipped);

/// <summary>A part of a test, e.g. verbal.</summary>
public sealed record TestScale(string Code, LocalizedText Title);

public enum Difficulty
{
    Easy,
    Medium,
    Hard,
}

/// <summary>One cell of the blueprint.</summary>
public sealed record BlueprintCell(string Scale, Difficulty Difficulty, int Count);

/// <summary>Least raw points for one applicant group.</summary>
/// <param name="Group">Code of the group.</param>
/// <param name="MinimumRaw">Points, inclusive, compared unrounded.</param>
public sealed record GroupHurdle(string Group, decimal MinimumRaw);

/// <summary>Least raw points of some scales together, e.g. verbal ≥ 10, numerical and abstract together ≥ 10.</summary>
/// <param name="Scales">Codes of scales of the same test, each once; at least one.</param>
/// <param name="Group">Code of the applicant group it holds for; null for everybody.</param>
/// <param name="MinimumRaw">Sum of points, inclusive, compared unrounded.</param>
public sealed record ScaleHurdle(IReadOnlyList<string> Scales, string? Group, decimal MinimumRaw)
{
    /// <summary>Whether it holds for a group.</summary>
    public bool HoldsFor(string group) => Group is null || Group == group;
}

/// <summary>Rules of a structured interview before a panel.</summary>
/// <param name="QuorumMembers">Least members whose sheets must be in.</param>
/// <param name="QuorumNumerator">With <paramref name="QuorumDenominator"/>: least share of the panel's members.</param>
/// <param name="QuorumDenominator">See <paramref name="QuorumNumerator"/>.</param>
/// <param name="MinimumMean">Least mean over all competencies on the 1–5 scale, or null.</param>
/// <param name="Competencies">What is scored, in the order shown, with minima.</param>
public sealed record PanelRule(
    int QuorumMembers,
    int QuorumNumerator,
    int QuorumDenominator,
    decimal? MinimumMean,
    IReadOnlyList<PanelCompetency> Competencies
);

/// <summary>A competency that a panel scores.</summary>
/// <param name="Code">Code of the competency.</param>
/// <param name="Minimum">Least mean of the present members, inclusive, or null.</param>
public sealed record PanelCompetency(string Code, decimal? Minimum);

public enum TieBreakKind
{
    /// <summary>Higher percent in a stage goes first.</summary>
    Stage,

    /// <summary>Higher mean in a competency goes first.</summary>
    Competency,

    /// <summary>Lottery by the published seed and the publication code.</summary>
    Lottery,
}

/// <summary>One link of the tie-break chain.</summary>
/// <param name="Kind">What is compared.</param>
/// <param name="Reference">Code of the stage or competency; null for the lottery.</param>
public sealed record TieBreak(TieBreakKind Kind, string? Reference);

/// <summary>When a candidate is shown his own scores.</summary>
/// <remarks>
/// Says when, never whether. Passed or not is told with the confirmation of a stage under either value; with the publication everybody sees all own scores,
/// on the result page and in the report. Nothing is kept back for good: totals and ranks stand on the public list by code and weights in the notice, so that
/// a stage kept back could be computed from the others; an appeal needs the figures; and everybody may see own data (Law 2297-VI, article 8).
/// For the same reason it does not touch the public list, whose columns are those that the notice announced.
/// </remarks>
public enum Disclosure
{
    /// <summary>Once the results are published.</summary>
    AfterPublication,

    /// <summary>Once the commission has confirmed the stage, at the latest with the publication.</summary>
    AfterStage,
}

public enum DayCount
{
    Calendar,

    /// <summary>Monday to Friday; public holidays are not known to the product and count as working days.</summary>
    Working,
}

/// <summary>What starts the time for appeals.</summary>
public enum AppealEvent
{
    /// <summary>The publication of the ranking: everything is appealed then.</summary>
    Publication,

    /// <summary>
    /// The confirmation of a stage: its outcome is appealed from then on and not later. What is decided only with the ranking
    /// (totals, ranks, places, admission) is appealed from its publication, for as many days.
    /// </summary>
    StageConfirmation,
}

/// <summary>How long an appeal may be filed, counted from <see cref="Event"/>.</summary>
/// <param name="Days">Whole days; the day of the event is not counted.</param>
/// <param name="Count">Calendar or working days.</param>
/// <param name="UntilHour">Hour of the last day, local time of the campaign, at which filing ends (exclusive).</param>
/// <param name="Suspensive">Whether a filed appeal stops the appointment.</param>
public sealed record AppealRule(int Days, DayCount Count, TimeOnly UntilHour, bool Suspensive)
{
    public AppealEvent Event { get; init; }
}
