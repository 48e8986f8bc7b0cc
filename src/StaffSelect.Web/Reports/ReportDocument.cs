using StaffSelect.Web.Reports.Charts;
using StaffSelect.Web.Reports.Layout;

namespace StaffSelect.Web.Reports;

/// <summary>A report in one language, ready to be read: drawn on paper and as a page from the same parts.</summary>
public sealed record ReportDocument
{
    /// <summary>ISO 639-1 code.</summary>
    public required string Language { get; init; }

    /// <summary>What the PDF says of itself; no name of a person.</summary>
    public required string MetaTitle { get; init; }

    /// <summary>UTC; date of the PDF.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Name and kind of the publisher, top left.</summary>
    public required (string Name, string Detail) Brand { get; init; }

    /// <summary>Kind of copy and language, top right.</summary>
    public required IReadOnlyList<string> HeadNotes { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<Phrase> Subtitle { get; init; }

    public required IReadOnlyList<ReportFact> Facts { get; init; }

    public required ReportOutcome Outcome { get; init; }

    /// <summary>What to do and until when, at the foot of the first page.</summary>
    public required IReadOnlyList<Phrase> Notice { get; init; }

    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>Head of the pages after the first.</summary>
    public required string RunningHead { get; init; }

    public required IReadOnlyList<string> FootNotes { get; init; }

    /// <summary>Says that the data are invented; null when they are not.</summary>
    public string? DemoMark { get; init; }

    /// <summary>Format with the number of the page and of pages.</summary>
    public required string PageFormat { get; init; }
}

/// <summary>A part of a sentence.</summary>
public readonly record struct Phrase(string Text, bool Strong = false);

public sealed record ReportFact(string Label, IReadOnlyList<string> Lines);

public enum OutcomeTone
{
    Good,
    Neutral,
    Bad,
}

/// <param name="Tone">Colour of the edge; the words say the same.</param>
/// <param name="Title">The verdict.</param>
/// <param name="Text">Its reason with numbers.</param>
/// <param name="Score">The composite as shown, or null.</param>
/// <param name="ScoreLabel">Unit of the score.</param>
public sealed record ReportOutcome(
    OutcomeTone Tone,
    string Title,
    string Text,
    string? Score,
    string ScoreLabel
);

public sealed record ReportSection(string Heading, string? Lead, IReadOnlyList<ReportBlock> Blocks);

public abstract record ReportBlock;

/// <summary>A paragraph; a small one is a remark.</summary>
public sealed record TextBlock(IReadOnlyList<Phrase> Phrases, bool Small = false) : ReportBlock
{
    public TextBlock(string text, bool small = false)
        : this([new Phrase(text)], small) { }
}

/// <summary>A heading inside a section with paragraphs under it.</summary>
public sealed record NotesBlock(string Heading, IReadOnlyList<NotesGroup> Groups) : ReportBlock;

/// <param name="Title">What the notes are about.</param>
/// <param name="Notes">Paragraphs.</param>
/// <param name="Empty">What stands there when nobody wrote anything.</param>
public sealed record NotesGroup(string Title, IReadOnlyList<string> Notes, string Empty);

public sealed record FigureBlock(Chart Chart) : ReportBlock;

/// <summary>Key of a figure.</summary>
public sealed record KeyBlock(IReadOnlyList<(Chart Sign, string Text)> Items) : ReportBlock;

public sealed record TableBlock(
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<IReadOnlyList<TableCell>> Rows,
    (string Label, string Value)? Total = null
) : ReportBlock;

/// <summary>Empty lines for signatures by hand.</summary>
public sealed record SignaturesBlock(IReadOnlyList<SignatureLine> Lines, string Caption)
    : ReportBlock;

/// <param name="Role">Left of the line.</param>
/// <param name="Name">Right of the line.</param>
public sealed record SignatureLine(string Role, string Name);

/// <param name="Header">Head of the column; for figures the labels of the axis, from left to right.</param>
/// <param name="Share">Part of the width.</param>
/// <param name="Alignment">Figures stand right, words left.</param>
public sealed record TableColumn(
    IReadOnlyList<string> Header,
    double Share,
    Alignment Alignment,
    bool IsFigure = false,
    string? Name = null
)
{
    public TableColumn(string header, double share, Alignment alignment = Alignment.Right)
        : this([header], share, alignment) { }

    public static TableColumn Figure(IReadOnlyList<string> axis, double share, string name) =>
        new(axis, share, Alignment.Right, true, name);
}

/// <param name="Text">Empty for a figure.</param>
/// <param name="Strong">Bold.</param>
/// <param name="Detail">Quieter words after the text.</param>
/// <param name="Figure">The figure, or null.</param>
/// <param name="DetailBelow">The detail has a line of its own.</param>
public sealed record TableCell(
    string Text,
    bool Strong = false,
    string? Detail = null,
    Chart? Figure = null,
    bool DetailBelow = false
)
{
    public static TableCell Of(Chart figure) => new("", Figure: figure);
}
