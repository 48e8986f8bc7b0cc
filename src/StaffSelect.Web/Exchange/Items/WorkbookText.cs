using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>Texts of the first sheet of a workbook, read forward only.</summary>
/// <remarks>A hostile file may nest elements or repeat rows by the million: built as a tree they would end the process.</remarks>
internal static class WorkbookText
{
    // a packed file may not swell beyond this
    private const long MaximumUnpacked = 64L * 1024 * 1024;
    private const int MaximumParts = 200;
    private const int MaximumColumns = 500;
    private const int MaximumDepth = 30;
    private const int MaximumStrings = 200_000;

    /// <summary>Rows with their cells, two more than <paramref name="most"/> at most; null when it is no workbook.</summary>
    /// <exception cref="FormatException">It is larger or deeper than any file of items.</exception>
    public static List<List<string>>? Read(byte[] content, int most)
    {
        using (var packed = new ZipArchive(new MemoryStream(content)))
        {
            if (
                packed.Entries.Count > MaximumParts
                || packed.Entries.Sum(entry => entry.Length) > MaximumUnpacked
            )
            {
                return null;
            }
        }

        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        return
            document.WorkbookPart is { } workbook
            && FirstSheet(workbook) is { } first
            && workbook.GetPartById(first) is WorksheetPart sheet
            ? Rows(sheet, Strings(workbook.SharedStringTablePart), most)
            : null;
    }

    private static string? FirstSheet(WorkbookPart workbook)
    {
        using var xml = Open(workbook);
        while (Next(xml))
        {
            if (IsStart(xml, "sheet"))
            {
                while (xml.MoveToNextAttribute())
                {
                    if (xml.LocalName == "id")
                    {
                        return xml.Value;
                    }
                }

                return null;
            }
        }

        return null;
    }

    private static List<string> Strings(SharedStringTablePart? table)
    {
        var strings = new List<string>();
        if (table is null)
        {
            return strings;
        }

        using var xml = Open(table);
        while (Next(xml))
        {
            if (IsStart(xml, "si"))
            {
                strings.Add(TextIn(xml, "t"));
                if (strings.Count > MaximumStrings)
                {
                    throw new FormatException("More texts than a file of items has.");
                }
            }
        }

        return strings;
    }

    private static List<List<string>> Rows(WorksheetPart sheet, List<string> shared, int most)
    {
        var rows = new List<List<string>>();
        using var xml = Open(sheet);
        while (Next(xml))
        {
            if (IsStart(xml, "row"))
            {
                var line = NumberOf(xml.GetAttribute("r")) ?? rows.Count + 1;
                if (Math.Max(line, rows.Count + 1) > most + 2)
                {
                    break;
                }

                while (rows.Count < line - 1)
                {
                    rows.Add([]);
                }

                rows.Add([]);
            }
            else if (IsStart(xml, "c") && rows.Count > 0)
            {
                var cells = rows[^1];
                var index = xml.GetAttribute("r") is { } reference
                    ? ColumnOf(reference)
                    : cells.Count;
                var text = CellText(xml, shared);
                if (Math.Max(index, cells.Count) > MaximumColumns)
                {
                    continue;
                }

                while (cells.Count < index)
                {
                    cells.Add("");
                }

                cells.Add(text);
            }
        }

        return rows;
    }

    private static string CellText(XmlReader xml, List<string> shared)
    {
        var type = xml.GetAttribute("t");
        if (type == "inlineStr")
        {
            return TextIn(xml, "t");
        }

        var text = TextIn(xml, "v");
        return type != "s" ? text
            : NumberOf(text) is { } at && at < shared.Count ? shared[at]
            : "";
    }

    /// <summary>The joined texts of all elements of a name inside the element at which the reader stands; moves to its end.</summary>
    private static string TextIn(XmlReader xml, string name)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new System.Text.StringBuilder();
        var depth = xml.Depth;
        var isInside = false;
        while (Next(xml) && xml.Depth > depth)
        {
            isInside = xml.NodeType switch
            {
                XmlNodeType.Element => xml.LocalName == name && !xml.IsEmptyElement,
                XmlNodeType.EndElement => false,
                _ => isInside,
            };
            if (
                isInside
                && xml.NodeType
                    is XmlNodeType.Text
                        or XmlNodeType.CDATA
                        or XmlNodeType.Whitespace
                        or XmlNodeType.SignificantWhitespace
            )
            {
                text.Append(xml.Value);
            }
        }

        return text.ToString();
    }

    private static XmlReader Open(OpenXmlPart part) =>
        XmlReader.Create(
            part.GetStream(FileMode.Open, FileAccess.Read),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true }
        );

    private static bool Next(XmlReader xml)
    {
        if (xml.Depth > MaximumDepth)
        {
            throw new FormatException("Deeper than a workbook is.");
        }

        return xml.Read();
    }

    private static bool IsStart(XmlReader xml, string name) =>
        xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    private static int? NumberOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

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
