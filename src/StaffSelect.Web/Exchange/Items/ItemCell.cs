namespace StaffSelect.Web.Exchange.Items;

/// <summary>Cells of a CSV that spreadsheets open: a text that would be taken for a formula carries an apostrophe.</summary>
internal static class ItemCell
{
    private const string Dangerous = "=+-@\t\r";

    public static string Guarded(string value) =>
        value.Length > 0
        && (Dangerous.Contains(value[0], StringComparison.Ordinal) || value[0] == '\'')
            ? "'" + value
            : value;

    /// <summary>The text before it was guarded.</summary>
    public static string Unguarded(string value) =>
        value.Length > 1
        && value[0] == '\''
        && (Dangerous.Contains(value[1], StringComparison.Ordinal) || value[1] == '\'')
            ? value[1..]
            : value;
}
