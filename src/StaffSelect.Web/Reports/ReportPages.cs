using System.Globalization;
using StaffSelect.Web.Reports.Charts;
using StaffSelect.Web.Reports.Layout;
using StaffSelect.Web.Reports.Skia;

namespace StaffSelect.Web.Reports;

/// <summary>Places the parts of a report on pages.</summary>
internal sealed class ReportPages
{
    private const double Mm = 72 / 25.4;
    private const double Left = 20 * Mm;
    private const double Right = SkiaReportCanvas.PageWidth - (17 * Mm);
    private const double Top = 14 * Mm;
    private const double FootTop = SkiaReportCanvas.PageHeight - (12 * Mm) - 25;
    private const double TopOfLater = Top + 20;

    private static readonly TextStyle Body = new(9.5);
    private static readonly TextStyle Small = new(8, Colour: ReportColour.Ink2);
    private static readonly TextStyle Tiny = new(7.5, Colour: ReportColour.Ink2);
    private static readonly TextStyle Quiet = new(9.5, Colour: ReportColour.Ink2);

    private readonly ReportDocument document;
    private readonly ITextMeasure measure;
    private readonly Flow flow;

    public ReportPages(ReportDocument document, ITextMeasure measure)
    {
        this.document = document;
        this.measure = measure;
        flow = new Flow(measure, Left, Right - Left);
    }

    public IReadOnlyList<RecordedPage> Lay()
    {
        var notice = flow.Boxed(
            box =>
                box.Paragraph([
                    .. document.Notice.Select(phrase => Spanned(phrase, new TextStyle(9))),
                ]),
            5 * Mm,
            3 * Mm,
            ReportColour.Canvas
        );
        var noticeTop = FootTop - 10 - notice.Sum(strip => strip.Height);
        List<Strip> strips =
        [
            .. Head(),
            .. Opening(),
            .. document.Sections.SelectMany((section, i) => Section(section, i == 0)),
        ];
        var frame = new FlowFrame(Top, TopOfLater, FootTop - 8) { BottomOfFirst = noticeTop - 8 };
        var pages = Pagination.Fill(strips, frame);
        var y = noticeTop;
        foreach (var strip in notice)
        {
            strip.Draw(pages[0], y);
            y += strip.Height;
        }

        for (var i = 0; i < pages.Count; i++)
        {
            if (i > 0)
            {
                RunningHead(pages[i]);
            }

            Foot(pages[i], i + 1, pages.Count);
        }

        return pages;
    }

    private static Span Spanned(Phrase phrase, TextStyle style) =>
        new(phrase.Text, phrase.Strong ? style.Strong() with { Colour = ReportColour.Ink } : style);

    private IEnumerable<Strip> Head()
    {
        const double mark = 25;
        yield return new Strip(
            mark,
            (page, top) =>
            {
                Mark(page, Left, top, mark);
                var x = Left + mark + (3 * Mm);
                page.Text(x, top + 10.5, document.Brand.Name, new TextStyle(10, true));
                page.Text(x, top + 21.5, document.Brand.Detail, Small);
                var y = top + 10;
                foreach (var note in document.HeadNotes)
                {
                    page.Text(Right - measure.Measure(note, Small), y, note, Small);
                    y += 11.5;
                }
            }
        )
        {
            HoldsNext = true,
        };
        yield return Strip.Space(3.5 * Mm);
        yield return new Strip(
            2,
            (page, top) => page.BorderLine(Left, top + 1, Right, ReportColour.Brand)
        )
        {
            HoldsNext = true,
        };
    }

    /// <summary>The product's mark: a tick that crosses the border line.</summary>
    private static void Mark(RecordedPage page, double x, double y, double size)
    {
        var unit = size / 32;
        page.Rectangle(new Area(x, y, size, size), ReportColour.Gold);
        var line = new Stroke(2.6 * unit, ReportColour.Brand);
        foreach (var (from, to) in new[] { (3.5, 8.5), (11, 12.6), (25, 28.5) })
        {
            var level = y + (20.5 * unit);
            page.Line(x + (from * unit), level, x + (to * unit), level, line);
        }

        page.Polygon(
            [
                .. new[]
                {
                    (7.95, 16.77),
                    (11.05, 14.23),
                    (15.6, 19.74),
                    (23.36, 7.36),
                    (26.64, 9.64),
                    (15.8, 26.26),
                }.Select(point => (x + (point.Item1 * unit), y + (point.Item2 * unit))),
            ],
            ReportColour.Brand
        );
    }

