using StaffSelect.Web.Reports.Layout;

namespace StaffSelect.Web.Reports.Charts;

/// <summary>One result on a scale, with its hurdle and the mean of the group.</summary>
internal static class DotPlot
{
    private const double Middle = 9;
    private const double Height = 18;

    /// <summary>Percent from 0 to 100.</summary>
    public static Chart Percent(decimal? value, decimal? hurdle, decimal? mean, string name)
    {
        const double width = 190;
        static double At(decimal percent) => (double)Math.Clamp(percent, 0, 100) / 100 * width;
        var axis = new Stroke(0.8, ReportColour.LineStrong);
        List<ChartMark> marks =
        [
            new LineMark(0, Middle, width, Middle, axis),
            new LineMark(width / 2, Middle - 3, width / 2, Middle + 3, axis),
        ];
        Add(marks, value, hurdle, mean, At);
        return new Chart(width, Height, marks, name);
    }

    /// <summary>A level from 1 to 5.</summary>
    public static Chart Level(decimal? value, decimal? hurdle, string name)
    {
        const double width = 200;
        const double edge = 6;
        static double At(decimal level) =>
            edge + ((double)(Math.Clamp(level, 1, 5) - 1) / 4 * (width - (2 * edge)));
        var axis = new Stroke(0.8, ReportColour.LineStrong);
        List<ChartMark> marks = [new LineMark(edge, Middle, width - edge, Middle, axis)];
        for (var level = 1; level <= 5; level++)
        {
            marks.Add(new LineMark(At(level), Middle - 3, At(level), Middle + 3, axis));
        }

        if (value is { } reached)
        {
            marks.Add(
                new LineMark(At(1), Middle, At(reached), Middle, new(3, ReportColour.Action))
            );
        }

        Add(marks, value, hurdle, null, At);
        return new Chart(width, Height, marks, name);
    }

    private static void Add(
        List<ChartMark> marks,
        decimal? value,
        decimal? hurdle,
        decimal? mean,
        Func<decimal, double> at
    )
    {
        if (hurdle is { } least)
        {
            marks.Add(new HurdleMark(at(least), 0, Height));
        }

        if (mean is { } others)
        {
            marks.Add(new DiamondMark(at(others), Middle, 4));
        }

        if (value is { } own)
        {
            marks.Add(new DotMark(at(own), Middle, 4, ReportColour.Action));
        }
    }

    /// <summary>One mark alone, for the key under a table.</summary>
    public static Chart Key(ChartMark mark) => new(26, 14, [mark], "");
}
