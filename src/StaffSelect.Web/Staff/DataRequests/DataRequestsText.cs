namespace StaffSelect.Web.Staff.DataRequests;

/// <summary>Marks the texts of this folder.</summary>
public sealed class DataRequestsText;
