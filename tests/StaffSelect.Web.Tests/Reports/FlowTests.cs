using StaffSelect.Web.Reports.Layout;

namespace StaffSelect.Web.Tests.Reports;

public sealed class FlowTests
{
    private static readonly TextStyle Ten = new(10);
    private static readonly FlowFrame Page = new(0, 0, 100);

    [Fact]
    public void Break_OrdinaryWords_FillsLinesGreedily()
    {
        // a letter is 5 wide: 12 letters in 60
        Assert.Equal(["один два три", "чотири п’ять"], Lines("один два три чотири п’ять", 60));
    }

    [Fact]
    public void Break_NoBreakSpace_Holds()
    {
        Assert.Equal(["а б", "65\u00A0%"], Lines("а б 65\u00A0%", 25));
    }

    [Fact]
    public void Break_WordWiderThanLine_IsCutAndNothingIsLost()
    {
        var word = new string('щ', 25);

        var lines = Lines("й " + word + " кінець", 50);

        Assert.Equal(["й", new string('щ', 10), new string('щ', 10), "щщщщщ", "кінець"], lines);
    }

    [Fact]
    public void Break_LongWordWithHyphen_IsCutAfterTheHyphen()
    {
        Assert.Equal(["Ґалаґан-", "Подільська"], Lines("Ґалаґан-Подільська", 55));
    }

    [Fact]
    public void Break_MarksOnLetters_AreNeverParted()
    {
        // the combining acute cannot be composed with a Cyrillic letter and stays with its letter
        var lines = Lines(string.Concat(Enumerable.Repeat("а\u0301", 9)), 20);

        Assert.All(lines, line => Assert.StartsWith("а", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Break_DecomposedLetter_IsComposed()
    {
        Assert.Equal(["їжа"], Lines("і\u0308жа", 100));
    }

    [Fact]
    public void Break_ControlCharactersAndLoneSurrogate_AreMadeHarmless()
    {
        Assert.Equal(["а б", "в\uFFFD"], Lines("\u0007а\tб\r\nв\uD800\u202E", 100));
    }

    [Fact]
    public void Break_ChangeOfWeightInsideWord_KeepsTheWordTogether()
    {
        var lines = Paragraph.Break(
            [new Span("до ", Ten), new Span("71,40", Ten.Strong()), new Span(". Далі", Ten)],
            40,
            new FixedMeasure()
        );

        Assert.Equal(["до", "71,40.", "Далі"], lines.Select(Text));
    }

    [Fact]
    public void Paragraph_AtPageEnd_LeavesAtLeastTwoLinesOnBothSides()
    {
        var flow = new Flow(new FixedMeasure(), 0, 50);
        // 14.2 a line: seven fit; without control the paragraph of eight would leave one line behind
        var paragraph = flow.Paragraph(string.Join('\n', Enumerable.Range(1, 8)), Ten);

        var pages = Pagination.Fill(paragraph, Page);

        Assert.Equal([6, 2], pages.Select(page => page.Texts.Count));
    }

    [Fact]
    public void Paragraph_WithRoomForItsFirstLineOnly_MovesWhole()
    {
        var flow = new Flow(new FixedMeasure(), 0, 50);
        List<Strip> strips =
        [
            new Strip(80, (page, top) => page.Text(0, top, "before", Ten)),
            .. flow.Paragraph("1\n2\n3", Ten),
        ];

        var pages = Pagination.Fill(strips, Page);

        Assert.Equal(["before"], pages[0].Texts);
        Assert.Equal(["1", "2", "3"], pages[1].Texts);
    }

    [Fact]
    public void Heading_NeverStandsAloneAtPageEnd()
    {
        List<Strip> strips =
        [
            Text("body", 70),
            .. Strip.BeforeNext([Text("heading", 20)]),
            Text("follows", 20),
        ];

        var pages = Pagination.Fill(strips, Page);

        Assert.Equal(["body"], pages[0].Texts);
        Assert.Equal(["heading", "follows"], pages[1].Texts);
    }

    [Fact]
    public void ChainTallerThanPage_IsPartedRatherThanLost()
    {
        var strips = Strip.Together([.. Enumerable.Range(0, 10).Select(i => Text($"{i}", 30))]);

        var pages = Pagination.Fill(strips, Page);

        Assert.Equal([3, 3, 3, 1], pages.Select(page => page.Texts.Count));
    }

    [Fact]
    public void Space_AtTopOfPage_IsDropped()
    {
        double top = -1;
        List<Strip> strips = [Text("a", 95), Strip.Space(20), new Strip(20, (_, y) => top = y)];

        Pagination.Fill(strips, Page);

        Assert.Equal(0, top);
    }

    [Fact]
    public void Table_OnSeveralPages_RepeatsItsHead()
    {
        var flow = new Flow(new FixedMeasure(), 0, 100);
        var table = flow.Table(
            [new FlowColumn(50, Alignment.Left), new FlowColumn(50, Alignment.Right)],
            [Cell("head"), Cell("right")],
            [
                .. Enumerable
                    .Range(1, 12)
                    .Select(i => (IReadOnlyList<FlowCell>)[Cell($"row {i}"), Cell($"{i}")]),
            ],
            [Cell("total"), Cell("78")]
        );

        var pages = Pagination.Fill(table, Page);

        Assert.True(pages.Count > 1);
        Assert.All(pages, page => Assert.Equal(["head", "right"], page.Texts.Take(2)));
        Assert.Equal(
            Enumerable.Range(1, 12).Select(i => $"row {i}"),
            pages
                .SelectMany(page => page.Texts)
                .Where(text => text.StartsWith("row", StringComparison.Ordinal))
        );
        Assert.Contains("row 12", pages[^1].Texts);
        Assert.Contains("total", pages[^1].Texts);
    }

    [Fact]
    public void Table_RowTallerThanPage_IsPartedBetweenItsLines()
    {
        var flow = new Flow(new FixedMeasure(), 0, 100);
        var text = string.Join('\n', Enumerable.Range(1, 30));

        var pages = Pagination.Fill(
            flow.Table(
                [new FlowColumn(100, Alignment.Left)],
                [Cell("head")],
                [
                    [Cell(text)],
                ]
            ),
            Page
        );

        Assert.Equal(
            Enumerable.Range(1, 30).Select(i => $"{i}"),
            pages.SelectMany(page => page.Texts).Where(one => one != "head")
        );
    }

    private static FlowCell Cell(string text) => new([new Span(text, Ten)]);

    private static Strip Text(string text, double height) =>
        new(height, (page, top) => page.Text(0, top, text, Ten));

    private static string Text(TextLine line) => string.Concat(line.Runs.Select(run => run.Text));

    private static IEnumerable<string> Lines(string text, double width) =>
        Paragraph.Break([new Span(text, Ten)], width, new FixedMeasure()).Select(Text);

    /// <summary>Every UTF-16 unit is half as wide as its size.</summary>
    private sealed class FixedMeasure : ITextMeasure
    {
        public double Measure(string text, TextStyle style) => text.Length * style.Size / 2;
    }
}
