using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Panels;

/// <summary>How the members of one panel scored: each one's severity and spread, and their agreement.</summary>
/// <param name="Candidates">Candidates with at least two counted sheets.</param>
/// <param name="Complete">Of them those whom every member of the panel scored.</param>
/// <param name="Raters">In the order of the panel.</param>
/// <param name="Coefficients">Null below <see cref="LeastCandidates"/>: a figure of so few says nothing.</param>
/// <remarks>
/// Made of the sheets as they were locked, each candidate once all sheets are in. The rating of a candidate is the sum of the levels
/// over competencies, which orders and spaces candidates exactly as their mean does.
/// </remarks>
public sealed record PanelAgreement(
    int Candidates,
    int Complete,
    IReadOnlyList<RaterStatistics> Raters,
    AgreementCoefficients? Coefficients
)
{
    /// <summary>Fewest candidates for which agreement is computed.</summary>
    public const int LeastCandidates = 10;

    /// <summary>Works out the statistics of one panel.</summary>
    /// <param name="rule">Competencies that a sheet has.</param>
    /// <param name="members">Members of the panel.</param>
    /// <param name="interviews">For each closed interview the levels of every counted sheet, by member.</param>
    public static PanelAgreement Of(
        PanelRule rule,
        IReadOnlyList<UserId> members,
        IReadOnlyCollection<
            IReadOnlyDictionary<UserId, IReadOnlyDictionary<string, int>>
        > interviews
    )
    {
        int? Rating(
            IReadOnlyDictionary<UserId, IReadOnlyDictionary<string, int>> sheets,
            UserId member
        ) =>
            sheets.TryGetValue(member, out var levels)
                ? rule.Competencies.Sum(competency => levels[competency.Code])
                : null;

        var paired = interviews.Where(sheets => members.Count(sheets.ContainsKey) >= 2).ToList();
        List<IReadOnlyList<int?>> table =
        [
            .. paired.Select(sheets => members.Select(member => Rating(sheets, member)).ToList()),
        ];
        return new PanelAgreement(
            table.Count,
            table.Count(row => row.All(rating => rating is not null)),
            [.. members.Select(member => RaterStatistics.Of(rule, member, interviews))],
            table.Count < LeastCandidates ? null : AgreementCoefficients.Of(table)
        );
    }
}

/// <summary>Agreement of one panel.</summary>
/// <param name="IntraclassTwoWay">ICC(2,k) over candidates whom every member scored; null when those are fewer than <see cref="PanelAgreement.LeastCandidates"/> or all ratings are equal.</param>
/// <param name="IntraclassOneWay">ICC(1,k) under the same condition.</param>
/// <param name="Alpha">Krippendorff's alpha, interval, over all candidates with two or more sheets.</param>
/// <param name="Concordance">Kendall's W corrected for ties, over candidates whom every member scored.</param>
public sealed record AgreementCoefficients(
    decimal? IntraclassTwoWay,
    decimal? IntraclassOneWay,
    decimal? Alpha,
    decimal? Concordance
)
{
    internal static AgreementCoefficients Of(IReadOnlyList<IReadOnlyList<int?>> table)
    {
        var alpha = Agreement.Alpha(table, AgreementScale.Interval);
        List<IReadOnlyList<int>> complete =
        [
            .. table
                .Where(row => row.All(rating => rating is not null))
                .Select(row => row.OfType<int>().ToList()),
        ];
        if (complete.Count < PanelAgreement.LeastCandidates)
        {
            return new AgreementCoefficients(null, null, alpha, null);
        }

        var intraclass = Agreement.Intraclass(complete);
        return new AgreementCoefficients(
            intraclass?.AgreementMean,
            intraclass?.OneWayMean,
            alpha,
            Agreement.Kendall(complete).Corrected
        );
    }
}

/// <summary>How one member scored: severity and use of the scale.</summary>
/// <param name="Member">Who.</param>
/// <param name="Sheets">Counted sheets.</param>
/// <param name="Mean">Mean of all levels given, 1 to 5; null without a sheet.</param>
/// <param name="MeanDifference">Mean of own level minus the panel's mean, over the same candidates and competencies; above zero is milder. Null without a colleague.</param>
/// <param name="Lowest">Lowest level given.</param>
/// <param name="Highest">Highest level given.</param>
/// <param name="ShareOfMiddle">Part of levels equal to 3, 0 to 1.</param>
/// <param name="FlatSheets">Sheets with the same level in every competency.</param>
public sealed record RaterStatistics(
    UserId Member,
    int Sheets,
    decimal? Mean,
    decimal? MeanDifference,
    int? Lowest,
    int? Highest,
    decimal? ShareOfMiddle,
    int FlatSheets
)
{
    private const int Middle = 3;

    internal static RaterStatistics Of(
        PanelRule rule,
        UserId member,
        IReadOnlyCollection<
            IReadOnlyDictionary<UserId, IReadOnlyDictionary<string, int>>
        > interviews
    )
    {
        int[] Levels(IReadOnlyDictionary<string, int> sheet) =>
            [.. rule.Competencies.Select(competency => sheet[competency.Code])];

        var scored = interviews.Where(sheets => sheets.ContainsKey(member)).ToList();
        var own = scored.Select(sheets => Levels(sheets[member])).ToList();
        var levels = own.SelectMany(sheet => sheet).ToList();
        if (levels.Count == 0)
        {
            return new RaterStatistics(member, 0, null, null, null, null, null, 0);
        }

        var differences = scored
            .Where(sheets => sheets.Count >= 2)
            .Select(sheets =>
                (decimal)Levels(sheets[member]).Sum() / rule.Competencies.Count
                - (
                    (decimal)sheets.Values.Sum(sheet => Levels(sheet).Sum())
                    / (sheets.Count * rule.Competencies.Count)
                )
            )
            .ToList();
        return new RaterStatistics(
            member,
            own.Count,
            (decimal)levels.Sum() / levels.Count,
            differences.Count == 0 ? null : differences.Sum() / differences.Count,
            levels.Min(),
            levels.Max(),
            (decimal)levels.Count(level => level == Middle) / levels.Count,
            rule.Competencies.Count < 2 ? 0 : own.Count(sheet => sheet.Distinct().Count() == 1)
        );
    }
}
