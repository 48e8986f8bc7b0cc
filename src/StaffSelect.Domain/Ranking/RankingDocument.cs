using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Ranking;

/// <summary>A computed ranking: every candidate, every post, every reason.</summary>
/// <remarks>Has application ids and means of competencies, so it is for staff and for each candidate's own part; the public part is made of it when it is published. Codes and numbers only; words are the pages' matter.</remarks>
public sealed record RankingDocument
{
    public const string CurrentFormat = "staffselect.ranking/1";

    public string Format { get; init; } = CurrentFormat;

    public required int RulesEdition { get; init; }

    /// <summary>SHA-256 of the rules, lower-case hex.</summary>
    public required string RulesHash { get; init; }

    /// <summary>SHA-256 of the input, lower-case hex.</summary>
    public required string InputHash { get; init; }

    /// <summary>Ranked candidates best first, then the others by publication code.</summary>
    public required IReadOnlyList<CandidateRow> Candidates { get; init; }

    /// <summary>In the order of the rules.</summary>
    public required IReadOnlyList<PostRow> Posts { get; init; }

    /// <summary>In the order of the stages.</summary>
    public required IReadOnlyList<StageInfluence> Weights { get; init; }

    public CandidateRow? Find(ApplicationId application) =>
        Candidates.FirstOrDefault(candidate => candidate.Application == application);

    public PostRow? Post(string code) => Posts.FirstOrDefault(post => post.Code == code);
}

/// <summary>One candidate in a ranking.</summary>
public sealed record CandidateRow
{
    public required ApplicationId Application { get; init; }

    /// <summary>Publication code.</summary>
    public required string Code { get; init; }

    public required string Group { get; init; }

    public required IReadOnlyList<string> Preferences { get; init; }

    public required IReadOnlyList<StageRow> Stages { get; init; }

    /// <summary>Composite, 0 to 100, unrounded; null when not ranked.</summary>
    public decimal? Total { get; init; }

    /// <summary>Competition rank among all ranked candidates.</summary>
    public int? Rank { get; init; }

    /// <summary>Order after tie-breaks, 1, 2, 3, ….</summary>
    public int? Order { get; init; }

    public TieDecision? Tie { get; init; }

    public NotRanked? NotRanked { get; init; }

    /// <summary>Code of the post given, or null.</summary>
    public string? PlacedAt { get; init; }

    /// <summary>One row for each listed post, in the candidate's order.</summary>
    public required IReadOnlyList<PostOutcome> Posts { get; init; }
}

/// <summary>One stage of one candidate, as it is derived.</summary>
public sealed record StageRow
{
    public required string Stage { get; init; }

    public decimal? Raw { get; init; }

    public decimal? Maximum { get; init; }

    public decimal? Mean { get; init; }

    /// <summary>Hurdle in points or on the 1–5 scale; null without one.</summary>
    public decimal? Minimum { get; init; }

    public int? Sheets { get; init; }

    public int? Members { get; init; }

    /// <summary>Unrounded; null without a result.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Percent times weight, unrounded.</summary>
    public decimal? Contribution { get; init; }

    public required IReadOnlyList<CompetencyRow> Competencies { get; init; }
}

/// <summary>Mean of one competency.</summary>
public sealed record CompetencyRow(string Code, decimal Mean, decimal? Minimum);

/// <summary>What became of a candidate's wish for a post.</summary>
public enum PostDecision
{
    /// <summary>Got the post.</summary>
    Placed,

    /// <summary>Got a post that was wanted more; holds no place here.</summary>
    BetterChoice,

    /// <summary>All places went to candidates higher on the list.</summary>
    NotEnough,

    /// <summary>Below the post's own hurdle.</summary>
    BelowPostHurdle,

    /// <summary>Has no rank at all.</summary>
    NotRanked,
}

/// <summary>Outcome of one wish, with the numbers that explain it.</summary>
public sealed record PostOutcome
{
    public required string Post { get; init; }

    /// <summary>Number of the choice, from 1.</summary>
    public required int Choice { get; init; }

    public required PostDecision Decision { get; init; }

    public required int Quota { get; init; }

    /// <summary>Competition rank on the post's list.</summary>
    public int? Place { get; init; }

    /// <summary>Place counted without those who got a post they wanted more: 1 to quota is placed, above it is not. Null for <see cref="PostDecision.BetterChoice"/>.</summary>
    public int? Position { get; init; }

    /// <summary>How many ahead on the list got a post they wanted more.</summary>
    public int? AheadElsewhere { get; init; }

    /// <summary>Composite of the last placed, unrounded; null while nobody is placed.</summary>
    public decimal? CutOff { get; init; }

    /// <summary>The candidate's composite, unrounded.</summary>
    public decimal? Own { get; init; }

    /// <summary>The missed hurdle of the post.</summary>
    public PostShortfall? Shortfall { get; init; }
}

/// <summary>The list of one post.</summary>
public sealed record PostRow
{
    public required string Code { get; init; }

    public required int Quota { get; init; }

    public required int Placed { get; init; }

    /// <summary>Composite of the last placed, unrounded.</summary>
    public decimal? CutOff { get; init; }

    /// <summary>Composite of the first who was not enough, unrounded.</summary>
    public decimal? Next { get; init; }

    /// <summary>True when the last placed and the first who was not enough have the same composite: the tie-break chain decided about a post.</summary>
    public required bool TieAtCut { get; init; }

    /// <summary>Candidates who may get the post, best first.</summary>
    public required IReadOnlyList<PostEntry> Entries { get; init; }
}

/// <summary>A line of a post's list.</summary>
/// <param name="Code">Publication code.</param>
/// <param name="Place">Competition rank on this list.</param>
/// <param name="Total">Composite, unrounded.</param>
/// <param name="Decision">Placed, better choice or not enough.</param>
/// <param name="PlacedAt">The post given, here or elsewhere.</param>
/// <param name="Tie">What put this candidate behind the one before on this list, when their composites are equal.</param>
public sealed record PostEntry(
    string Code,
    int Place,
    decimal Total,
    PostDecision Decision,
    string? PlacedAt,
    TieDecision? Tie
);
