using System.Globalization;
using System.Text.Json.Nodes;
using StaffSelect.Web.Shell.Parts;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>What the fields of a section share: the faults beside them, and to whom a change is told.</summary>
public sealed class DraftForm(IReadOnlyList<DraftFault> faults, bool isReadOnly, Func<Task> changed)
{
    public bool IsReadOnly => isReadOnly;

    /// <summary>What is wrong with the value at a JSON path itself.</summary>
    public IEnumerable<string> At(string path) =>
        faults.Where(fault => fault.Path == path).Select(fault => fault.Text);

    public Task ChangedAsync() => changed();
}

/// <summary>One fault of a draft in words.</summary>
/// <param name="Path">JSON path of the value; <c>$</c> for the whole.</param>
/// <param name="Label">What the value is called on the page.</param>
public sealed record DraftFault(string Path, string Label, string Text)
{
    public string FieldId => FieldIds.Control(Path);
}

/// <summary>One choice of a list.</summary>
public sealed record DraftOption(string Value, string Label);

/// <summary>One object of a list that is edited.</summary>
public sealed record DraftRowContext(JsonObject Item, string Path, int Index)
{
    public int Number => Index + 1;
}

/// <summary>How a value is written on the page and kept in the document.</summary>
public enum DraftValue
{
    Text,
    Area,
    Whole,
    Points,

    /// <summary>Percent on the page, ten thousandths in the document.</summary>
    Share,

    /// <summary>Minutes on the page, seconds in the document.</summary>
    Minutes,

    /// <summary>Date and hour, local.</summary>
    Moment,

    /// <summary>Hour of the day.</summary>
    Hour,
    Email,
}

/// <summary>Turns what is typed into values of the document and back; what makes no sense is kept as typed, so that the check can say so.</summary>
internal static class DraftValues
{
    public static string Shown(JsonNode? node, DraftValue kind) =>
        node is not JsonValue value ? ""
        : value.TryGetValue<decimal>(out var number)
            ? (
                kind switch
                {
                    DraftValue.Share => number / 100,
                    DraftValue.Minutes => number / 60,
                    _ => number,
                }
            ).ToString("0.####", CultureInfo.CurrentCulture)
        : value.TryGetValue<string>(out var text) ? text
        : "";

    public static JsonNode? Kept(string typed, DraftValue kind)
    {
        var text = typed.Trim();
        if (kind is DraftValue.Text or DraftValue.Area or DraftValue.Email)
        {
            return text;
        }

        if (text.Length == 0)
        {
            return null;
        }

        if (kind is DraftValue.Moment or DraftValue.Hour)
        {
            // the browser's event adds seconds, which the document's format does not know
            return text.Length is 19 or 8 && text.EndsWith(":00", StringComparison.Ordinal)
                ? text[..^3]
                : text;
        }

        return
            decimal.TryParse(
                text.Replace(',', '.').Replace('−', '-'),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
            && Math.Abs(number) < 1_000_000
            ? Number(
                kind switch
                {
                    DraftValue.Share => number * 100,
                    DraftValue.Minutes => number * 60,
                    _ => number,
                }
            )
            : text;
    }

    // parsed, so that it reads as an integer and as a decimal alike, before and after it is stored
    private static JsonNode Number(decimal number) =>
        JsonNode.Parse(number.ToString("0.####", CultureInfo.InvariantCulture))!;
}
