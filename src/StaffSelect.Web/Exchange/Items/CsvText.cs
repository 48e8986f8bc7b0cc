using System.Text;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>Comma-separated values as RFC 4180 has them: quotes around cells with separators, quotes or line ends, doubled inside.</summary>
internal static class CsvText
{
    public static string Row(IEnumerable<string> cells) =>
        string.Join(',', cells.Select(Quoted)) + "\r\n";

    /// <summary>The rows of a text.</summary>
    /// <param name="text">Without a byte order mark.</param>
    /// <param name="delimiter">Between cells.</param>
    /// <exception cref="FormatException">A quote is not closed, or something stands behind a closed one.</exception>
    public static IEnumerable<List<string>> Rows(string text, char delimiter)
    {
        var row = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            var (cell, next) =
                text[at] == '"' ? QuotedCell(text, at) : PlainCell(text, at, delimiter);
            row.Add(cell);
            at = next;
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                if (at == text.Length)
                {
                    row.Add("");
                }

                continue;
            }

            if (at < text.Length && text[at] is not ('\r' or '\n'))
            {
                throw new FormatException("Something stands behind a closed quote.");
            }

            at += text.AsSpan(at).StartsWith("\r\n") ? 2 : 1;
            yield return row;
            row = [];
        }

        if (row.Count > 0)
        {
            yield return row;
        }
    }

    private static (string Cell, int Next) PlainCell(string text, int at, char delimiter)
    {
        var end = text.AsSpan(at).IndexOfAny(delimiter, '\r', '\n');
        return end < 0 ? (text[at..], text.Length) : (text.Substring(at, end), at + end);
    }

    private static (string Cell, int Next) QuotedCell(string text, int at)
    {
        var cell = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append(text[at++]);
            }
            else
            {
                return (cell.ToString(), at + 1);
            }
        }

        throw new FormatException("A quote is not closed.");
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\",;\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
}
