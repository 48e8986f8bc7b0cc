namespace StaffSelect.Web.Shell;

/// <summary>Texts of MudBlazor's controls; the keys are MudBlazor's.</summary>
public sealed class Ui;
