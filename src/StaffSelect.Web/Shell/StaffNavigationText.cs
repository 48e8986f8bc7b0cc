namespace StaffSelect.Web.Shell;

/// <summary>Words of the main menu of staff pages.</summary>
public sealed class StaffNavigationText;
