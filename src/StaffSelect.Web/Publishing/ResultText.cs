namespace StaffSelect.Web.Publishing;

/// <summary>Marks the texts of this folder.</summary>
public sealed class ResultText;
