namespace StaffSelect.Web.Staff.Sessions;

/// <summary>Marks the texts of this folder.</summary>
public sealed class SessionsText;
