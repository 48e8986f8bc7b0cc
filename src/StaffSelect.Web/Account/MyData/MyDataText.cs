namespace StaffSelect.Web.Account.MyData;

/// <summary>Marks the texts of this folder.</summary>
public sealed class MyDataText;
