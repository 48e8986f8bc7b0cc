namespace StaffSelect.Web.Grants;

/// <summary>Marks the texts about grants outside the pages.</summary>
public sealed class GrantsText;
