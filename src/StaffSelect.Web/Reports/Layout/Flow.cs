namespace StaffSelect.Web.Reports.Layout;

public enum Alignment
{
    Left,
    Right,
}

/// <summary>What a cell of a table shows: a text, or a figure drawn to a height.</summary>
/// <param name="Spans">The text; empty for a figure.</param>
/// <param name="Figure">Draws into an area of the column's width and <paramref name="FigureHeight"/>.</param>
/// <param name="FigureHeight">Points.</param>
internal sealed record FlowCell(
    IReadOnlyList<Span> Spans,
    Action<RecordedPage, Area>? Figure = null,
    double FigureHeight = 0
);

/// <param name="Width">Points, padding included.</param>
/// <param name="Alignment">Of the text in head and rows.</param>
internal readonly record struct FlowColumn(double Width, Alignment Alignment);

/// <summary>Turns paragraphs and tables into strips.</summary>
/// <param name="measure">Widths of texts.</param>
/// <param name="left">Left edge of the column, points.</param>
/// <param name="width">Width of the column, points.</param>
internal sealed class Flow(ITextMeasure measure, double left, double width)
{
    private const double LineRatio = 1.42;

    /// <summary>Half of the padding between two columns of a table.</summary>
    private const double CellGap = 4;

    /// <summary>Taller rows may be parted between their lines.</summary>
    private const int LinesKeptTogether = 12;

    public double Left => left;

    public double Width => width;

    public static double LineHeight(TextStyle style, double ratio = LineRatio) =>
        style.Size * ratio;

    /// <summary>Lines of a paragraph; never fewer than two at the foot or the head of a page.</summary>
    public IReadOnlyList<Strip> Paragraph(
        IReadOnlyList<Span> spans,
        double indent = 0,
        double indentRight = 0,
        double ratio = LineRatio
    )
    {
        var lines = Layout.Paragraph.Break(spans, width - indent - indentRight, measure);
        var height = spans.Count == 0 ? 0 : spans.Max(span => LineHeight(span.Style, ratio));
        return
        [
            .. lines.Select(
                (line, i) =>
                    new Strip(
                        height,
                        (page, top) => DrawLine(page, line, left + indent, top, height)
                    )
                    {
                        HoldsNext =
                            lines.Count <= 3 ? i < lines.Count - 1 : i == 0 || i == lines.Count - 2,
                    }
            ),
        ];
    }

    public IReadOnlyList<Strip> Paragraph(string text, TextStyle style, double indent = 0) =>
        Paragraph([new Span(text, style)], indent);

    /// <summary>Strips on a ground of their own, with inner distances.</summary>
    public IReadOnlyList<Strip> Boxed(
        Func<Flow, IReadOnlyList<Strip>> content,
        double paddingX,
        double paddingY,
        ReportColour? fill,
        Stroke? border = null,
        double leftBar = 0
    )
    {
        var inner = new Flow(measure, left + leftBar + paddingX, width - leftBar - (2 * paddingX));
        IReadOnlyList<Strip> rows =
        [
            Strip.Space(paddingY),
            .. content(inner),
            Strip.Space(paddingY),
        ];
        var last = rows.Count - 1;
        return
        [
            .. rows.Select(
                (row, i) =>
                    new Strip(
                        row.Height,
                        (page, top) =>
                        {
                            Ground(page, top, row.Height, i == 0, i == last, fill, border, leftBar);
                            row.Draw(page, top);
                        }
                    )
                    {
                        HoldsNext = i < last,
                    }
            ),
        ];
    }

    /// <summary>Texts side by side, e.g. label over value.</summary>
    public IReadOnlyList<Strip> SideBySide(
        IReadOnlyList<(double Share, IReadOnlyList<Span> Label, IReadOnlyList<Span> Value)> parts,
        double gap
    )
    {
        var room = width - (gap * (parts.Count - 1));
        var shares = parts.Sum(part => part.Share);
        var x = left;
        var columns = new List<IReadOnlyList<Strip>>();
        foreach (var (share, label, value) in parts)
        {
            var flow = new Flow(measure, x, room * share / shares);
            columns.Add([.. flow.Paragraph(label), .. flow.Paragraph(value)]);
            x += flow.Width + gap;
        }

        return Strip.Together(Merge(columns));
    }

    /// <summary>A table whose head is repeated on every page.</summary>
    public IReadOnlyList<Strip> Table(
        IReadOnlyList<FlowColumn> columns,
        IReadOnlyList<FlowCell> head,
        IReadOnlyList<IReadOnlyList<FlowCell>> rows,
        IReadOnlyList<FlowCell>? total = null
    )
    {
        var top = Strip.BeforeNext(
            Row(columns, head, 2, new Stroke(1, ReportColour.Ink), alignBottom: true)
        );
        var strips = new List<Strip>(top);
        for (var i = 0; i < rows.Count; i++)
        {
            var border = new Stroke(0.5, ReportColour.Line);
            var row = Row(columns, rows[i], 3.2, border, alignBottom: false);
            var keeps = row.Count <= LinesKeptTogether;
            // neither a first row without its successor nor a total without its last row
            var holds = (i == 0 && rows.Count > 1) || (i == rows.Count - 1 && total is not null);
            strips.AddRange(
                row.Select(
                    (strip, line) =>
                        strip with
                        {
                            Repeated = top,
                            HoldsNext =
                                line < row.Count - 1
                                    ? keeps || line == 0 || line == row.Count - 2
                                    : holds,
                        }
                )
            );
        }

        if (total is not null)
        {
            var sum = Row(columns, total, 3.2, null, alignBottom: false);
            strips.AddRange(Strip.Together(sum).Select(strip => strip with { Repeated = top }));
        }

        return strips;
    }

