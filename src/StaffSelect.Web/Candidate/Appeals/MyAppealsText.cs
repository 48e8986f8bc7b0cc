namespace StaffSelect.Web.Candidate.Appeals;

/// <summary>Marks the texts of this folder.</summary>
public sealed class MyAppealsText;
