using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Stages;

/// <summary>The list of one stage: outcomes, signatures, and the buttons to prepare, sign and return.</summary>
public sealed partial class StagePage
{
    private const int PageSize = 50;

    private StageReview? review;
    private Problem? problem;
    private CampaignId campaign;
    private StageOutcome? shown;
    private string? done;
    private bool busy;
    private bool canPrepare;
    private bool canSign;

    [Parameter]
    public string Code { get; set; } = "";

    [Parameter]
    public string Stage { get; set; } = "";

    [SupplyParameterFromQuery(Name = "outcome")]
    private string? Outcome { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private CurrentActor CurrentActor { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private ResultWording Wording { get; set; } = default!;

    [Inject]
    private ProblemWording Problems { get; set; } = default!;

    [Inject]
    private IStringLocalizer<StagesText> Text { get; set; } = default!;

    private StageList? List => review?.List;

    private string Zone => review!.Rules.TimeZone;

    private int Number => Math.Max(1, PageNumber ?? 1);

    private int Skip => (Number - 1) * PageSize;

    private bool HasValues => review!.Stage.Kind != StageKind.Gate;

    protected override async Task OnParametersSetAsync()
    {
        shown = Enum.TryParse<StageOutcome>(Outcome, out var outcome) ? outcome : null;
        var found = await Door.SendAsync(new FindCampaign(Code));
        if (!found.IsSuccess)
        {
            problem = found.Problem;
            return;
        }

        campaign = found.Value.Id;
        var actor = await CurrentActor.GetAsync();
        canPrepare = actor.Has(Permission.RankingDraft, campaign);
        canSign = actor.Has(Permission.RankingApprove, campaign);
        await LoadAsync();
    }

    private static string In(LocalizedText text) => text.In(DisplayText.Language);

    private static bool IsLive(StageList list) => list is { Returned: null, ConfirmedAt: null };

    private static string KindOf(StageOutcome outcome) =>
        outcome switch
        {
            StageOutcome.Passed => "ok",
            StageOutcome.NotPassed => "bad",
            StageOutcome.Absent => "mute",
            StageOutcome.NoQuorum => "warn",
        };

    private async Task LoadAsync()
    {
        var answer = await Door.SendAsync(
            new GetStageReview(campaign, Stage, shown, Skip, PageSize)
        );
        problem = answer.Problem;
        review = answer.IsSuccess ? answer.Value : null;
    }

    private string Address(StageOutcome? outcome, int page) =>
        $"/staff/{Code}/stages/{Stage}?page={page.ToString(CultureInfo.InvariantCulture)}"
        + (outcome is { } one ? $"&outcome={one}" : "");

    private Task PrepareAsync() =>
        DoAsync(
            async () => (await Door.SendAsync(new PrepareStage(campaign, Stage))).Problem,
            Text["PrepareDone"]
        );

    private async Task SignAsync()
    {
        var list = List!;
        var isLast = list.Signatures.Count + 1 == StageConfirmation.SignaturesRequired;
        var question = new ConfirmQuestion(
            Text["SignTitle", list.Number],
            Text["SignVerb"],
            [
                Text[
                    "SignBody",
                    list.Signatures.Count + 1,
                    StageConfirmation.SignaturesRequired,
                    list.ContentHash[..16]
                ],
                Text[
                    "SignBody2",
                    Count(StageOutcome.Passed),
                    Count(StageOutcome.NotPassed),
                    Count(StageOutcome.Absent)
                ],
                .. isLast ? [Text["SignBody3"].Value] : Array.Empty<string>(),
            ]
        );
        if (await Dialogs.AskAsync(question) is not null)
        {
            await DoAsync(
                async () =>
                    (await Door.SendAsync(new SignStage(campaign, Stage, list.Number))).Problem,
                Text[isLast ? "ConfirmDone" : "SignDone"]
            );
        }

        int Count(StageOutcome outcome) => list.Counts.GetValueOrDefault(outcome);
    }

    private async Task ReturnAsync()
    {
        var list = List!;
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["ReturnTitle", list.Number],
                Text["ReturnVerb"],
                Text["ReturnBody"]
            )
            {
                AsksReason = true,
                IsIrreversible = true,
            }
        );
        if (answer is not null)
        {
            await DoAsync(
                async () =>
                    (
                        await Door.SendAsync(
                            new ReturnStage(campaign, Stage, list.Number, answer.Reason)
                        )
                    ).Problem,
                Text["ReturnDone"]
            );
        }
    }

    private async Task DoAsync(Func<Task<Problem?>> action, string message)
    {
        busy = true;
        done = null;
        problem = null;
        try
        {
            var refusal = await action();
            await LoadAsync();
            problem = refusal ?? problem;
            done = problem is null ? message : null;
        }
        finally
        {
            busy = false;
        }
    }

    private bool MaySign(StageList list) => list.SignatureRefusal is null && !review!.IsOutdated;

    private string GateTitle(StageList list) =>
        list.ConfirmedAt is { } at ? Text["GateDone", Display.DateAndHour(at, Zone)]
        : list.Returned is not null ? Text["GateReturned"]
        : canSign && MaySign(list)
            ? Text["GateYours", list.Signatures.Count + 1, StageConfirmation.SignaturesRequired]
        : Text["GateNeeds", StageConfirmation.SignaturesRequired, list.Signatures.Count];

    private string? Why(StageList list) =>
        !IsLive(list) || review!.IsOutdated ? null
        : !canSign ? Text["NoSignPermission"]
        : list.SignatureRefusal is { } refusal ? Problems.Text(refusal)
        : null;
}
