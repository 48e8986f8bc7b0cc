namespace StaffSelect.Web.Staff.Appeals;

/// <summary>Marks the texts of this folder.</summary>
public sealed class AppealsText;
