using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>The player's page around its module: the same for a test and for practice.</summary>
public sealed partial class PlayerView(IStringLocalizer<TestText> text, TimeProvider time)
{
    /// <summary>Texts that the module needs, by their keys.</summary>
    private static readonly string[] ScriptTexts =
    [
        "At",
        "AtEleven",
        "Saved",
        "Saving",
        "NotSaved",
        "NothingYet",
        "OfflineShort",
        "OfflineTitle",
        "OfflineText",
        "BackOnline",
        "AnswerForms",
        "ItemForms",
        "MinuteForms",
        "MinutesLeft",
        "OpenLeft",
        "AllAnswered",
        "FlaggedLeft",
        "TimeOver",
        "TimeOverText",
        "LateText",
        "MovedTitle",
        "MovedText",
        "MovedUnsent",
        "ContinueHere",
        "ClosedTitle",
        "ClosedText",
        "ShowReceipt",
        "ExpiredTitle",
        "ExpiredText",
        "ReloadPage",
        "FaultTitle",
        "FaultText",
        "FullTitle",
        "FullText",
        "DroppedTitle",
        "DroppedText",
        "ShowTime",
        "HideTime",
        "Until",
        "ItemAnswered",
        "ItemOpen",
        "ItemFlagged",
        "ItemCurrent",
        "AnsweredOf",
        "PartOf",
        "Next",
        "ToFinish",
        "FinishWait",
        "Finishing",
        "StateLine",
        "RestOffer",
        "RestLeft",
        "RestTitle",
        "RestOver",
        "RestForms",
        "PageTitle",
        "LastItem",
    ];

    /// <summary>Names what this browser remembers of the test.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Where the module sends what happens.</summary>
    [Parameter, EditorRequired]
    public required string Api { get; set; }

    /// <summary>Where the candidate goes afterwards.</summary>
    [Parameter, EditorRequired]
    public required string Done { get; set; }

    [Parameter, EditorRequired]
    public required string? Token { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? WorkingCode { get; set; }

    /// <summary>UTC.</summary>
    [Parameter, EditorRequired]
    public required DateTime DeadlineAt { get; set; }

    [Parameter, EditorRequired]
    public required string TimeZone { get; set; }

    /// <summary>How items are marked, in a line.</summary>
    [Parameter, EditorRequired]
    public required string Rule { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<PlayerScale> Scales { get; set; }

    /// <summary>Nothing is stored; what was chosen goes to the page of answers.</summary>
    [Parameter]
    public bool IsPractice { get; set; }

    private IStringLocalizer<TestText> Text => text;

    private int ItemCount => Scales.Sum(scale => scale.Items.Count);

    private int MostOptions =>
        Scales.SelectMany(scale => scale.Items).Max(item => item.Options.Count);

    /// <summary>A text of the test, or practice's own where it has one.</summary>
    private string Word(string key) =>
        IsPractice && text["Practice" + key] is { ResourceNotFound: false } own ? own : text[key];

    private string Remaining()
    {
        var left = TimeSpan.FromSeconds(TimeAccount.RemainingSeconds(DeadlineAt, time.UtcNow()));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(int)left.TotalMinutes}:{left.Seconds:00}"
        );
    }

    private string Texts() =>
        JsonSerializer.Serialize(
            ScriptTexts.ToDictionary(key => key, key => Word(key)),
            ScriptTextOptions
        );

    private IEnumerable<(string[] Keys, string What)> KeyList() =>
        [
            (["1", "–", "9"], text["KeyListAnswer"]),
            (["←", "→"], text["KeyListItem"]),
            (["F"], text["KeyListFlag"]),
            (["Del"], text["KeyListClear"]),
            (["O"], text["KeyListMap"]),
            (["T"], text["KeyListTime"]),
            (["S"], text["KeyListState"]),
            (["?"], text["KeyListKeys"]),
            (["Esc"], text["KeyListClose"]),
        ];

    private static readonly JsonSerializerOptions ScriptTextOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string In(LocalizedText both) => both.In(DisplayText.Language);
}
