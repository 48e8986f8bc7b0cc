using System.Text;
using System.Text.RegularExpressions;
using StaffSelect.Web.Reports;
using StaffSelect.Web.Reports.Assessment;
using StaffSelect.Web.Reports.Layout;
using StaffSelect.Web.Reports.Skia;

namespace StaffSelect.Web.Tests.Reports;

public sealed partial class ReportPdfTests
{
    private const double LeftMargin = 56.69;
    private const double RightEdge = 547.09;

    public static TheoryData<string, string> Samples() =>
        new(
            from sample in new[] { "placed", "hurdle", "strained", "none" }
            from language in new[] { "uk", "en" }
            select (sample, language)
        );

    [Theory]
    [MemberData(nameof(Samples))]
    public void Draw_Twice_GivesTheSameBytes(string sample, string language)
    {
        var first = ReportPdf.Draw(Report(sample, language));
        var second = ReportPdf.Draw(Report(sample, language));

        Assert.Equal(first, second);
    }

    [Fact]
    public void Draw_OtherData_GivesOtherBytes()
    {
        var data = AssessmentSamples.Placed();

        Assert.NotEqual(
            ReportPdf.Draw(AssessmentReport.Compose(data, "uk")),
            ReportPdf.Draw(AssessmentReport.Compose(data with { Total = 74.74m }, "uk"))
        );
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Draw_AnySample_StaysInsideTheMargins(string sample, string language)
    {
        foreach (var placed in Drawn(Report(sample, language)).SelectMany(page => page))
        {
            Assert.InRange(placed.X, LeftMargin - 0.1, RightEdge);
            Assert.True(
                placed.X + placed.Width <= RightEdge + 0.5,
                $"«{placed.Text}» ends at {placed.X + placed.Width}"
            );
            Assert.InRange(placed.Y, 20, 841.89 - 34 + 2);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Draw_AnySample_CountsItsPages(string sample, string language)
    {
        var document = Report(sample, language);
        var pages = Pages(document);
        var format = language == "uk" ? "Сторінка {0} з {1}" : "Page {0} of {1}";

        for (var i = 0; i < pages.Count; i++)
        {
            Assert.Contains(
                format
                    .Replace("{0}", $"{i + 1}", StringComparison.Ordinal)
                    .Replace("{1}", $"{pages.Count}", StringComparison.Ordinal),
                pages[i]
            );
            Assert.Contains(language == "uk" ? "Демонстраційні дані" : "Demo data", pages[i]);
        }

        Assert.Equal(pages.Count, PageObject().Count(Latin1(ReportPdf.Draw(document))));
    }

    [Fact]
    public void Draw_UsualReport_HasThreePages() =>
        Assert.Equal(3, Pages(Report("placed", "uk")).Count);

    [Fact]
    public void Draw_LongWordsAndNotes_LosesNoLetter()
    {
        var data = AssessmentSamples.Strained();
        var text = string.Concat(
            Pages(AssessmentReport.Compose(data, "uk")).SelectMany(page => page)
        );
        var letters = text.Replace(" ", "", StringComparison.Ordinal);

        Assert.Contains(
            data.Name!.Replace(" ", "", StringComparison.Ordinal),
            letters,
            StringComparison.Ordinal
        );
        Assert.Equal(
            // two highest and two lowest competencies print the word of 300 letters once each
            4 * 300,
            letters.Count(letter => letter == 'Ж')
        );
    }

    [Fact]
    public void Draw_Faces_AddLittleToTheFile()
    {
        var empty = SkiaReportCanvas.Draw(
            new PdfFacts("x", DateTime.UnixEpoch),
            canvas => canvas.NewPage()
        );
        var lettered = SkiaReportCanvas.Draw(
            new PdfFacts("x", DateTime.UnixEpoch),
            canvas =>
            {
                canvas.NewPage();
                canvas.Text(50, 50, "ґ", new TextStyle(10));
                canvas.Text(50, 70, "ґ", new TextStyle(10, true));
            }
        );

        Assert.InRange(lettered.Length - empty.Length, 1, 120 * 1024);
    }

    [Theory]
    [InlineData("АаБбВвГгҐґДдЕеЄєЖжЗзИиІіЇїЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЬьЮюЯя")]
    [InlineData("ЁёЪъЫыЭэЎў ABCXYZabcxyzÄÖÜßÇŁąęśżčšžőű 0123456789")]
    [InlineData("’ʼ'«»„“”‘–—…·−×÷±≤≥≈→←№%‰€₴§©()[]{}/\\|@#&*+=<>!?;:,._-")]
    public void Faces_NeededLetters_AreThere(string letters)
    {
        foreach (var letter in letters.EnumerateRunes())
        {
            Assert.True(SkiaReportCanvas.HasLetter(letter), $"U+{letter.Value:X4} is missing");
        }
    }

    [Fact]
    public void Metadata_PersonalCopy_HasTheCodeAndNoName()
    {
        var data = AssessmentSamples.Placed() with { Name = "Surname Given" };

        var bytes = ReportPdf.Draw(AssessmentReport.Compose(data, "en"));

        var metadata = string.Join(
            '\n',
            Latin1(bytes)
                .Split("endobj")
                .Where(part => part.Contains("/CreationDate", StringComparison.Ordinal))
        );
        Assert.Contains("Assessment report 7RQ4-WD9J", metadata, StringComparison.Ordinal);
        Assert.Contains("D:20260203130400", metadata, StringComparison.Ordinal);
        Assert.DoesNotContain("Surname", metadata, StringComparison.Ordinal);
    }

    internal static IReadOnlyList<IReadOnlyList<string>> Pages(ReportDocument document) =>
        [
            .. Drawn(document)
                .Select(page => (IReadOnlyList<string>)[.. page.Select(placed => placed.Text)]),
        ];

    private static List<List<PlacedText>> Drawn(ReportDocument document)
    {
        var spy = new Spy();
        SkiaReportCanvas.Draw(
            new PdfFacts("x", DateTime.UnixEpoch),
            canvas =>
            {
                spy.Real = canvas;
                foreach (var page in ReportPdf.Lay(document, canvas))
                {
                    page.Replay(spy);
                }
            }
        );
        return spy.Pages;
    }

    private static ReportDocument Report(string sample, string language) =>
        AssessmentReport.Compose(
            sample switch
            {
                "placed" => AssessmentSamples.Placed(),
                "hurdle" => AssessmentSamples.BelowHurdle(),
                "strained" => AssessmentSamples.Strained(),
                _ => AssessmentSamples.NoResult(),
            },
            language
        );

    private static string Latin1(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageObject();

    private sealed record PlacedText(double X, double Y, double Width, string Text);

    /// <summary>Notes what is written where; measures as the real canvas does.</summary>
    private sealed class Spy : IReportCanvas
    {
        public IReportCanvas? Real { get; set; }

        public List<List<PlacedText>> Pages { get; } = [];

        public double Measure(string text, TextStyle style) => Real!.Measure(text, style);

        public void NewPage() => Pages.Add([]);

        public void Text(double x, double y, string text, TextStyle style) =>
            Pages[^1].Add(new PlacedText(x, y, Measure(text, style), text));

        public void Rectangle(Area area, ReportColour? fill, Stroke? stroke) { }

        public void Line(double x1, double y1, double x2, double y2, Stroke stroke) { }

        public void Polygon(
            IReadOnlyList<(double X, double Y)> points,
            ReportColour? fill,
            Stroke? stroke
        ) { }
    }
}
