namespace StaffSelect.Web.Shell;

/// <summary>Texts of what conditions of admission compare.</summary>
public sealed class EligibilityText;
