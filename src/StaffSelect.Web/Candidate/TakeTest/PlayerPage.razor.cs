using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>The test itself: rendered once, then run by one small module; nothing of it depends on a circuit.</summary>
public sealed partial class PlayerPage(
    Door door,
    NavigationManager navigation,
    IAntiforgery antiforgery,
    IStringLocalizer<TestText> text,
    TimeProvider time
)
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
        "PageTitle",
        "LastItem",
    ];

    private Player? player;
    private string? token;

    [Parameter]
    public required string CampaignCode { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    private IStringLocalizer<TestText> Text => text;

    private int MostOptions =>
        player!.Scales.SelectMany(scale => scale.Items).Max(item => item.Options.Count);

    internal static string Address(string campaignCode) => $"/my/{campaignCode}/test/attempt";

    protected override async Task OnInitializedAsync()
    {
        var campaign = await door.SendAsync(new FindMyCampaign(CampaignCode), Http.RequestAborted);
        var found = campaign.Problem is { } unknown
            ? unknown
            : await door.SendAsync(new GetPlayer(campaign.Value), Http.RequestAborted);
        if (found.IsSuccess)
        {
            player = found.Value;
            token = antiforgery.GetAndStoreTokens(Http).RequestToken;
        }
        else if (found.Problem.Code == TestProblems.TestClosed)
        {
            navigation.NavigateTo($"/my/{CampaignCode}/test");
        }
        else
        {
            navigation.NotFound();
        }
    }

    private string Remaining()
    {
        var left = TimeSpan.FromSeconds(
            TimeAccount.RemainingSeconds(player!.DeadlineAt, time.UtcNow())
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(int)left.TotalMinutes}:{left.Seconds:00}"
        );
    }

    private string Texts() =>
        JsonSerializer.Serialize(
            ScriptTexts.ToDictionary(key => key, key => text[key].Value),
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
