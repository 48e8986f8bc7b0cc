using StaffSelect.Web.Reports.Layout;
using StaffSelect.Web.Reports.Skia;

namespace StaffSelect.Web.Reports;

/// <summary>Draws a report on A4.</summary>
internal static class ReportPdf
{
    /// <summary>The same document gives the same bytes.</summary>
    public static byte[] Draw(ReportDocument document) =>
        SkiaReportCanvas.Draw(
            new PdfFacts(document.MetaTitle, document.CreatedAt),
            canvas =>
            {
                foreach (var page in Lay(document, canvas))
                {
                    page.Replay(canvas);
                }
            }
        );

    /// <summary>How many pages it takes.</summary>
    public static int PageCount(ReportDocument document)
    {
        var pages = 0;
        SkiaReportCanvas.Draw(
            new PdfFacts(document.MetaTitle, document.CreatedAt),
            canvas => pages = Lay(document, canvas).Count
        );
        return pages;
    }

    /// <summary>The pages before they are drawn.</summary>
    internal static IReadOnlyList<RecordedPage> Lay(
        ReportDocument document,
        ITextMeasure measure
    ) => new ReportPages(document, measure).Lay();
}
