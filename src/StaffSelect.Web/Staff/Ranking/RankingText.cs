namespace StaffSelect.Web.Staff.Ranking;

/// <summary>Marks the texts of this folder.</summary>
public sealed class RankingText;
