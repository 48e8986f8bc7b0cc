using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Appeals;

/// <summary>Appeals of a campaign and their answers.</summary>
public sealed partial class AppealsPage
{
    private readonly Dictionary<AppealId, Draft> answers = [];
    private AppealList? list;
    private Problem? problem;
    private CampaignId campaign;
    private string? loaded;
    private string? done;
    private bool busy;

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private ResultWording Wording { get; set; } = default!;

    [Inject]
    private ProblemWording Problems { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AppealsText> Text { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Code)
        {
            return;
        }

        loaded = Code;
        list = null;
        done = null;
        var found = await Door.SendAsync(new FindCampaign(Code));
        if (!found.IsSuccess)
        {
            problem = found.Problem;
            return;
        }

        campaign = found.Value.Id;
        await LoadAsync();
    }

    private string Until(ListedPeriod period) =>
        period.Stage is { } stage
            ? Text[
                "UntilStage",
                stage.In(DisplayText.Language),
                Display.Moment(period.UntilAt, list!.TimeZone)
            ]
            : Text[
                list!.Periods.Count > 1 ? "UntilResults" : "Until",
                Display.Moment(period.UntilAt, list!.TimeZone)
            ];

    private async Task LoadAsync()
    {
        var answer = await Door.SendAsync(new ListAppeals(campaign));
        problem = answer.Problem;
        list = answer.IsSuccess ? answer.Value : null;
        foreach (var appeal in list?.Appeals ?? [])
        {
            answers.TryAdd(appeal.Id, new Draft());
        }
    }

    private async Task AnswerAsync(ListedAppeal appeal)
    {
        var draft = answers[appeal.Id];
        draft.Problem = null;
        done = null;
        AppealOutcome? outcome = Enum.TryParse<AppealOutcome>(draft.Outcome, out var chosen)
            ? chosen
            : null;
        if (outcome is null || draft.Text.Trim().Length < Appeal.TextMinimum)
        {
            draft.Problem = outcome is null
                ? new Problem("Required")
                : new Problem("TooShort", Appeal.TextMinimum);
            return;
        }

        var confirmed = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["ConfirmTitle", appeal.Receipt],
                Text["ConfirmVerb"],
                Text["ConfirmBody", Wording.Outcome(outcome.Value)],
                Text["ConfirmRank"]
            )
        );
        if (confirmed is null)
        {
            return;
        }

        busy = true;
        try
        {
            var answered = await Door.SendAsync(new AnswerAppeal(appeal.Id, outcome, draft.Text));
            draft.Problem = answered.Problem;
            if (answered.IsSuccess)
            {
                done = Text["Done", appeal.Receipt];
                await LoadAsync();
            }
        }
        finally
        {
            busy = false;
        }
    }

    private sealed class Draft
    {
        public string Outcome { get; set; } = "";

        public string Text { get; set; } = "";

        public Problem? Problem { get; set; }
    }
}
