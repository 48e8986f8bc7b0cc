namespace StaffSelect.Web.Public.Information;

/// <summary>Texts of the reference pages in the footer.</summary>
public sealed class InformationText;
