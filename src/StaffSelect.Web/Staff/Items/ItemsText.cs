namespace StaffSelect.Web.Staff.Items;

/// <summary>Words of the item bank.</summary>
public sealed class ItemsText;
