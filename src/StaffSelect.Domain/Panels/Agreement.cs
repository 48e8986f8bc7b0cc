namespace StaffSelect.Domain.Panels;

/// <summary>How far raters agree: intraclass correlation, Kendall's W, Krippendorff's alpha.</summary>
/// <remarks>
/// Pure arithmetic on decimals, unrounded. A table has one row per candidate and one column per rater.
/// Whether a figure may be shown (enough candidates) is decided by <see cref="PanelAgreement"/>, not here.
/// </remarks>
public static class Agreement
{
    /// <summary>Mean squares of a complete table and the coefficients made of them.</summary>
    /// <param name="table">At least two rows of equal length, at least two columns.</param>
    /// <returns>Null when all ratings are equal: the coefficients are then undefined.</returns>
    /// <remarks>Source: Shrout and Fleiss 1979, Psychological Bulletin 86, 420–428.</remarks>
    /// <exception cref="ArgumentException">Fewer than two rows or columns, or rows of unequal length.</exception>
    public static IntraclassCorrelation? Intraclass(IReadOnlyList<IReadOnlyList<int>> table)
    {
        var (n, k) = Size(table);
        var grand = table.Sum(row => (decimal)row.Sum()) / (n * k);
        var between = table.Sum(row => Square(((decimal)row.Sum() / k) - grand)) * k;
        var total = table.Sum(row => row.Sum(value => Square(value - grand)));
        if (total == 0)
        {
            return null;
        }

        var judges =
            Enumerable
                .Range(0, k)
                .Sum(judge => Square(((decimal)table.Sum(row => row[judge]) / n) - grand)) * n;
        return new IntraclassCorrelation(
            n,
            k,
            between / (n - 1),
            judges / (k - 1),
            (total - between - judges) / ((n - 1) * (k - 1)),
            (total - between) / (n * (k - 1))
        );
    }

    /// <summary>Kendall's coefficient of concordance: agreement on the order of candidates.</summary>
    /// <param name="table">At least two rows of equal length, at least two columns.</param>
    /// <returns>Plain and tie-corrected W, 0 to 1; the corrected one is null when every rater gave everybody the same.</returns>
    /// <remarks>Equal ratings share the mean of their ranks. On a scale of five levels ties are the rule, so only the corrected value is shown.</remarks>
    /// <exception cref="ArgumentException">Fewer than two rows or columns, or rows of unequal length.</exception>
    public static Concordance Kendall(IReadOnlyList<IReadOnlyList<int>> table)
    {
        var (n, m) = Size(table);
        var sums = new decimal[n];
        var ties = 0m;
        for (var rater = 0; rater < m; rater++)
        {
            var column = table.Select(row => row[rater]).ToList();
            for (var i = 0; i < n; i++)
            {
                var below = column.Count(value => value < column[i]);
                var same = column.Count(value => value == column[i]);
                sums[i] += below + ((same + 1) / 2m);
            }

            ties += column
                .GroupBy(value => value)
                .Sum(group => Cube(group.Count()) - group.Count());
        }

        var mean = sums.Sum() / n;
        var spread = 12 * sums.Sum(sum => Square(sum - mean));
        var full = (decimal)m * m * (Cube(n) - n);
        var corrected = full - (m * ties);
        return new Concordance(spread / full, corrected == 0 ? null : spread / corrected);
    }

    /// <summary>Krippendorff's alpha with any number of raters and gaps.</summary>
    /// <param name="table">Rows of candidates; null where a rater gave no rating. A row with fewer than two ratings does not count.</param>
    /// <param name="scale">How far apart two ratings are.</param>
    /// <returns>1 is full agreement, 0 what chance would give; may be negative. Null when fewer than two different values can be paired.</returns>
    /// <remarks>Source: Krippendorff 2011, Computing Krippendorff's alpha-reliability. Ratings are levels above zero.</remarks>
    public static decimal? Alpha(IReadOnlyList<IReadOnlyList<int?>> table, AgreementScale scale)
    {
        var units = table
            .Select(row => row.OfType<int>().ToList())
            .Where(values => values.Count >= 2)
            .ToList();
        var counts = units
            .SelectMany(values => values)
            .GroupBy(value => value)
            .ToDictionary(group => group.Key, group => group.Count());
        if (counts.Count < 2)
        {
            return null;
        }

        var total = counts.Values.Sum();
        var observed = units.Sum(values =>
            values.Sum(one => values.Sum(other => Distance(one, other, counts, scale)))
            / (values.Count - 1)
        );
        var expected = counts.Sum(one =>
            counts.Sum(other =>
                one.Value * other.Value * Distance(one.Key, other.Key, counts, scale)
            )
        );
        return 1 - ((total - 1) * observed / expected);
    }

