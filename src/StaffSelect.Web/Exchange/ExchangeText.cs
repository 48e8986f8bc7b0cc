namespace StaffSelect.Web.Exchange;

/// <summary>Texts of imports on the command line.</summary>
public sealed class ExchangeText;