    private IEnumerable<Strip> Opening() =>
        [
            Strip.Space(6 * Mm),
            .. flow.Paragraph([new Span(document.Title, new TextStyle(21, true))], ratio: 1.15),
            Strip.Space(1 * Mm),
            .. flow.Paragraph([
                .. document.Subtitle.Select(phrase =>
                    Spanned(phrase, new TextStyle(11, Colour: ReportColour.Ink2))
                ),
            ]),
            Strip.Space(4 * Mm),
            .. Facts(),
            Strip.Space(5 * Mm),
            .. Outcome(),
        ];

    private IReadOnlyList<Strip> Facts()
    {
        double[] shares = [1.1, 1.6, 1.1];
        return flow.SideBySide(
            [
                .. document.Facts.Select(
                    (fact, i) =>
                        (
                            shares[i % shares.Length],
                            (IReadOnlyList<Span>)[new Span(fact.Label, Small)],
                            (IReadOnlyList<Span>)
                                [new Span(string.Join('\n', fact.Lines), Body.Strong())]
                        )
                ),
            ],
            6 * Mm
        );
    }

    private IReadOnlyList<Strip> Outcome()
    {
        var outcome = document.Outcome;
        var colour = outcome.Tone switch
        {
            OutcomeTone.Good => ReportColour.Ok,
            OutcomeTone.Bad => ReportColour.Bad,
            OutcomeTone.Neutral => ReportColour.Mute,
            _ => throw new InvalidOperationException($"No colour for {outcome.Tone}."),
        };
        var scoreStyle = new TextStyle(23, true);
        var scoreWidth = outcome.Score is { } score
            ? Math.Max(
                measure.Measure(score, scoreStyle),
                measure.Measure(outcome.ScoreLabel, Small)
            ) + (8 * Mm)
            : 0;
        var box = flow.Boxed(
            inner =>
                [
                    .. inner.Paragraph(
                        [new Span(outcome.Title, new TextStyle(12.5, true))],
                        indentRight: scoreWidth,
                        ratio: 1.3
                    ),
                    Strip.Space(1 * Mm),
                    .. inner.Paragraph([new Span(outcome.Text, Body)], indentRight: scoreWidth),
                ],
            6 * Mm,
            4 * Mm,
            null,
            new Stroke(1.1, colour),
            leftBar: 4.5
        );
        if (outcome.Score is not { } figure)
        {
            return box;
        }

        var height = box.Sum(strip => strip.Height);
        var first = box[0];
        return
        [
            first with
            {
                Draw = (page, top) =>
                {
                    first.Draw(page, top);
                    var edge = Right - (6 * Mm);
                    var middle = top + (height / 2);
                    page.Text(
                        edge - measure.Measure(figure, scoreStyle),
                        middle + 4,
                        figure,
                        scoreStyle
                    );
                    page.Text(
                        edge - measure.Measure(outcome.ScoreLabel, Small),
                        middle + 16,
                        outcome.ScoreLabel,
                        Small
                    );
                },
            },
            .. box.Skip(1),
        ];
    }

    private List<Strip> Section(ReportSection section, bool first)
    {
        List<Strip> heading =
        [
            Strip.Space((first ? 5.5 : 6.5) * Mm),
            .. flow.Paragraph([new Span(section.Heading, new TextStyle(12, true))], ratio: 1.3),
        ];
        if (section.Lead is { } lead)
        {
            heading.AddRange(
                flow.Paragraph([new Span(lead, new TextStyle(8.5, Colour: ReportColour.Ink2))])
            );
        }

        heading.Add(Strip.Space(1.5 * Mm));
        List<Strip> strips = [.. Strip.BeforeNext(heading)];
        for (var i = 0; i < section.Blocks.Count; i++)
        {
            var block = Block(section.Blocks[i]);
            var next = section.Blocks.ElementAtOrDefault(i + 1);
            // words that lead to a figure or a table stay with it
            var leads = section.Blocks[i] is TextBlock && next is (FigureBlock or TableBlock);
            strips.AddRange(leads ? Strip.BeforeNext(block) : block);
            if (next is not null)
            {
                strips.Add(Gap(section.Blocks[i]));
            }
        }

        return strips;
    }

    private static Strip Gap(ReportBlock before) =>
        Strip.Space(
            before switch
            {
                FigureBlock => 1,
                NotesBlock => 3.5,
                _ => 2,
            } * Mm
        );

