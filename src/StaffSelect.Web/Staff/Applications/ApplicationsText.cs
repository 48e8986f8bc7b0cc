namespace StaffSelect.Web.Staff.Applications;

/// <summary>Texts of the officers' pages of applications.</summary>
public sealed class ApplicationsText;
