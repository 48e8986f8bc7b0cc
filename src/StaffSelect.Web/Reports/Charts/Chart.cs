using StaffSelect.Web.Reports.Layout;

namespace StaffSelect.Web.Reports.Charts;

/// <summary>A figure as a list of marks in a box of its own units, drawn alike on paper and on screen.</summary>
/// <param name="Width">Units across.</param>
/// <param name="Height">Units down.</param>
/// <param name="Marks">From back to front.</param>
/// <param name="Name">The figure in one sentence, for those who do not see it.</param>
public sealed record Chart(
    double Width,
    double Height,
    IReadOnlyList<ChartMark> Marks,
    string Name
);

public abstract record ChartMark;

public sealed record LineMark(double X1, double Y1, double X2, double Y2, Stroke Stroke)
    : ChartMark;

public sealed record BarMark(Area Area, ReportColour? Fill, Stroke? Stroke) : ChartMark;

public sealed record DotMark(double X, double Y, double Radius, ReportColour Fill) : ChartMark;

/// <summary>A short number, centred.</summary>
public sealed record TextMark(double X, double Y, string Text) : ChartMark
{
    public const double Size = 10;
}

/// <summary>A hollow diamond: a mean of several people.</summary>
public sealed record DiamondMark(double X, double Y, double Radius) : ChartMark;

/// <summary>A hurdle: the border line, upright.</summary>
public sealed record HurdleMark(double X, double Y1, double Y2) : ChartMark
{
    private const double Thickness = 1.6;

    public static readonly Stroke Stroke = new(Thickness, ReportColour.Ink);

    /// <summary>Dash, dot, dash.</summary>
    public IEnumerable<LineMark> Parts()
    {
        var unit = (Y2 - Y1) / 9;
        yield return new LineMark(X, Y1, X, Y1 + (3 * unit), Stroke);
        yield return new LineMark(X, Y1 + (4.1 * unit), X, Y1 + (4.9 * unit), Stroke);
        yield return new LineMark(X, Y1 + (6 * unit), X, Y2, Stroke);
    }
}
