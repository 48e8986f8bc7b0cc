namespace StaffSelect.Web.Staff.Home;

/// <summary>Marks the texts of this folder.</summary>
public sealed class HomeText;