    private IReadOnlyList<Strip> Block(ReportBlock block) =>
        block switch
        {
            TextBlock text => flow.Paragraph([
                .. text.Phrases.Select(phrase => Spanned(phrase, text.Small ? Small : Body)),
            ]),
            TableBlock table => Table(table),
            NotesBlock notes => Notes(notes),
            FigureBlock figure => Strip.BeforeNext([Figure(figure.Chart)]),
            KeyBlock key => Key(key),
            SignaturesBlock signatures => Signatures(signatures),
            _ => throw new InvalidOperationException($"No drawing for {block.GetType().Name}."),
        };

    private Strip Figure(Chart chart)
    {
        var height = flow.Width / chart.Width * chart.Height;
        return new Strip(
            height,
            (page, top) => page.Draw(chart, new Area(Left, top, flow.Width, height))
        );
    }

    private IReadOnlyList<Strip> Table(TableBlock table)
    {
        var shares = table.Columns.Sum(column => column.Share);
        FlowColumn[] columns =
        [
            .. table.Columns.Select(column => new FlowColumn(
                column.Share / shares * flow.Width,
                column.Alignment
            )),
        ];
        FlowCell[]? total = null;
        if (table.Total is { } sum)
        {
            total = [.. columns.Select(_ => new FlowCell([]))];
            total[^1] = new FlowCell([new Span(sum.Value, Body.Strong())]);
        }

        var strips = flow.Table(
            columns,
            [.. table.Columns.Select(HeadCell)],
            [.. table.Rows.Select(row => (IReadOnlyList<FlowCell>)[.. row.Select(Cell)])],
            total
        );
        return table.Total is { } label ? WithWideLabel(strips, label.Label) : strips;
    }

    /// <summary>The label of the total runs across the columns left of it.</summary>
    private static IReadOnlyList<Strip> WithWideLabel(IReadOnlyList<Strip> strips, string label)
    {
        var last = strips[^1];
        var wide = last with
        {
            Draw = (page, top) =>
            {
                last.Draw(page, top);
                page.Text(Left, top + (last.Height / 2) + (Body.Size * 0.35), label, Body.Strong());
            },
        };
        return [.. strips.SkipLast(1), wide];
    }

    private FlowCell HeadCell(TableColumn column)
    {
        var style = Small.Strong();
        if (!column.IsFigure)
        {
            return new FlowCell([new Span(column.Header[0], style)]);
        }

        return new FlowCell(
            [],
            (page, area) =>
            {
                for (var i = 0; i < column.Header.Count; i++)
                {
                    var label = column.Header[i];
                    var width = measure.Measure(label, Tiny);
                    var share = (double)i / (column.Header.Count - 1);
                    // the scale of levels stands a little inside its box
                    var inset = column.Header.Count == 5 ? area.Width * 0.03 : 0;
                    var x = area.X + inset + (share * (area.Width - (2 * inset)));
                    var shift =
                        inset > 0 ? width / 2
                        : i == 0 ? 0
                        : i == column.Header.Count - 1 ? width
                        : width / 2;
                    page.Text(x - shift, area.Y + 8, label, Tiny);
                }
            },
            10.4
        );
    }

    private static FlowCell Cell(TableCell cell)
    {
        if (cell.Figure is { } chart)
        {
            return new FlowCell([], (page, area) => page.Draw(chart, area), 12.4);
        }

        var text = new Span(cell.Text, cell.Strong ? Body.Strong() : Body);
        return new FlowCell(
            cell.Detail is { } detail
                ? [text, new Span((cell.DetailBelow ? "\n" : " ") + detail, Quiet)]
                : [text]
        );
    }

    private List<Strip> Notes(NotesBlock notes)
    {
        List<Strip> strips =
        [
            .. Strip.BeforeNext(flow.Paragraph(notes.Heading, new TextStyle(10.5, true))),
        ];
        foreach (var group in notes.Groups)
        {
            strips.Add(Strip.Space(1 * Mm));
            strips.AddRange(Strip.BeforeNext(flow.Paragraph(group.Title, Body.Strong())));
            if (group.Notes.Count == 0)
            {
                strips.AddRange(flow.Paragraph(group.Empty, Quiet));
            }

            foreach (var note in group.Notes)
            {
                strips.AddRange(Bulleted(flow.Paragraph(note, Body, indent: 4 * Mm)));
            }
        }

        return strips;
    }

