namespace StaffSelect.Web.Demo;

/// <summary>What the demonstration prints at start.</summary>
public sealed class DemoText;
