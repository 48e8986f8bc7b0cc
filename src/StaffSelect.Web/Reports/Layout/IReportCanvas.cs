namespace StaffSelect.Web.Reports.Layout;

/// <summary>All that a report asks of a PDF library; lengths in points, origin at the top left.</summary>
internal interface IReportCanvas : ITextMeasure
{
    void NewPage();

    /// <param name="x">Left edge of the first letter.</param>
    /// <param name="y">Base line.</param>
    /// <param name="text">One line.</param>
    /// <param name="style">Size, weight, colour.</param>
    void Text(double x, double y, string text, TextStyle style);

    void Rectangle(Area area, ReportColour? fill, Stroke? stroke);

    void Line(double x1, double y1, double x2, double y2, Stroke stroke);

    /// <summary>A closed outline of straight lines.</summary>
    void Polygon(IReadOnlyList<(double X, double Y)> points, ReportColour? fill, Stroke? stroke);
}

/// <summary>Widths of texts: the only thing that the flow of a page depends on.</summary>
internal interface ITextMeasure
{
    double Measure(string text, TextStyle style);
}

public readonly record struct Area(double X, double Y, double Width, double Height);

public readonly record struct Stroke(double Width, ReportColour Colour);

/// <param name="Size">Points.</param>
/// <param name="Bold">The bold face.</param>
/// <param name="Colour">Colour of the letters.</param>
internal readonly record struct TextStyle(
    double Size,
    bool Bold = false,
    ReportColour Colour = ReportColour.Ink
)
{
    public TextStyle Strong() => this with { Bold = true };
}
