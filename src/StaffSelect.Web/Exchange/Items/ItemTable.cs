using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>A table of texts out of a CSV or XLSX file.</summary>
internal static class ItemTable
{
    /// <summary>Rows without the header.</summary>
    public const int MaximumRows = 2_000;

    /// <summary>Bytes of a file.</summary>
    public const int MaximumBytes = 8 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static bool IsPacked(byte[] content) => content is [(byte)'P', (byte)'K', 3, 4, ..];

    /// <summary>Rows with their cells; null when the bytes are no UTF-8 text or no workbook.</summary>
    public static List<List<string>>? Read(byte[] content)
    {
        try
        {
            return IsPacked(content)
                ? WorkbookText.Read(content, MaximumRows)
                : Csv(Strict.GetString(content));
        }
        catch (Exception exception)
            when (exception
                    is DecoderFallbackException
                        or OpenXmlPackageException
                        or FileFormatException
                        or InvalidDataException
                        or System.Xml.XmlException
                        or FormatException
                        // a workbook of which a part is missing, named wrongly or of a forbidden size
                        or InvalidOperationException
                        or ArgumentException
                        or OverflowException
            )
        {
            return null;
        }
    }

    private static List<List<string>> Csv(string text)
    {
        text = text.TrimStart('\uFEFF');
        var header = text[..Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal))];
        // spreadsheets with the Ukrainian locale write semicolons
        var isSemicolon = header.Count(sign => sign == ';') > header.Count(sign => sign == ',');
        return
        [
            .. CsvText
                .Rows(text, isSemicolon ? ';' : ',')
                .Take(MaximumRows + 2)
                .Select(row => row.ConvertAll(ItemCell.Unguarded)),
        ];
    }
}
