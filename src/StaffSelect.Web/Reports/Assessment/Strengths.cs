namespace StaffSelect.Web.Reports.Assessment;

/// <summary>What stood out: the two highest and the two lowest competencies.</summary>
/// <param name="Highest">Best first.</param>
/// <param name="Lowest">Weakest first.</param>
internal sealed record Strengths(
    IReadOnlyList<CompetencyResult> Highest,
    IReadOnlyList<CompetencyResult> Lowest
)
{
    private const int Most = 2;

    /// <summary>No competency is on both sides; of equal means the one earlier in the rules goes first.</summary>
    /// <remarks>Of three competencies two are strengths and one is to be developed; of one, it is a strength.</remarks>
    public static Strengths Of(IReadOnlyList<CompetencyResult> competencies)
    {
        var order = competencies.OrderByDescending(competency => competency.Mean).ToList();
        var highest = order.Take(Most).ToList();
        var lowest = competencies
            .Where(competency => !highest.Exists(high => ReferenceEquals(high, competency)))
            .OrderBy(competency => competency.Mean)
            .Take(Most)
            .ToList();
        return new Strengths(highest, lowest);
    }
}
