namespace StaffSelect.Web.Staff.Absences;

/// <summary>Marks the texts of this folder.</summary>
public sealed class AbsencesText;
