namespace StaffSelect.Web.Staff.Accommodations;

/// <summary>Texts of the pages of those who decide accommodations.</summary>
public sealed class AccommodationsText;
