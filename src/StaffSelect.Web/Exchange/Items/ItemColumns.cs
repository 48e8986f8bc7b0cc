using StaffSelect.Domain.Bank;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>The one layout in which items are exchanged, as CSV and as XLSX: a row an item, columns by name.</summary>
internal static class ItemColumns
{
    public const string Code = "code";
    public const string Kind = "kind";
    public const string Scale = "scale";
    public const string Difficulty = "difficulty";

    public static readonly string[] Marks = ["right", "next"];
    public static readonly string[] Kinds = ["single", "multiple", "situational"];
    public static readonly string[] Difficulties = ["easy", "medium", "hard"];

    private static readonly string[] OptionParts =
    [
        "uk",
        "en",
        "mark",
        "why_uk",
        "why_en",
        "picture",
        "picture_alt_uk",
        "picture_alt_en",
    ];

    /// <summary>Columns that every file has.</summary>
    public static readonly string[] Required =
    [
        Code,
        Kind,
        Scale,
        Difficulty,
        "text_uk",
        "text_en",
    ];

    /// <summary>All columns, in the order in which they are written.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. Required,
        "picture",
        "picture_alt_uk",
        "picture_alt_en",
        .. Enumerable
            .Range(1, ItemChecks.MostOptions)
            .SelectMany(number => OptionParts.Select(part => ItemChecks.OptionField(number, part))),
    ];
}

/// <summary>One item of a file.</summary>
/// <param name="Line">Row of the table, the header being 1.</param>
internal sealed record ItemFileRow(int Line, string Code, string Scale, ItemContent Content);

/// <summary>Codes of faults in a file of items.</summary>
public static class ItemFileProblems
{
    /// <summary>Neither CSV nor XLSX.</summary>
    public const string ItemFileUnreadable = nameof(ItemFileUnreadable);

    /// <summary>The layout has no such column.</summary>
    public const string ItemColumnUnknown = nameof(ItemColumnUnknown);

    /// <summary>A column stands twice.</summary>
    public const string ItemColumnTwice = nameof(ItemColumnTwice);

    /// <summary>A column is missing.</summary>
    public const string ItemColumnMissing = nameof(ItemColumnMissing);

    /// <summary>Too many rows. Argument: rows allowed.</summary>
    public const string ItemRowsMany = nameof(ItemRowsMany);

    /// <summary>A row has more cells than the header.</summary>
    public const string ItemRowLong = nameof(ItemRowLong);

    /// <summary>An item's scale is for good. Argument: the scale it has.</summary>
    public const string ItemScaleFixed = nameof(ItemScaleFixed);
}

/// <summary>Where in a file a problem is.</summary>
/// <param name="Line">Row of the table, the header being 1.</param>
/// <param name="Column">Name of the column, or null when the whole row is meant.</param>
public sealed record ItemFilePlace(int Line, string? Column)
{
    public override string ToString() => Column is null ? $"{Line}" : $"{Line}:{Column}";

    /// <summary>The place that a problem's field names; null when it is about the file.</summary>
    public static ItemFilePlace? Of(string? field)
    {
        var parts = (field ?? "").Split(':', 2);
        return int.TryParse(parts[0], out var line)
            ? new ItemFilePlace(line, parts.Length > 1 ? parts[1] : null)
            : null;
    }
}
