namespace StaffSelect.Web.Account.Manage;

/// <summary>Words of the pages of one's own account.</summary>
public sealed class ManageText;
