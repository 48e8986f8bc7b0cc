namespace StaffSelect.Web.Candidate.Applying;

/// <summary>Texts of the pages of applying.</summary>
public sealed class ApplyText;
