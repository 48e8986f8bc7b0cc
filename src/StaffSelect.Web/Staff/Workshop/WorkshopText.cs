namespace StaffSelect.Web.Staff.Workshop;

/// <summary>Marks the texts of the pages on which selections are prepared.</summary>
public sealed class WorkshopText;
