namespace StaffSelect.Web.Staff.Gates;

/// <summary>Marks the texts of the pages of compulsory checks.</summary>
public sealed class GatesText;
