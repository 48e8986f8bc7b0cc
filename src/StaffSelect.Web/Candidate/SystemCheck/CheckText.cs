namespace StaffSelect.Web.Candidate.SystemCheck;

/// <summary>Marks the texts of this folder.</summary>
public sealed class CheckText;
