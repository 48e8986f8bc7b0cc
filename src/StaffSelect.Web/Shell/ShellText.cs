namespace StaffSelect.Web.Shell;

/// <summary>Texts of the layouts and of the components that all pages share.</summary>
public sealed class ShellText;
