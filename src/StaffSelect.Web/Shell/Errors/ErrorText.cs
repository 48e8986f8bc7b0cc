namespace StaffSelect.Web.Shell.Errors;

/// <summary>Texts of the error pages.</summary>
public sealed class ErrorText;
