using StaffSelect.Web.Reports.Layout;

namespace StaffSelect.Web.Reports.Charts;

internal static class ChartOnPaper
{
    private const int CircleCorners = 32;

    /// <summary>Draws a chart as wide as the area, in its own proportions, in the middle of the height.</summary>
    public static void Draw(this RecordedPage page, Chart chart, Area area)
    {
        var scale = Math.Min(area.Width / chart.Width, area.Height / chart.Height);
        var left = area.X + area.Width - (chart.Width * scale);
        var top = area.Y + ((area.Height - (chart.Height * scale)) / 2);
        double X(double x) => left + (x * scale);
        double Y(double y) => top + (y * scale);
        Stroke Scaled(Stroke stroke) => stroke with { Width = stroke.Width * scale };

        foreach (var mark in chart.Marks)
        {
            switch (mark)
            {
                case LineMark line:
                    page.Line(X(line.X1), Y(line.Y1), X(line.X2), Y(line.Y2), Scaled(line.Stroke));
                    break;
                case HurdleMark hurdle:
                    foreach (var part in hurdle.Parts())
                    {
                        page.Line(
                            X(part.X1),
                            Y(part.Y1),
                            X(part.X2),
                            Y(part.Y2),
                            Scaled(part.Stroke)
                        );
                    }

                    break;
                case BarMark bar:
                    var box = new Area(
                        X(bar.Area.X),
                        Y(bar.Area.Y),
                        bar.Area.Width * scale,
                        bar.Area.Height * scale
                    );
                    page.Rectangle(box, bar.Fill, bar.Stroke is { } edge ? Scaled(edge) : null);
                    break;
                case DotMark dot:
                    page.Polygon(Circle(X(dot.X), Y(dot.Y), dot.Radius * scale), dot.Fill);
                    break;
                case TextMark text:
                    // a digit is about 0.55 of its size wide
                    var size = TextMark.Size * scale;
                    page.Text(
                        X(text.X) - (0.275 * size * text.Text.Length),
                        Y(text.Y),
                        text.Text,
                        new TextStyle(size)
                    );
                    break;
                case DiamondMark diamond:
                    var (x, y, r) = (X(diamond.X), Y(diamond.Y), diamond.Radius * scale);
                    page.Polygon(
                        [(x, y - r), (x + r, y), (x, y + r), (x - r, y)],
                        ReportColour.Surface,
                        new Stroke(scale, ReportColour.Ink)
                    );
                    break;
                default:
                    throw new InvalidOperationException($"No drawing for {mark.GetType().Name}.");
            }
        }
    }

    private static IReadOnlyList<(double X, double Y)> Circle(double x, double y, double radius) =>
        [
            .. Enumerable
                .Range(0, CircleCorners)
                .Select(corner => 2 * Math.PI * corner / CircleCorners)
                .Select(angle => (x + (radius * Math.Cos(angle)), y + (radius * Math.Sin(angle)))),
        ];
}
