namespace StaffSelect.Web.Candidate.MyApplication;

/// <summary>Texts of one's own applications and their status.</summary>
public sealed class MyApplicationText;
