using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>A table of texts out of a CSV or XLSX file.</summary>
internal static class ItemTable
{
    /// <summary>Rows without the header.</summary>
    public const int MaximumRows = 2_000;

    /// <summary>Bytes of a file.</summary>
    public const int MaximumBytes = 8 * 1024 * 1024;

    // a packed file may not swell beyond this
    private const long MaximumUnpacked = 64L * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static bool IsPacked(byte[] content) => content is [(byte)'P', (byte)'K', 3, 4, ..];

    /// <summary>Rows with their cells; null when the bytes are no UTF-8 text or no workbook.</summary>
    public static List<List<string>>? Read(byte[] content)
    {
        try
        {
            return IsPacked(content) ? Workbook(content) : Csv(Strict.GetString(content));
        }
        catch (Exception exception)
            when (exception
                    is DecoderFallbackException
                        or OpenXmlPackageException
                        or FileFormatException
                        or InvalidDataException
                        or System.Xml.XmlException
                        or FormatException
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

    private static List<List<string>>? Workbook(byte[] content)
    {
        using (var packed = new ZipArchive(new MemoryStream(content)))
        {
            if (
                packed.Entries.Count > 200
                || packed.Entries.Sum(entry => entry.Length) > MaximumUnpacked
            )
            {
                return null;
            }
        }

        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        if (document.WorkbookPart is not { } workbook)
        {
            return null;
        }

        var first = workbook.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault()?.Id?.Value;
        if (first is null || workbook.GetPartById(first) is not WorksheetPart sheet)
        {
            return null;
        }

        var shared =
            workbook
                .SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>()
                .Select(item => string.Concat(item.Descendants<Text>().Select(part => part.Text)))
                .ToList()
            ?? [];
        var rows = new List<List<string>>();
        foreach (var row in sheet.Worksheet?.Descendants<Row>() ?? [])
        {
            var line = (int)(row.RowIndex?.Value ?? (uint)rows.Count + 1);
            if (line > MaximumRows + 2)
            {
                break;
            }

            while (rows.Count < line - 1)
            {
                rows.Add([]);
            }

            rows.Add(Cells(row, shared));
        }

        return rows;
    }

    private static List<string> Cells(Row row, List<string> shared)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var index = cell.CellReference?.Value is { } reference
                ? ColumnOf(reference)
                : cells.Count;
            if (index > 500)
            {
                break;
            }

            while (cells.Count < index)
            {
                cells.Add("");
            }

            cells.Add(TextOf(cell, shared));
        }

        return cells;
    }

    private static string TextOf(Cell cell, List<string> shared)
    {
        var text = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.SharedString)
        {
            return
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                && at < shared.Count
                ? shared[at]
                : "";
        }

        return cell.DataType?.Value == CellValues.InlineString
            ? string.Concat(cell.Descendants<Text>().Select(part => part.Text))
            : text;
    }

    /// <summary>Index of a column from a reference such as <c>AB12</c>.</summary>
    private static int ColumnOf(string reference)
    {
        var index = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter).Take(3))
        {
            index = index * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return index - 1;
    }
}
