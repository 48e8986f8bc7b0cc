using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>What the sections of a draft share.</summary>
public abstract class DraftSectionBase : ComponentBase
{
    /// <summary>The section's own properties, as they are edited.</summary>
    [Parameter, EditorRequired]
    public required JsonObject Doc { get; set; }

    /// <summary>The whole document as it is edited, for choices among what other sections name.</summary>
    [Parameter, EditorRequired]
    public required JsonObject All { get; set; }

    /// <summary>Every fault of the draft.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<DraftFault> Faults { get; set; }

    [CascadingParameter]
    protected DraftForm Form { get; set; } = default!;

    [Inject]
    protected IStringLocalizer<WorkshopText> Text { get; set; } = default!;

    /// <summary>Whether something inside has a fault, so that it is not left closed.</summary>
    protected bool HasFaults(string path) =>
        Faults.Any(fault => fault.Path.StartsWith(path, StringComparison.Ordinal));

    /// <summary>The object of a name; made when it is not there.</summary>
    protected static JsonObject Obj(JsonObject holder, string name)
    {
        if (holder[name] is JsonObject found)
        {
            return found;
        }

        var made = new JsonObject();
        holder[name] = made;
        return made;
    }

    /// <summary>The objects of a list, or none.</summary>
    protected static IReadOnlyList<JsonObject> List(JsonObject holder, string name) =>
        holder[name] is JsonArray list ? [.. list.OfType<JsonObject>()] : [];

    /// <summary>The text of a name, or null.</summary>
    protected static string? Str(JsonObject holder, string name) =>
        holder[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The number of a name, or null.</summary>
    protected static decimal? Num(JsonObject holder, string name) =>
        holder[name] is JsonValue value && value.TryGetValue<decimal>(out var number)
            ? number
            : null;

    protected static JsonObject Both() => new() { ["uk"] = "", ["en"] = "" };

    /// <summary>A new thing with a code and one text.</summary>
    protected static JsonObject Named(string text) => new() { ["code"] = "", [text] = Both() };

    /// <summary>Things of a list that have a code, as choices.</summary>
    protected static IReadOnlyList<DraftOption> Codes(
        JsonObject holder,
        string list,
        string text
    ) =>
        [
            .. List(holder, list)
                .Where(item => !string.IsNullOrWhiteSpace(Str(item, "code")))
                .Select(item => new DraftOption(
                    Str(item, "code")!,
                    $"{Str(item, "code")} {Str(Obj(item, text), DisplayText.Language)}"
                )),
        ];

    /// <summary>The values of an enumeration as the campaign file names them, worded by <paramref name="words"/> and the value's name.</summary>
    protected IReadOnlyList<DraftOption> Choices<T>(string words)
        where T : struct, Enum =>
        [
            .. Enum.GetValues<T>()
                .Select(value => new DraftOption(
                    JsonNamingPolicy.CamelCase.ConvertName(value.ToString()),
                    Text[words + value]
                )),
        ];
}
