using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Panels;

/// <summary>Whether enough members scored one candidate.</summary>
public static class Quorum
{
    /// <summary>True when both limits of the rule are reached, each inclusive.</summary>
    /// <param name="submitted">Members whose sheets count: not recused, not absent.</param>
    /// <param name="planned">Members of the panel, absent and recused ones included.</param>
    /// <param name="rule">Least number and least share; compared by whole numbers, nothing is rounded.</param>
    public static bool IsMet(int submitted, int planned, PanelRule rule) =>
        submitted >= rule.QuorumMembers
        && (long)submitted * rule.QuorumDenominator >= (long)rule.QuorumNumerator * planned;
}
