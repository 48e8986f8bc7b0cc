using StaffSelect.Web.Reports.Layout;

namespace StaffSelect.Web.Reports.Charts;

/// <summary>What each stage added to the composite, as parts of one bar from 0 to 100.</summary>
internal static class StackedBar
{
    private const double Width = 400;
    private const double Height = 20;
    private const double Step = 5;

    private static readonly ReportColour[] Colours =
    [
        ReportColour.Action,
        ReportColour.Chart2,
        ReportColour.Chart3,
        ReportColour.Chart4,
        ReportColour.Chart5,
    ];

    /// <param name="contributions">Points of 100, in the order of the stages; each 0 or more.</param>
    /// <param name="name">The figure in one sentence.</param>
    public static Chart Composite(IReadOnlyList<decimal> contributions, string name)
    {
        List<ChartMark> marks =
        [
            new BarMark(
                new Area(0, 3, Width, Height - 6),
                ReportColour.Surface,
                new Stroke(0.8, ReportColour.LineStrong)
            ),
        ];
        var x = 0d;
        for (var i = 0; i < contributions.Count; i++)
        {
            var width = Math.Min((double)contributions[i] / 100 * Width, Width - x);
            if (width > 0)
            {
                marks.AddRange(Part(i, new Area(x, 3, width, Height - 6)));
                x += width;
            }
        }

        return new Chart(Width, Height, marks, name);
    }

    /// <summary>The ground of a stage's part alone, for the key.</summary>
    public static Chart Key(int stage) => new(26, 14, [.. Part(stage, new Area(2, 2, 22, 10))], "");

    /// <summary>Each stage has a colour and a pattern: plain, diagonals, upright lines, level lines, a grid.</summary>
    private static IEnumerable<ChartMark> Part(int stage, Area area)
    {
        var colour = Colours[stage % Colours.Length];
        var pattern = stage % 5;
        yield return new BarMark(
            area,
            pattern == 0 ? colour : ReportColour.Surface,
            new Stroke(1, colour)
        );
        var stroke = new Stroke(1, colour);
        var (right, bottom) = (area.X + area.Width, area.Y + area.Height);
        if (pattern == 1)
        {
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

        if (pattern is 2 or 4)
        {
            for (var x = area.X + Step; x < right; x += Step)
            {
                yield return new LineMark(x, area.Y, x, bottom, stroke);
            }
        }

        if (pattern is 3 or 4)
        {
            for (var y = area.Y + (Step / 2); y < bottom; y += Step)
            {
                yield return new LineMark(area.X, y, right, y, stroke);
            }
        }
    }
}
