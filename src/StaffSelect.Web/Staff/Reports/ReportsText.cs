namespace StaffSelect.Web.Staff.Reports;

/// <summary>Words of the staff page of reports.</summary>
public sealed class ReportsText;
