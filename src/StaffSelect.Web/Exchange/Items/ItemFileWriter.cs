using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using StaffSelect.Domain.Bank;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>Writes items in the layout in which they are read.</summary>
internal static class ItemFileWriter
{
    /// <summary>CSV in UTF-8; no cell is a formula when a spreadsheet opens it.</summary>
    public static byte[] Csv(IEnumerable<ItemFileRow> items)
    {
        var text = string.Concat(
            Rows(items).Select(cells => CsvText.Row(cells.Select(ItemCell.Guarded)))
        );
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    /// <summary>A workbook of one sheet; every cell is a text, so none can be a formula.</summary>
    public static byte[] Xlsx(IEnumerable<ItemFileRow> items)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new SheetData(Rows(items).Select(cells => new Row(cells.Select(TextCell))))
            );
            workbook.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = workbook.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = "items",
                    }
                )
            );
        }

        return stream.ToArray();
    }

    private static Cell TextCell(string value) =>
        new(new InlineString(new Text(value) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
        };

    private static IEnumerable<IEnumerable<string>> Rows(IEnumerable<ItemFileRow> items)
    {
        yield return ItemColumns.All;
        foreach (var item in items)
        {
            var cells = Cells(item);
            yield return ItemColumns.All.Select(column => cells.GetValueOrDefault(column, ""));
        }
    }

    private static Dictionary<string, string> Cells(ItemFileRow item)
    {
        var content = item.Content;
        var cells = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ItemColumns.Code] = item.Code,
            [ItemColumns.Kind] = ItemColumns.Kinds[(int)content.Kind],
            [ItemColumns.Scale] = item.Scale,
            [ItemColumns.Difficulty] = ItemColumns.Difficulties[(int)content.Difficulty],
            ["text_uk"] = content.Text.Uk,
            ["text_en"] = content.Text.En,
            ["picture"] = content.PictureSvg ?? "",
            ["picture_alt_uk"] = content.PictureAlternative?.Uk ?? "",
            ["picture_alt_en"] = content.PictureAlternative?.En ?? "",
        };
        foreach (var (option, index) in content.Options.Select((option, index) => (option, index)))
        {
            string Part(string part) => ItemChecks.OptionField(index + 1, part);
            cells[Part("uk")] = option.Text.Uk;
            cells[Part("en")] = option.Text.En;
            cells[Part("mark")] =
                option.Mark == OptionMark.None ? "" : ItemColumns.Marks[(int)option.Mark - 1];
            cells[Part("why_uk")] = option.Justification.Uk;
            cells[Part("why_en")] = option.Justification.En;
            cells[Part("picture")] = option.PictureSvg ?? "";
            cells[Part("picture_alt_uk")] = option.PictureAlternative?.Uk ?? "";
            cells[Part("picture_alt_en")] = option.PictureAlternative?.En ?? "";
        }

        return cells;
    }
}
