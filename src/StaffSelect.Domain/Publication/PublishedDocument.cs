using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Ranking;

namespace StaffSelect.Domain.Publication;

/// <summary>The public part of published results: codes and figures, no person.</summary>
/// <remarks>
/// Its canonical bytes are what is stored, hashed, downloaded and shown; nothing public is computed from anything else.
/// It names the hash of the full ranking, so that the part which only staff and each candidate see cannot be changed either.
/// Posts with fewer than <see cref="FewPlaces"/> places have only code, total and decision: with few people a row of figures would name a person.
/// </remarks>
public sealed record PublishedDocument
{
    public const string CurrentFormat = "staffselect.results/1";

    /// <summary>Posts with fewer places than this have fewer columns.</summary>
    public const int FewPlaces = 5;

    public string Format { get; init; } = CurrentFormat;

    /// <summary>Code of the campaign.</summary>
    public required string Campaign { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>Data are invented.</summary>
    public required bool Demo { get; init; }

    /// <summary>Number of the version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Why the version before was replaced; null in the first.</summary>
    public string? Reason { get; init; }

    /// <summary>Hash of the version before; null in the first.</summary>
    public string? PreviousSha256 { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>UTC, exclusive.</summary>
    public required DateTime AppealUntilAt { get; init; }

    /// <summary>IANA name of the zone in which people read the dates.</summary>
    public required string TimeZone { get; init; }

    public required int RulesEdition { get; init; }

    public required string RulesHash { get; init; }

    /// <summary>SHA-256 of the full ranking's canonical bytes.</summary>
    public required string RankingSha256 { get; init; }

    public required IReadOnlyList<PublishedStage> Stages { get; init; }

    public required IReadOnlyList<TieBreak> TieBreaks { get; init; }

    public required string LotterySeed { get; init; }

    public required IReadOnlyList<PublishedPost> Posts { get; init; }

    /// <summary>Candidates who are on no post's list, by code.</summary>
    public required IReadOnlyList<PublishedOther> Others { get; init; }

    /// <summary>Makes the public part of a ranking.</summary>
    public static PublishedDocument From(
        Campaign campaign,
        RankingDocument ranking,
        PublishedVersion version
    ) =>
        new()
        {
            Campaign = campaign.Code,
            Title = campaign.Title,
            Demo = campaign.IsDemo,
            Version = version.Number,
            Reason = version.Reason,
            PreviousSha256 = version.PreviousSha256,
            PublishedAt = version.PublishedAt,
            AppealUntilAt = version.AppealUntilAt,
            TimeZone = campaign.Rules.TimeZone,
            RulesEdition = ranking.RulesEdition,
            RulesHash = ranking.RulesHash,
            RankingSha256 = CanonicalJson.Hash(ranking),
            Stages =
            [
                .. campaign.Rules.ScoredStages.Select(stage => new PublishedStage(
                    stage.Code,
                    stage.Title,
                    stage.WeightPer10000
                )),
            ],
            TieBreaks = campaign.Rules.TieBreaks,
            LotterySeed = campaign.Rules.LotterySeed,
            Posts = [.. campaign.Rules.Posts.Select(post => Post(post, ranking))],
            Others = Other(ranking),
        };

    private static PublishedPost Post(Post post, RankingDocument ranking)
    {
        var row = ranking.Post(post.Code)!;
        var full = post.Quota >= FewPlaces;
        var candidates = ranking.Candidates.ToDictionary(item => item.Code);
        return new PublishedPost(
            post.Code,
            post.Title,
            post.Place,
            post.Quota,
            full,
            row.Placed,
            row.CutOff,
            row.TieAtCut,
            [
                .. row.Entries.Select(entry => new PublishedRow(
                    full ? entry.Place : null,
                    entry.Code,
                    full
                        ? [.. candidates[entry.Code].Stages.Select(stage => stage.Percent!.Value)]
                        : null,
                    entry.Total,
                    entry.Decision,
                    entry.PlacedAt,
                    full && entry.Tie is { } tie
                        ? new PublishedTie(tie.Link, tie.Kind, tie.Reference)
                        : null
                )),
            ]
        );
    }

    private static List<PublishedOther> Other(RankingDocument ranking)
    {
        var listed = ranking
            .Posts.SelectMany(post => post.Entries)
            .Select(entry => entry.Code)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ranking
                .Candidates.Where(row => !listed.Contains(row.Code))
                .OrderBy(row => row.Code, StringComparer.Ordinal)
                .Select(row => new PublishedOther(
                    row.Code,
                    PublishedStatusOf(row.NotRanked),
                    // which check was not passed is between the candidate and its keeper
                    row.NotRanked?.Code == NotRankedCode.GateNotPassed
                        ? null
                        : row.NotRanked?.Stage
                )),
        ];
    }

    private static PublishedStatus PublishedStatusOf(NotRanked? reason) =>
        reason is null
            ? PublishedStatus.BelowPostHurdle
            : reason.Code switch
            {
                NotRankedCode.NotTaken => PublishedStatus.NotTaken,
                NotRankedCode.NoQuorum => PublishedStatus.NoQuorum,
                NotRankedCode.BelowHurdle => PublishedStatus.BelowHurdle,
                NotRankedCode.BelowMean => PublishedStatus.BelowHurdle,
                NotRankedCode.BelowCompetency => PublishedStatus.BelowHurdle,
                NotRankedCode.BelowScaleHurdle => PublishedStatus.BelowHurdle,
                NotRankedCode.GateNotPassed => PublishedStatus.GateNotPassed,
                NotRankedCode.Unfinished => throw new InvalidOperationException(
                    "An unfinished ranking is not published."
                ),
            };
}

/// <summary>Number and instants of a version.</summary>
public sealed record PublishedVersion(
    int Number,
    DateTime PublishedAt,
    DateTime AppealUntilAt,
    string? Reason,
    string? PreviousSha256
);

/// <summary>A stage with its share in the total.</summary>
public sealed record PublishedStage(string Code, LocalizedText Title, int WeightPer10000);

/// <summary>The public list of one post.</summary>
/// <param name="Code">Code of the post.</param>
/// <param name="Title">Name.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Quota">Places.</param>
/// <param name="Full">False when the post has few places and therefore few columns.</param>
/// <param name="Placed">Places given.</param>
/// <param name="CutOff">Total of the last placed, unrounded; null while nobody is placed.</param>
/// <param name="TieAtCut">Equal totals on both sides of the cut.</param>
/// <param name="Rows">Best first.</param>
public sealed record PublishedPost(
    string Code,
    LocalizedText Title,
    LocalizedText Place,
    int Quota,
    bool Full,
    int Placed,
    decimal? CutOff,
    bool TieAtCut,
    IReadOnlyList<PublishedRow> Rows
);

/// <summary>A public line.</summary>
/// <param name="Place">Competition rank on this list.</param>
/// <param name="Code">Publication code.</param>
/// <param name="Percents">In the order of the stages, unrounded.</param>
/// <param name="Total">Unrounded.</param>
/// <param name="Decision">Placed, better choice or not enough.</param>
/// <param name="PlacedAt">Code of the post given, here or elsewhere.</param>
/// <param name="Tie">Which rule put this line behind the one before.</param>
public sealed record PublishedRow(
    int? Place,
    string Code,
    IReadOnlyList<decimal>? Percents,
    decimal Total,
    PostDecision Decision,
    string? PlacedAt,
    PublishedTie? Tie
);

/// <summary>The link of the tie-break chain that decided; without the values, which can be about a competency.</summary>
public sealed record PublishedTie(int Link, TieBreakKind Kind, string? Reference);

/// <summary>Public status of a candidate who is on no list.</summary>
public enum PublishedStatus
{
    NotTaken,
    BelowHurdle,
    NoQuorum,
    BelowPostHurdle,

    /// <summary>A compulsory check was not passed; the list does not say which.</summary>
    GateNotPassed,
}

/// <summary>A candidate who is on no list.</summary>
/// <param name="Code">Publication code.</param>
/// <param name="Status">Why.</param>
/// <param name="Stage">Stage of the first failed hurdle; null when only the listed posts' own hurdles were missed, and for compulsory checks.</param>
public sealed record PublishedOther(string Code, PublishedStatus Status, string? Stage);
