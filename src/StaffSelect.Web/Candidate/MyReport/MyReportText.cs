namespace StaffSelect.Web.Candidate.MyReport;

/// <summary>Words of the candidate’s report pages.</summary>
public sealed class MyReportText;