    private static decimal Distance(
        int one,
        int other,
        Dictionary<int, int> counts,
        AgreementScale scale
    )
    {
        if (one == other)
        {
            return 0;
        }

        return scale switch
        {
            AgreementScale.Nominal => 1,
            AgreementScale.Ordinal => Square(
                counts
                    .Where(count =>
                        count.Key >= Math.Min(one, other) && count.Key <= Math.Max(one, other)
                    )
                    .Sum(count => count.Value) - ((counts[one] + counts[other]) / 2m)
            ),
            AgreementScale.Interval => Square(one - other),
            AgreementScale.Ratio => Square((decimal)(one - other) / (one + other)),
        };
    }

    private static (int Rows, int Columns) Size(IReadOnlyList<IReadOnlyList<int>> table)
    {
        var columns = table.Count == 0 ? 0 : table[0].Count;
        return table.Count < 2 || columns < 2 || table.Any(row => row.Count != columns)
            ? throw new ArgumentException(
                "A table has at least two candidates and two raters, and no gaps.",
                nameof(table)
            )
            : (table.Count, columns);
    }

    private static decimal Square(decimal value) => value * value;

    private static decimal Cube(decimal value) => value * value * value;
}

/// <summary>How far apart two ratings are taken to be.</summary>
public enum AgreementScale
{
    /// <summary>Equal or not.</summary>
    Nominal,

    /// <summary>By rank.</summary>
    Ordinal,

    /// <summary>By difference.</summary>
    Interval,

    /// <summary>By ratio.</summary>
    Ratio,
}

/// <summary>Mean squares of candidates × raters and the six coefficients of Shrout and Fleiss.</summary>
/// <param name="Candidates">Rows, n.</param>
/// <param name="Raters">Columns, k.</param>
/// <param name="Between">Mean square between candidates, n − 1 degrees of freedom.</param>
/// <param name="Judges">Mean square between raters, k − 1.</param>
/// <param name="Residual">Residual mean square, (n − 1)(k − 1).</param>
/// <param name="Within">Mean square within candidates, n(k − 1).</param>
/// <remarks>Each may be negative, and is null where its denominator is zero.</remarks>
public sealed record IntraclassCorrelation(
    int Candidates,
    int Raters,
    decimal Between,
    decimal Judges,
    decimal Residual,
    decimal Within
)
{
    /// <summary>ICC(1,1): one rating; each candidate has raters of their own.</summary>
    public decimal? OneWaySingle => Ratio(Between - Within, Between + ((Raters - 1) * Within));

    /// <summary>ICC(1,k): mean of k ratings; each candidate has raters of their own.</summary>
    public decimal? OneWayMean => Ratio(Between - Within, Between);

    /// <summary>ICC(2,1): one rating; the same raters, absolute agreement.</summary>
    public decimal? AgreementSingle =>
        Ratio(
            Between - Residual,
            Between + ((Raters - 1) * Residual) + (Raters * (Judges - Residual) / Candidates)
        );

    /// <summary>ICC(2,k): reliability of the panel's mean, absolute agreement. The figure to show.</summary>
    public decimal? AgreementMean =>
        Ratio(Between - Residual, Between + ((Judges - Residual) / Candidates));

    /// <summary>ICC(3,1): one rating, consistency only; hides that one rater is stricter than another.</summary>
    public decimal? ConsistencySingle =>
        Ratio(Between - Residual, Between + ((Raters - 1) * Residual));

    /// <summary>ICC(3,k): mean of k ratings, consistency only; never shown as agreement.</summary>
    public decimal? ConsistencyMean => Ratio(Between - Residual, Between);

    private static decimal? Ratio(decimal above, decimal below) =>
        below == 0 ? null : above / below;
}

/// <summary>Kendall's W.</summary>
/// <param name="Plain">Without regard to ties.</param>
/// <param name="Corrected">Corrected for ties; null when undefined.</param>
public sealed record Concordance(decimal Plain, decimal? Corrected);
