namespace StaffSelect.Web.Reports.Layout;

/// <summary>What is drawn on one page, kept until the number of pages is known.</summary>
internal sealed class RecordedPage
{
    private readonly List<Action<IReportCanvas>> operations = [];
    private readonly List<string> texts = [];

    /// <summary>Every text of the page in the order of drawing.</summary>
    public IReadOnlyList<string> Texts => texts;

    public void Text(double x, double y, string text, TextStyle style)
    {
        if (text.Length > 0)
        {
            texts.Add(text);
            operations.Add(canvas => canvas.Text(x, y, text, style));
        }
    }

    public void Rectangle(Area area, ReportColour? fill, Stroke? stroke = null) =>
        operations.Add(canvas => canvas.Rectangle(area, fill, stroke));

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke) =>
        operations.Add(canvas => canvas.Line(x1, y1, x2, y2, stroke));

    public void Polygon(
        IReadOnlyList<(double X, double Y)> points,
        ReportColour? fill,
        Stroke? stroke = null
    ) => operations.Add(canvas => canvas.Polygon(points, fill, stroke));

    /// <summary>The product's one ornament: a map's dash and dot.</summary>
    public void BorderLine(double x1, double y, double x2, ReportColour colour)
    {
        var stroke = new Stroke(1.4, colour);
        for (var x = x1; x < x2; x += 19)
        {
            Line(x, y, Math.Min(x + 11, x2), y, stroke);
            if (x + 14 < x2)
            {
                Line(x + 14, y, Math.Min(x + 16, x2), y, stroke);
            }
        }
    }

    public void Replay(IReportCanvas canvas)
    {
        canvas.NewPage();
        foreach (var operation in operations)
        {
            operation(canvas);
        }
    }
}
