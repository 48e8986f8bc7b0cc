namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>Texts of the pages on which a test is taken.</summary>
public sealed class TestText;
