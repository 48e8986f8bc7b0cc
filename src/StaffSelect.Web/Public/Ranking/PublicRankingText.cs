namespace StaffSelect.Web.Public.Ranking;

/// <summary>Marks the texts of this folder.</summary>
public sealed class PublicRankingText;