    private static void DrawLine(
        RecordedPage page,
        TextLine line,
        double x,
        double top,
        double height
    )
    {
        foreach (var run in line.Runs)
        {
            page.Text(x + run.X, top + Baseline(run.Style, height), run.Text, run.Style);
        }
    }

    /// <summary>Letters stand in the middle of their line: ascender about 0.75, descender about 0.25 of the size.</summary>
    private static double Baseline(TextStyle style, double height) =>
        (height / 2) + (style.Size * 0.35);

    private void Ground(
        RecordedPage page,
        double top,
        double height,
        bool first,
        bool last,
        ReportColour? fill,
        Stroke? border,
        double leftBar
    )
    {
        if (fill is { } ground)
        {
            // a hair of overlap, else a viewer shows the seams between strips
            var overlap = last ? 0 : 0.3;
            page.Rectangle(new Area(left, top, width, height + overlap), ground);
        }

        if (border is not { } stroke)
        {
            return;
        }

        var (right, bottom) = (left + width, top + height);
        page.Line(right, top, right, bottom, stroke);
        if (leftBar > 0)
        {
            page.Rectangle(new Area(left, top, leftBar, height), stroke.Colour);
        }
        else
        {
            page.Line(left, top, left, bottom, stroke);
        }

        if (first)
        {
            page.Line(left, top, right, top, stroke);
        }

        if (last)
        {
            page.Line(left, bottom, right, bottom, stroke);
        }
    }

    private IReadOnlyList<Strip> Row(
        IReadOnlyList<FlowColumn> columns,
        IReadOnlyList<FlowCell> cells,
        double padding,
        Stroke? border,
        bool alignBottom
    )
    {
        var x = left;
        var placed = new List<IReadOnlyList<Strip>>();
        for (var i = 0; i < columns.Count; i++)
        {
            var before = i == 0 ? 0 : CellGap;
            var after = i == columns.Count - 1 ? 0 : CellGap;
            var inner = columns[i].Width - before - after;
            placed.Add(Cell(cells[i], x + before, inner, columns[i].Alignment));
            x += columns[i].Width;
        }

        var lines = Merge(placed, alignBottom);
        var last = lines.Count - 1;
        return
        [
            .. lines.Select(
                (line, i) =>
                {
                    var above = i == 0 ? padding : 0;
                    var height = above + line.Height + (i == last ? padding : 0);
                    return new Strip(
                        height,
                        (page, top) =>
                        {
                            line.Draw(page, top + above);
                            if (i == last && border is { } stroke)
                            {
                                page.Line(left, top + height, left + width, top + height, stroke);
                            }
                        }
                    )
                    {
                        HoldsNext = i < last,
                    };
                }
            ),
        ];
    }

    private IReadOnlyList<Strip> Cell(FlowCell cell, double x, double inner, Alignment alignment)
    {
        if (cell.Figure is { } figure)
        {
            return
            [
                new Strip(
                    cell.FigureHeight,
                    (page, top) => figure(page, new Area(x, top, inner, cell.FigureHeight))
                ),
            ];
        }

        if (cell.Spans.Count == 0)
        {
            return [];
        }

        var height = cell.Spans.Max(span => LineHeight(span.Style, 1.3));
        return
        [
            .. Layout
                .Paragraph.Break(cell.Spans, inner, measure)
                .Select(line => new Strip(
                    height,
                    (page, top) =>
                        DrawLine(
                            page,
                            line,
                            alignment == Alignment.Right ? x + inner - line.Width : x,
                            top,
                            height
                        )
                )),
        ];
    }

    /// <summary>Puts columns of strips beside each other, line by line.</summary>
    private static IReadOnlyList<Strip> Merge(
        IReadOnlyList<IReadOnlyList<Strip>> columns,
        bool alignBottom = false
    )
    {
        var count = Math.Max(1, columns.Max(column => column.Count));
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(line =>
                {
                    Strip[] parts =
                    [
                        .. columns
                            .Select(column =>
                                column.ElementAtOrDefault(
                                    alignBottom ? line - (count - column.Count) : line
                                )
                            )
                            .OfType<Strip>(),
                    ];
                    var height = parts.Length == 0 ? 0 : parts.Max(part => part.Height);
                    return new Strip(
                        height,
                        (page, top) =>
                        {
                            foreach (var part in parts)
                            {
                                part.Draw(page, top + ((height - part.Height) / 2));
                            }
                        }
                    );
                }),
        ];
    }
}
