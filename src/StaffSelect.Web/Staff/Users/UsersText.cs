namespace StaffSelect.Web.Staff.Users;

/// <summary>Marks the texts of the page of users and roles.</summary>
public sealed class UsersText;
