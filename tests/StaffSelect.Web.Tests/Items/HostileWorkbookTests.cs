using System.IO.Compression;
using System.Text.RegularExpressions;
using StaffSelect.Domain;
using StaffSelect.Web.Exchange.Items;

namespace StaffSelect.Web.Tests.Items;

/// <summary>Workbooks that were made to harm: each is a fault of the file, and never the end of the process.</summary>
public partial class HostileWorkbookTests
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Open =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    private const string Close = "</sheetData></worksheet>";

    [Theory]
    // as a tree it would overflow the stack, which no handler can catch
    [InlineData("<row>", "", ItemFileProblems.ItemFileUnreadable)]
    [InlineData("<row><c><v>1</v></c></row>", Close, ItemFileProblems.ItemRowsMany)]
    public void Read_OfTheSameAMillionTimes_IsRefused(string part, string end, string code)
    {
        var big = Open + string.Concat(Enumerable.Repeat(part, 1_000_000)) + end;

        Assert.Equal(code, FaultOf(With(Sheet, _ => big)));
    }

    [Theory]
    [InlineData("<row r=\"4294967295\"><c r=\"ZZZ9\" t=\"s\"><v>-5</v></c></row>")]
    [InlineData("<row><c r=\"1\" t=\"s\"><v>99999999999</v></c></row>")]
    [InlineData("<row r=\"-1\"><c t=\"zzz\"/></row>")]
    public void Read_OfImpossibleNumbers_IsRefused(string rows) =>
        Assert.NotNull(FaultOf(With(Sheet, _ => Open + rows + Close)));

    [Theory]
    [InlineData(Sheet)]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("[Content_Types].xml")]
    public void Read_OfABrokenPart_IsRefused(string part)
    {
        Assert.NotNull(FaultOf(With(part, _ => null)));
        Assert.NotNull(FaultOf(With(part, _ => "")));
        Assert.NotNull(FaultOf(With(part, text => $"<!DOCTYPE x [<!ENTITY a \"b\">]>{text}")));
        foreach (var bad in new[] { "", "rId999", "file:///etc/passwd", "http://[" })
        {
            Assert.NotNull(FaultOf(With(part, text => Attribute().Replace(text, $"$1=\"{bad}\""))));
        }
    }

    private static string? FaultOf(byte[] workbook) =>
        ItemFileReader.Read(workbook).Faults is [var first, ..] ? first.Code : null;

    /// <summary>A workbook of ours with one part changed, or left out.</summary>
    private static byte[] With(string part, Func<string, string?> change)
    {
        using var source = new ZipArchive(new MemoryStream(ItemFileWriter.Xlsx([])));
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                var text = reader.ReadToEnd();
                if ((entry.FullName == part ? change(text) : text) is { } kept)
                {
                    using var writer = new StreamWriter(zip.CreateEntry(entry.FullName).Open());
                    writer.Write(kept);
                }
            }
        }

        return target.ToArray();
    }

    [GeneratedRegex("(Id|r:id|Target|PartName|ContentType|t)=\"[^\"]*\"")]
    private static partial Regex Attribute();
}
