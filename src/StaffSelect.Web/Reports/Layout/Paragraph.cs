using System.Globalization;
using System.Text;

namespace StaffSelect.Web.Reports.Layout;

/// <summary>A piece of a paragraph in one style.</summary>
internal readonly record struct Span(string Text, TextStyle Style);

/// <summary>A piece of a line at its distance from the line's left edge.</summary>
internal readonly record struct Run(double X, string Text, TextStyle Style);

/// <summary>One line of a paragraph.</summary>
internal sealed record TextLine(IReadOnlyList<Run> Runs, double Width);

/// <summary>Breaking of paragraphs into lines.</summary>
internal static class Paragraph
{
    /// <summary>Greedy lines no wider than <paramref name="width"/>.</summary>
    /// <remarks>
    /// Breaks at ordinary white space only; a no-break space holds. A word wider than the line is cut after a hyphen or a stroke inside it,
    /// else between two visible characters, so that nothing ever leaves its column. Line feeds in a text start a new line.
    /// </remarks>
    public static IReadOnlyList<TextLine> Break(
        IReadOnlyList<Span> spans,
        double width,
        ITextMeasure measure
    )
    {
        var lines = new List<TextLine>();
        var line = new LineBuilder(measure);
        foreach (var token in Tokens(spans))
        {
            if (token.IsLineEnd)
            {
                lines.Add(line.Take());
                continue;
            }

            var rest = token.Pieces;
            if (line.Width + line.SpaceBefore(token) + WidthOf(rest, measure) > width)
            {
                if (!line.IsEmpty)
                {
                    lines.Add(line.Take());
                }

                while (WidthOf(rest, measure) > width)
                {
                    var (head, tail) = Cut(rest, width, measure);
                    line.Add(head, false);
                    lines.Add(line.Take());
                    rest = tail;
                }
            }

            line.Add(rest, token.AfterSpace);
        }

        if (!line.IsEmpty || lines.Count == 0)
        {
            lines.Add(line.Take());
        }

        return lines;
    }

    /// <summary>Text as a page can show it: composed letters, no control characters.</summary>
    public static string Clean(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in Composed(text).ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\t')
            {
                cleaned.Append(' ');
            }
            else if (
                rune.Value is '\n'
                || (
                    !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format
                )
            )
            {
                cleaned.Append(rune);
            }
        }

        return cleaned.ToString();
    }

    private static string Composed(string text) =>
        // a lone surrogate makes Normalize throw; runes replace it first
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())).Normalize();

    private static double WidthOf(IReadOnlyList<Span> pieces, ITextMeasure measure) =>
        pieces.Sum(piece => measure.Measure(piece.Text, piece.Style));

    private static (IReadOnlyList<Span> Head, IReadOnlyList<Span> Tail) Cut(
        IReadOnlyList<Span> pieces,
        double width,
        ITextMeasure measure
    )
    {
        var head = new List<Span>();
        var used = 0d;
        for (var i = 0; i < pieces.Count; i++)
        {
            var (text, style) = pieces[i];
            var whole = measure.Measure(text, style);
            if (used + whole <= width)
            {
                head.Add(pieces[i]);
                used += whole;
                continue;
            }

            var length = Fitting(text, style, width - used, measure);
            if (length == 0 && head.Count == 0)
            {
                length = StringInfo.GetNextTextElementLength(text);
            }

            if (length > 0)
            {
                head.Add(new Span(text[..length], style));
            }

            var rest = text[length..];
            IEnumerable<Span> tail = rest.Length == 0 ? [] : [new Span(rest, style)];
            return (head, [.. tail, .. pieces.Skip(i + 1)]);
        }

        return (head, []);
    }

    private static int Fitting(string text, TextStyle style, double width, ITextMeasure measure)
    {
        var fitting = 0;
        var seam = 0;
        for (var end = 0; end < text.Length; )
        {
            end += StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (measure.Measure(text[..end], style) > width)
            {
                break;
            }

            fitting = end;
            if (text[end - 1] is '-' or '/' or '–' or '—' or '_')
            {
                seam = end;
            }
        }

        return seam > 0 ? seam : fitting;
    }

    private static IEnumerable<Token> Tokens(IReadOnlyList<Span> spans)
    {
        var word = new List<Span>();
        var afterSpace = false;
        foreach (var span in spans)
        {
            var text = Clean(span.Text);
            var start = 0;
            for (var i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && text[i] is not (' ' or '\n'))
                {
                    continue;
                }

                if (i > start)
                {
                    word.Add(new Span(text[start..i], span.Style));
                }

                start = i + 1;
                if (i == text.Length)
                {
                    continue;
                }

                if (word.Count > 0)
                {
                    yield return new Token([.. word], afterSpace, false);
                    word.Clear();
                }

                afterSpace = true;
                if (text[i] == '\n')
                {
                    yield return new Token([], false, true);
                }
            }
        }

        if (word.Count > 0)
        {
            yield return new Token([.. word], afterSpace, false);
        }
    }

    private sealed record Token(IReadOnlyList<Span> Pieces, bool AfterSpace, bool IsLineEnd);

    private sealed class LineBuilder(ITextMeasure measure)
    {
        private readonly List<Run> runs = [];

        public double Width { get; private set; }

        public bool IsEmpty => runs.Count == 0;

        public double SpaceBefore(Token token) =>
            IsEmpty || !token.AfterSpace ? 0 : measure.Measure(" ", runs[^1].Style);

        public void Add(IReadOnlyList<Span> pieces, bool afterSpace)
        {
            var space = afterSpace && !IsEmpty;
            foreach (var (text, style) in pieces)
            {
                if (!IsEmpty && runs[^1].Style == style)
                {
                    var joined = runs[^1].Text + (space ? " " : "") + text;
                    runs[^1] = runs[^1] with { Text = joined };
                }
                else
                {
                    if (space)
                    {
                        runs[^1] = runs[^1] with { Text = runs[^1].Text + " " };
                        Width = runs[^1].X + measure.Measure(runs[^1].Text, runs[^1].Style);
                    }

                    runs.Add(new Run(Width, text, style));
                }

                Width = runs[^1].X + measure.Measure(runs[^1].Text, runs[^1].Style);
                space = false;
            }
        }

        public TextLine Take()
        {
            var line = new TextLine([.. runs], Width);
            runs.Clear();
            Width = 0;
            return line;
        }
    }
}
