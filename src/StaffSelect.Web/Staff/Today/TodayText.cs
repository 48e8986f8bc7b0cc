namespace StaffSelect.Web.Staff.Today;

/// <summary>Words of the home page of staff.</summary>
public sealed class TodayText;
