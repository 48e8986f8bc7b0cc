namespace StaffSelect.Web.Candidate.MyResult;

/// <summary>Marks the texts of this folder.</summary>
public sealed class MyResultText;
