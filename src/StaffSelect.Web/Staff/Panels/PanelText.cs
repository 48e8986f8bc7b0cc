namespace StaffSelect.Web.Staff.Panels;

/// <summary>Words of the pages about panels, interviews and score sheets.</summary>
public sealed class PanelText;
