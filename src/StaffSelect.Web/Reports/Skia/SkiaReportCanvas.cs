using System.Text;
using SkiaSharp;
using StaffSelect.Web.Reports.Layout;

namespace StaffSelect.Web.Reports.Skia;

/// <summary>What a PDF says about itself; nothing here may name a person.</summary>
/// <param name="Title">Title of the document.</param>
/// <param name="CreatedAt">UTC; taken from the data, so that the same data give the same bytes.</param>
internal sealed record PdfFacts(string Title, DateTime CreatedAt);

/// <summary>The one place that knows the PDF library.</summary>
internal sealed class SkiaReportCanvas : IReportCanvas, IDisposable
{
    /// <summary>A4 in points.</summary>
    public const double PageWidth = 595.276;

    public const double PageHeight = 841.89;

    private static readonly SKTypeface Regular = Load("StaffSelectSans-Regular.ttf");
    private static readonly SKTypeface Bold = Load("StaffSelectSans-Bold.ttf");

    private readonly SKDocument document;
    private readonly Dictionary<(double Size, bool Bold), SKFont> fonts = [];
    private readonly SKPaint paint = new() { IsAntialias = true };
    private SKCanvas? canvas;

    private SkiaReportCanvas(Stream stream, PdfFacts facts)
    {
        var metadata = SKDocumentPdfMetadata.Default;
        metadata.Title = facts.Title;
        metadata.Creator = "StaffSelect";
        metadata.Creation = facts.CreatedAt;
        metadata.Modified = facts.CreatedAt;
        document = SKDocument.CreatePdf(stream, metadata);
    }

    /// <summary>Draws a PDF.</summary>
    public static byte[] Draw(PdfFacts facts, Action<IReportCanvas> draw)
    {
        using var stream = new MemoryStream();
        using (var canvas = new SkiaReportCanvas(stream, facts))
        {
            draw(canvas);
            canvas.document.Close();
        }

        return stream.ToArray();
    }

    /// <summary>Whether both faces can draw a letter.</summary>
    public static bool HasLetter(Rune letter) =>
        Regular.GetGlyph(letter.Value) != 0 && Bold.GetGlyph(letter.Value) != 0;

    public double Measure(string text, TextStyle style) => Font(style).MeasureText(text);

    public void NewPage()
    {
        if (canvas is not null)
        {
            document.EndPage();
        }

        canvas = document.BeginPage((float)PageWidth, (float)PageHeight);
    }

    public void Text(double x, double y, string text, TextStyle style)
    {
        paint.Style = SKPaintStyle.Fill;
        paint.Color = Colour(style.Colour);
        Page.DrawText(text, (float)x, (float)y, SKTextAlign.Left, Font(style), paint);
    }

    public void Rectangle(Area area, ReportColour? fill, Stroke? stroke)
    {
        var box = SKRect.Create(
            (float)area.X,
            (float)area.Y,
            (float)area.Width,
            (float)area.Height
        );
        if (Fill(fill))
        {
            Page.DrawRect(box, paint);
        }

        if (Edge(stroke))
        {
            Page.DrawRect(box, paint);
        }
    }

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke)
    {
        Edge(stroke);
        Page.DrawLine((float)x1, (float)y1, (float)x2, (float)y2, paint);
    }

    public void Polygon(
        IReadOnlyList<(double X, double Y)> points,
        ReportColour? fill,
        Stroke? stroke
    )
    {
        using var path = new SKPath();
        path.AddPoly([.. points.Select(point => new SKPoint((float)point.X, (float)point.Y))]);
        if (Fill(fill))
        {
            Page.DrawPath(path, paint);
        }

        if (Edge(stroke))
        {
            Page.DrawPath(path, paint);
        }
    }

    public void Dispose()
    {
        foreach (var font in fonts.Values)
        {
            font.Dispose();
        }

        paint.Dispose();
        document.Dispose();
    }

    private SKCanvas Page =>
        canvas ?? throw new InvalidOperationException("A page must be started first.");

    private static SKColor Colour(ReportColour colour) => new(0xFF000000 | colour.OnPaper());

    private bool Fill(ReportColour? fill)
    {
        if (fill is { } colour)
        {
            paint.Style = SKPaintStyle.Fill;
            paint.Color = Colour(colour);
        }

        return fill is not null;
    }

    private bool Edge(Stroke? stroke)
    {
        if (stroke is { } edge)
        {
            paint.Style = SKPaintStyle.Stroke;
            paint.StrokeWidth = (float)edge.Width;
            paint.Color = Colour(edge.Colour);
        }

        return stroke is not null;
    }

    private SKFont Font(TextStyle style)
    {
        if (!fonts.TryGetValue((style.Size, style.Bold), out var font))
        {
            font = new SKFont(style.Bold ? Bold : Regular, (float)style.Size)
            {
                // the same widths on every machine
                LinearMetrics = true,
                Subpixel = true,
                Hinting = SKFontHinting.None,
            };
            fonts.Add((style.Size, style.Bold), font);
        }

        return font;
    }

    private static SKTypeface Load(string file)
    {
        using var stream =
            typeof(SkiaReportCanvas).Assembly.GetManifestResourceStream($"Reports.Fonts.{file}")
            ?? throw new InvalidOperationException($"The face {file} is missing in the program.");
        return SKTypeface.FromStream(stream)
            ?? throw new InvalidOperationException($"The face {file} cannot be read.");
    }
}
