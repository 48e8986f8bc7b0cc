namespace StaffSelect.Domain.Panels;

/// <summary>Mean and spread of the candidates' overall means before one panel.</summary>
/// <param name="Candidates">Candidates with a result.</param>
/// <param name="Mean">1 to 5, unrounded.</param>
/// <param name="Deviation">Sample standard deviation (n − 1), 0 or more.</param>
public sealed record PanelSpread(int Candidates, decimal Mean, decimal Deviation)
{
    /// <summary>Fewest candidates of whom a figure may be shown, so that it says nothing of one person.</summary>
    public const int LeastCandidates = 5;

    /// <summary>Works out mean and spread.</summary>
    /// <param name="means">Overall mean of each candidate, 1 to 5; the order does not matter.</param>
    /// <returns>Null below <see cref="LeastCandidates"/>.</returns>
    public static PanelSpread? Of(IReadOnlyCollection<decimal> means)
    {
        if (means.Count < LeastCandidates)
        {
            return null;
        }

        var mean = means.Sum() / means.Count;
        var variance = means.Sum(value => (value - mean) * (value - mean)) / (means.Count - 1);
        return new PanelSpread(means.Count, mean, Root(variance));
    }

    /// <summary>Square root by Newton's method, which keeps to decimals; 0 ≤ <paramref name="value"/> ≤ 16.</summary>
    private static decimal Root(decimal value)
    {
        if (value == 0)
        {
            return 0;
        }

        // from above the steps fall until the last digit is reached
        var root = value < 1 ? 1 : value;
        while ((root + (value / root)) / 2 is var next && next < root)
        {
            root = next;
        }

        return root;
    }
}
