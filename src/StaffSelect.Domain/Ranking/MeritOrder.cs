using System.Security.Cryptography;
using System.Text;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Ranking;

/// <summary>Puts candidates in order and gives equal ranks to equal composites.</summary>
public static class MeritOrder
{
    /// <summary>Ranks candidates by unrounded composite.</summary>
    /// <remarks>
    /// Equal composites share a competition rank: 1-2-2-4. Their order, which matters at the last place of a post, is decided by the tie-break chain, link by link; the draw is the last link even when the chain does not name it, so the order never depends on the order of the input, on names or on identifiers.
    /// Source: ranking rule 6.2.
    /// </remarks>
    /// <param name="contenders">In any order; codes are unique.</param>
    /// <param name="chain">First link to last.</param>
    /// <param name="lotterySeed">The published seed of the draw.</param>
    /// <returns>Best first.</returns>
    public static IReadOnlyList<Standing> Rank(
        IReadOnlyList<Contender> contenders,
        IReadOnlyList<TieBreak> chain,
        string lotterySeed
    )
    {
        IReadOnlyList<TieBreak> links = chain.Any(link => link.Kind == TieBreakKind.Lottery)
            ? chain
            : [.. chain, new TieBreak(TieBreakKind.Lottery, null)];
        var drawn = contenders
            .Select(contender => (contender, draw: Draw(lotterySeed, contender.Code)))
            .ToList();
        drawn.Sort((left, right) => Compare(left, right, links));
        var standings = new List<Standing>(drawn.Count);
        for (var index = 0; index < drawn.Count; index++)
        {
            var tied =
                index > 0 && drawn[index].contender.Total == drawn[index - 1].contender.Total;
            standings.Add(
                new Standing(
                    drawn[index].contender.Code,
                    index + 1,
                    tied ? standings[index - 1].Rank : index + 1,
                    tied ? Explain(drawn[index - 1], drawn[index], links) : null
                )
            );
        }

        return standings;
    }

    /// <summary>A candidate's number in the draw: SHA-256 of the seed followed by the publication code, UTF-8, lower-case hex.</summary>
    /// <remarks>The lower number goes first. Anybody can recompute it from the published seed and codes.</remarks>
    public static string Draw(string seed, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed + code)));

    private static int Compare(
        (Contender Contender, string Draw) left,
        (Contender Contender, string Draw) right,
        IReadOnlyList<TieBreak> links
    )
    {
        var order = right.Contender.Total.CompareTo(left.Contender.Total);
        for (var index = 0; order == 0 && index < links.Count; index++)
        {
            order = Compare(left, right, links[index]);
        }

        return order;
    }

    private static int Compare(
        (Contender Contender, string Draw) left,
        (Contender Contender, string Draw) right,
        TieBreak link
    ) =>
        link.Kind == TieBreakKind.Lottery
            ? string.CompareOrdinal(left.Draw, right.Draw)
            : Value(right.Contender, link).CompareTo(Value(left.Contender, link));

    private static Fraction Value(Contender contender, TieBreak link) =>
        link.Kind == TieBreakKind.Stage
            ? contender.Stages[link.Reference!]
            : contender.Competencies[link.Reference!];

    private static TieDecision Explain(
        (Contender Contender, string Draw) ahead,
        (Contender Contender, string Draw) own,
        IReadOnlyList<TieBreak> links
    )
    {
        var index = links.TakeWhile(link => Compare(ahead, own, link) == 0).Count();
        var decisive = links[index];
        return decisive.Kind == TieBreakKind.Lottery
            ? new TieDecision(
                index + 1,
                decisive.Kind,
                null,
                ahead.Contender.Code,
                AheadDraw: ahead.Draw,
                OwnDraw: own.Draw
            )
            : new TieDecision(
                index + 1,
                decisive.Kind,
                decisive.Reference,
                ahead.Contender.Code,
                Value(ahead.Contender, decisive).ToDecimal(),
                Value(own.Contender, decisive).ToDecimal()
            );
    }
}

/// <summary>A candidate with a composite.</summary>
/// <param name="Code">Publication code.</param>
/// <param name="Total">Composite, unrounded.</param>
/// <param name="Stages">Percent by code of stage.</param>
/// <param name="Competencies">Mean by code of competency.</param>
public sealed record Contender(
    string Code,
    Fraction Total,
    IReadOnlyDictionary<string, Fraction> Stages,
    IReadOnlyDictionary<string, Fraction> Competencies
);

/// <summary>A candidate's place.</summary>
/// <param name="Code">Publication code.</param>
/// <param name="Order">1, 2, 3, …; no number twice.</param>
/// <param name="Rank">Competition rank: equal composites share it.</param>
/// <param name="Tie">What put the candidate behind the one before, when their composites are equal.</param>
public sealed record Standing(string Code, int Order, int Rank, TieDecision? Tie);

/// <summary>The link of the chain that decided between two equal composites.</summary>
/// <param name="Link">Number of the link, from 1.</param>
/// <param name="Kind">What was compared.</param>
/// <param name="Reference">Code of the stage or competency; null for the draw.</param>
/// <param name="AheadCode">Publication code of the candidate one place higher.</param>
/// <param name="Ahead">That candidate's percent or mean.</param>
/// <param name="Own">This candidate's percent or mean.</param>
/// <param name="AheadDraw">That candidate's number in the draw.</param>
/// <param name="OwnDraw">This candidate's number in the draw.</param>
public sealed record TieDecision(
    int Link,
    TieBreakKind Kind,
    string? Reference,
    string AheadCode,
    decimal? Ahead = null,
    decimal? Own = null,
    string? AheadDraw = null,
    string? OwnDraw = null
);
