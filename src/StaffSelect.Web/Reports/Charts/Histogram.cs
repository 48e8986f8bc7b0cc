using StaffSelect.Web.Reports.Layout;

namespace StaffSelect.Web.Reports.Charts;

/// <summary>One column of a histogram.</summary>
/// <param name="Solid">How many are in.</param>
/// <param name="Hatched">How many are out, on top of those.</param>
/// <param name="Label">Written above; empty for a column that is not drawn.</param>
internal sealed record HistogramColumn(int Solid, int Hatched, string Label);

/// <summary>Columns on a zero base with the hurdle between them: solid is in, hatched is out.</summary>
internal static class Histogram
{
    private const double Width = 480;
    private const double Height = 120;
    private const double Head = 16;
    private const double Gap = 2;
    private const double Step = 5;

    /// <param name="columns">From low to high, all of the same width.</param>
    /// <param name="hurdle">Where the hurdle stands, in columns from the left; null without one.</param>
    /// <param name="name">The figure in one sentence.</param>
    public static Chart Of(IReadOnlyList<HistogramColumn> columns, double? hurdle, string name)
    {
        var highest = Math.Max(1, columns.Max(column => column.Solid + column.Hatched));
        var unit = (Height - Head) / highest;
        var wide = Width / columns.Count;
        var marks = new List<ChartMark>();
        for (var i = 0; i < columns.Count; i++)
        {
            var (solid, hatched, label) = columns[i];
            var left = (i * wide) + (Gap / 2);
            var top = Height - ((solid + hatched) * unit);
            if (label.Length > 0)
            {
                marks.Add(new TextMark(left + ((wide - Gap) / 2), top - 4, label));
            }

            if (hatched > 0)
            {
                marks.AddRange(Hatch(new Area(left, top, wide - Gap, hatched * unit)));
            }

            if (solid > 0)
            {
                var area = new Area(left, Height - (solid * unit), wide - Gap, solid * unit);
                marks.Add(new BarMark(area, ReportColour.Action, null));
            }
        }

        marks.Add(new LineMark(0, Height, Width, Height, new Stroke(1, ReportColour.LineStrong)));
        if (hurdle is { } at)
        {
            marks.Add(new HurdleMark(at * wide, 0, Height));
        }

        return new Chart(Width, Height + 1, marks, name);
    }

    private static IEnumerable<ChartMark> Hatch(Area area)
    {
        var stroke = new Stroke(1, ReportColour.LineStrong);
        yield return new BarMark(area, ReportColour.Surface, stroke);
        var (right, bottom) = (area.X + area.Width, area.Y + area.Height);
        for (var start = area.X - area.Height; start < right; start += Step)
        {
            var from = Math.Max(start, area.X);
            var to = Math.Min(start + area.Height, right);
            if (to > from)
            {
                yield return new LineMark(
                    from,
                    bottom - (from - start),
                    to,
                    bottom - (to - start),
                    stroke
                );
            }
        }
    }
}
