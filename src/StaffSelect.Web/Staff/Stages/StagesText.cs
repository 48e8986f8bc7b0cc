namespace StaffSelect.Web.Staff.Stages;

/// <summary>Marks the texts of this folder.</summary>
public sealed class StagesText;
