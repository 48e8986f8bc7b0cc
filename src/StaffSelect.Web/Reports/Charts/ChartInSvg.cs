using System.Globalization;
using System.Net;
using System.Text;
using StaffSelect.Web.Reports.Layout;

namespace StaffSelect.Web.Reports.Charts;

internal static class ChartInSvg
{
    /// <summary>The chart as an inline SVG element; hidden from assistive technology when it has no name.</summary>
    public static string ToSvg(this Chart chart)
    {
        var svg = new StringBuilder();
        var role =
            chart.Name.Length == 0
                ? "aria-hidden=\"true\""
                : $"role=\"img\" aria-label=\"{WebUtility.HtmlEncode(chart.Name)}\"";
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {N(chart.Width)} {N(chart.Height)}\" width=\"{N(chart.Width)}\" height=\"{N(chart.Height)}\" {role}>"
        );
        foreach (var mark in chart.Marks)
        {
            Append(svg, mark);
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Append(StringBuilder svg, ChartMark mark)
    {
        switch (mark)
        {
            case LineMark line:
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<line x1=\"{N(line.X1)}\" y1=\"{N(line.Y1)}\" x2=\"{N(line.X2)}\" y2=\"{N(line.Y2)}\"{Edge(line.Stroke)}/>"
                );
                break;
            case HurdleMark hurdle:
                foreach (var part in hurdle.Parts())
                {
                    Append(svg, part);
                }

                break;
            case BarMark bar:
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect x=\"{N(bar.Area.X)}\" y=\"{N(bar.Area.Y)}\" width=\"{N(bar.Area.Width)}\" height=\"{N(bar.Area.Height)}\" fill=\"{bar.Fill?.InCss() ?? "none"}\"{Edge(bar.Stroke)}/>"
                );
                break;
            case DotMark dot:
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<circle cx=\"{N(dot.X)}\" cy=\"{N(dot.Y)}\" r=\"{N(dot.Radius)}\" fill=\"{dot.Fill.InCss()}\"/>"
                );
                break;
            case TextMark text:
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text x=\"{N(text.X)}\" y=\"{N(text.Y)}\" font-size=\"{N(TextMark.Size)}\" text-anchor=\"middle\" fill=\"{ReportColour.Ink.InCss()}\">{WebUtility.HtmlEncode(text.Text)}</text>"
                );
                break;
            case DiamondMark diamond:
                var (x, y, r) = (diamond.X, diamond.Y, diamond.Radius);
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<polygon points=\"{N(x)},{N(y - r)} {N(x + r)},{N(y)} {N(x)},{N(y + r)} {N(x - r)},{N(y)}\" fill=\"{ReportColour.Surface.InCss()}\"{Edge(new Stroke(1, ReportColour.Ink))}/>"
                );
                break;
            default:
                throw new InvalidOperationException($"No drawing for {mark.GetType().Name}.");
        }
    }

    private static string Edge(Stroke? stroke) =>
        stroke is { } edge
            ? $" stroke=\"{edge.Colour.InCss()}\" stroke-width=\"{N(edge.Width)}\""
            : "";

    private static string N(double value) =>
        Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
