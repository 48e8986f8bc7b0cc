using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Ranking;

/// <summary>What is checked of a ranking before anybody signs it.</summary>
public enum RankingCheckKind
{
    /// <summary>Nobody would rather be at a post that has somebody lower or a free place.</summary>
    NoBlockingPair,

    /// <summary>No post has more people than places.</summary>
    QuotasKept,

    /// <summary>Everybody placed listed the post and reached every hurdle, unrounded.</summary>
    PlacedReachedHurdles,

    /// <summary>Panels whose quorum was reached, of all that met.</summary>
    Quorum,

    /// <summary>No test runs and no sheet is awaited.</summary>
    AllFinished,

    /// <summary>No application waits for its decision: it would be left out in silence.</summary>
    AllDecided,

    /// <summary>Weights sum to 10,000.</summary>
    WeightsWhole,

    /// <summary>The same input gives the same ranking again.</summary>
    Reproducible,

    /// <summary>Applications, answers and sheets are what they were when the draft was computed.</summary>
    InputUnchanged,
}

/// <summary>Result of one check.</summary>
/// <param name="Kind">What was checked.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Good">How many hold.</param>
/// <param name="Of">Of how many.</param>
public sealed record RankingCheck(RankingCheckKind Kind, bool Passed, int Good, int Of)
{
    /// <summary>Whether a failure bars signatures and publication. A panel without quorum does not: its candidate has no rank, and the others need not wait.</summary>
    public bool Bars => Kind != RankingCheckKind.Quorum;
}

/// <summary>Checks a stored ranking against the rules, independently of how it was computed.</summary>
public static class RankingChecks
{
    /// <param name="rules">The frozen rules.</param>
    /// <param name="document">The stored ranking.</param>
    /// <param name="current">Input as it is now.</param>
    public static IReadOnlyList<RankingCheck> Run(
        RuleSet rules,
        RankingDocument document,
        RankingInput current
    )
    {
        var unchanged = current.Hash() == document.InputHash;
        var again =
            unchanged
            && Publication.CanonicalJson.Hash(RankingComputation.Compute(rules, current))
                == Publication.CanonicalJson.Hash(document);
        var checks = new List<RankingCheck>
        {
            BlockingPairs(document),
            Quotas(document),
            Hurdles(rules, document),
            PanelQuorum(rules, document),
            Finished(document),
            new(
                RankingCheckKind.WeightsWhole,
                rules.Stages.Sum(stage => stage.WeightPer10000) == 10_000,
                rules.Stages.Sum(stage => stage.WeightPer10000),
                10_000
            ),
            One(RankingCheckKind.InputUnchanged, unchanged),
        };
        if (unchanged)
        {
            checks.Add(One(RankingCheckKind.Reproducible, again));
        }

        return checks;
    }

    /// <summary>The check that every application has its decision.</summary>
    /// <param name="decided">Admitted and refused ones.</param>
    /// <param name="all">Those and the undecided; withdrawn ones do not count.</param>
    public static RankingCheck Decisions(int decided, int all) =>
        Count(RankingCheckKind.AllDecided, decided, all);

    private static RankingCheck One(RankingCheckKind kind, bool passed) =>
        new(kind, passed, passed ? 1 : 0, 1);

    private static RankingCheck Count(RankingCheckKind kind, int good, int of) =>
        new(kind, good == of, good, of);

    private static RankingCheck BlockingPairs(RankingDocument document)
    {
        var ranked = document.Candidates.Where(row => row.Total is not null).ToList();
        var pairs = Allocation.BlockingPairs(
            [
                .. document.Posts.Select(post => new PostList(
                    post.Code,
                    post.Quota,
                    [.. post.Entries.Select(entry => entry.Code)]
                )),
            ],
            ranked.ToDictionary(row => row.Code, row => row.Preferences),
            ranked
                .Where(row => row.PlacedAt is not null)
                .ToDictionary(row => row.Code, row => row.PlacedAt!)
        );
        var passedOver = pairs.Select(pair => pair.Code).Distinct().Count();
        return Count(RankingCheckKind.NoBlockingPair, ranked.Count - passedOver, ranked.Count);
    }

    private static RankingCheck Quotas(RankingDocument document) =>
        Count(
            RankingCheckKind.QuotasKept,
            document.Posts.Count(post =>
                document.Candidates.Count(row => row.PlacedAt == post.Code) <= post.Quota
            ),
            document.Posts.Count
        );

    private static RankingCheck Hurdles(RuleSet rules, RankingDocument document)
    {
        var placed = document.Candidates.Where(row => row.PlacedAt is not null).ToList();
        return Count(
            RankingCheckKind.PlacedReachedHurdles,
            placed.Count(row =>
                row.Preferences.Contains(row.PlacedAt!)
                && row.Stages.All(stage =>
                    stage.Percent is not null
                    && ((stage.Raw ?? stage.Mean) >= stage.Minimum || stage.Minimum is null)
                    && stage.Competencies.All(item =>
                        item.Minimum is null || item.Mean >= item.Minimum
                    )
                )
                && rules
                    .Post(row.PlacedAt!)
                    .Hurdles.All(hurdle =>
                        row.Stages.First(stage => stage.Stage == hurdle.Stage).Percent
                        >= hurdle.MinimumPercent
                    )
            ),
            placed.Count
        );
    }

    private static RankingCheck PanelQuorum(RuleSet rules, RankingDocument document)
    {
        var met = document
            .Candidates.SelectMany(row => row.Stages)
            .Where(stage => stage.Members is not null)
            .ToList();
        return Count(
            RankingCheckKind.Quorum,
            met.Count(stage =>
                stage.Sheets
                >= Composite.RequiredSheets(rules.Stage(stage.Stage).Panel!, stage.Members!.Value)
            ),
            met.Count
        );
    }

    private static RankingCheck Finished(RankingDocument document) =>
        Count(
            RankingCheckKind.AllFinished,
            document.Candidates.Count(row => row.NotRanked?.Code != NotRankedCode.Unfinished),
            document.Candidates.Count
        );
}
