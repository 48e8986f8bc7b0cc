namespace StaffSelect.Web.Staff.Panels;

/// <summary>What a member answered to the question about a conflict of interest.</summary>
public sealed record ConflictAnswer(bool HasConflict, string? Reason);