    private static IEnumerable<Strip> Bulleted(IReadOnlyList<Strip> lines)
    {
        var first = lines[0];
        yield return first with
        {
            Draw = (page, top) =>
            {
                var baseline = top + (first.Height / 2) + (Body.Size * 0.35);
                page.Text(Left + (1 * Mm), baseline, "–", Quiet);
                first.Draw(page, top);
            },
        };
        foreach (var line in lines.Skip(1))
        {
            yield return line;
        }
    }

    /// <summary>Signs with their words, as many in a line as fit.</summary>
    private List<Strip> Key(KeyBlock key)
    {
        const double signWidth = 20;
        const double gap = 5 * Mm;
        var height = Flow.LineHeight(Small);
        var strips = new List<Strip>();
        var line = new List<(double X, Chart Sign, string Text)>();
        var x = Left;
        foreach (var (sign, text) in key.Items)
        {
            var lines = Paragraph.Break(
                [new Span(text, Small)],
                flow.Width - signWidth - 4,
                measure
            );
            var width = signWidth + 4 + lines.Max(one => one.Width);
            if (line.Count > 0 && (x + width > Right || lines.Count > 1))
            {
                strips.Add(KeyLine(line, signWidth, height));
                line = [];
                x = Left;
            }

            for (var i = 0; i < lines.Count; i++)
            {
                var words = string.Concat(lines[i].Runs.Select(run => run.Text));
                line.Add((x, i == 0 ? sign : sign with { Marks = [] }, words));
                if (i < lines.Count - 1)
                {
                    strips.Add(KeyLine(line, signWidth, height));
                    line = [];
                }
            }

            x += width + gap;
        }

        strips.Add(KeyLine(line, signWidth, height));
        return strips;
    }

    private List<Strip> Signatures(SignaturesBlock block)
    {
        const double gap = 6 * Mm;
        var room = (flow.Width - (2 * gap)) / 3;
        var from = Left + room + gap;
        var strips = new List<Strip>();
        foreach (var line in block.Lines)
        {
            var rows = flow.SideBySide(
                [
                    (1, [], [new Span(line.Role, Body)]),
                    (1, [], []),
                    (1, [], [new Span(line.Name, Body.Strong())]),
                ],
                gap
            );
            strips.Add(Strip.Space(5 * Mm));
            strips.AddRange(
                Strip.BeforeNext([
                    .. rows.Select(
                        (row, i) =>
                            i == 1
                                ? row with
                                {
                                    Draw = (page, top) =>
                                    {
                                        row.Draw(page, top);
                                        var y = top + row.Height - 1;
                                        var ink = new Stroke(0.5, ReportColour.Ink);
                                        page.Line(from, y, from + room, y, ink);
                                    },
                                }
                                : row
                    ),
                ])
            );
            var caption = new Strip(
                Flow.LineHeight(Tiny),
                (page, top) =>
                    page.Text(
                        from + ((room - measure.Measure(block.Caption, Tiny)) / 2),
                        top + 8,
                        block.Caption,
                        Tiny
                    )
            );
            strips.Add(caption);
        }

        return strips;
    }

    private static Strip KeyLine(
        IReadOnlyList<(double X, Chart Sign, string Text)> items,
        double signWidth,
        double height
    ) =>
        new(
            height,
            (page, top) =>
            {
                foreach (var (x, sign, text) in items)
                {
                    page.Draw(sign, new Area(x, top, signWidth, height));
                    page.Text(
                        x + signWidth + 4,
                        top + (height / 2) + (Small.Size * 0.35),
                        text,
                        Small
                    );
                }
            }
        );

    private void RunningHead(RecordedPage page)
    {
        page.Text(Left, Top + 8, document.RunningHead, Tiny);
        page.Line(Left, Top + 13, Right, Top + 13, new Stroke(0.5, ReportColour.LineStrong));
    }

    private void Foot(RecordedPage page, int number, int count)
    {
        page.Line(Left, FootTop, Right, FootTop, new Stroke(0.5, ReportColour.LineStrong));
        var y = FootTop + 12;
        foreach (var note in document.FootNotes)
        {
            page.Text(Left, y, note, Tiny);
            y += 11;
        }

        var words = string.Format(CultureInfo.InvariantCulture, document.PageFormat, number, count);
        var style = Tiny.Strong() with { Colour = ReportColour.Ink };
        page.Text(Right - measure.Measure(words, style), FootTop + 23, words, style);
        if (document.DemoMark is { } demo)
        {
            page.Text(Right - measure.Measure(demo, Tiny), FootTop + 12, demo, Tiny);
        }
    }
}
