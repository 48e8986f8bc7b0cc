using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>One application before an officer: what was stated, the document, the decisions.</summary>
public sealed partial class ApplicationPage
{
    private ApplicationView? view;
    private Guid shown;
    private Problem? problem;
    private Problem? decisionProblem;
    private string? said;
    private bool isBusy;
    private bool mayDecide;
    private bool? admit;
    private DecisionGround ground;
    private string reason = "";
    private List<UnmetInput> unmet = [];

    [Parameter]
    public string CampaignCode { get; set; } = "";

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private CurrentActor CurrentActor { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ApplicationsText> Text { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private ProblemWording Wording { get; set; } = default!;

    private string NameText => view!.Name?.Full ?? Text["Erased"];

    /// <summary>Decisions that the status still allows; true to admit.</summary>
    private List<bool> Decisions =>
        [
            .. new[] { true, false }.Where(to =>
                ApplicationTransitions.Allows(
                    view!.Status,
                    to ? ApplicationStatus.Admitted : ApplicationStatus.Rejected
                )
            ),
        ];

    // once for each application: an opening is written in the journal
    protected override async Task OnParametersSetAsync()
    {
        if (shown != Id)
        {
            shown = Id;
            await ReloadAsync();
        }
    }

    private async Task ReloadAsync()
    {
        var answer = await Door.SendAsync(new GetApplication(new ApplicationId(Id)));
        if (!answer.IsSuccess || answer.Value.CampaignCode != CampaignCode)
        {
            Navigation.NotFound();
            return;
        }

        var actor = await CurrentActor.GetAsync();
        var isSame = view?.Id == answer.Value.Id && view.Version == answer.Value.Version;
        view = answer.Value;
        mayDecide = actor.CampaignsWith(Permission.ApplicationsDecide).Contains(view.Campaign);
        problem = null;
        // a decision that is being written stays, unless the application is not what it was about
        if (!isSame)
        {
            decisionProblem = null;
            admit = null;
            reason = "";
            unmet = UnmetInput.Of(view.Findings);
        }
    }

    private void Choose(bool decision)
    {
        admit = decision;
        ground =
            !decision ? DecisionGround.ConditionNotMet
            : view!.Status == ApplicationStatus.Rejected ? DecisionGround.ComplaintUpheld
            : DecisionGround.ConditionsMet;
        decisionProblem = null;
    }

    private async Task DecideAsync()
    {
        if (admit is not { } decision || isBusy)
        {
            return;
        }

        UnmetCondition[] conditions = decision ? [] : UnmetInput.Chosen(unmet);
        decisionProblem = decision ? null : IncompleteRefusal(conditions);
        if (decisionProblem is not null)
        {
            return;
        }

        var confirmed = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text[decision ? "AdmitQuestion" : "RejectQuestion", view!.WorkingCode],
                Text[decision ? "AdmitVerb" : "RejectVerb"],
                Text["DecisionConsequence"]
            )
            {
                IsIrreversible = !decision,
            }
        );
        if (confirmed is null)
        {
            return;
        }

        var sent = await SendAsync(
            new DecideApplication(view.Id, view.Version, decision, ground, reason, conditions)
        );
        decisionProblem = sent?.Field is null ? null : sent;
        if (sent is null)
        {
            said = Text[decision ? "Admitted" : "Rejected"];
        }
    }

    private async Task DecideDoubleAsync(DoublesPanel.Answer answer)
    {
        var code = answer.Double.WorkingCode;
        var confirmed = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text[$"{answer.Outcome}Question", view!.WorkingCode, code],
                Text[answer.Outcome.ToString()],
                Text[$"{answer.Outcome}Consequence"]
            )
            {
                AsksReason = true,
                ReasonHint = Text["OfficersReadReason"],
            }
        );
        if (
            confirmed is not null
            && await SendAsync(
                new DecideDouble(view.Id, answer.Double.Other, answer.Outcome, confirmed.Reason)
            )
                is null
        )
        {
            said = Text["DoubleDecided"];
        }
    }

    private async Task<Problem?> WriteNoteAsync(string words)
    {
        var sent = await SendAsync(new WriteNote(view!.Id, words));
        said = sent is null ? Text["NoteWritten"].Value : null;
        // asked by a part of the page, which only draws itself anew
        StateHasChanged();
        return sent;
    }

    private async Task StrikeNoteAsync(NoteView note)
    {
        var confirmed = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["StrikeNoteQuestion"],
                Text["StrikeNote"],
                Text["StrikeNoteConsequence"]
            )
            {
                AsksReason = true,
                ReasonHint = Text["OfficersReadReason"],
            }
        );
        if (
            confirmed is not null
            && await SendAsync(new StrikeOutNote(view!.Id, note.Id, confirmed.Reason)) is null
        )
        {
            said = Text["NoteStruckOut"];
        }
    }

    /// <summary>What the handler would refuse, said before the question is asked.</summary>
    private Problem? IncompleteRefusal(UnmetCondition[] conditions)
    {
        if (Array.Exists(conditions, one => string.IsNullOrWhiteSpace(one.Words)))
        {
            return new Problem(ApplicationProblems.ConditionWords).At(
                nameof(DecideApplication.Unmet)
            );
        }

        if (conditions.Length > 0)
        {
            return null;
        }

        return ground == DecisionGround.ConditionNotMet && unmet.Count > 0
                ? new Problem(ApplicationProblems.ConditionMissing).At(
                    nameof(DecideApplication.Unmet)
                )
            : string.IsNullOrWhiteSpace(reason)
                ? new Problem(ApplicationProblems.ReasonMissing).At(
                    nameof(DecideApplication.Reason)
                )
            : null;
    }

    private async Task<Problem?> SendAsync(ICommand<Done> message)
    {
        isBusy = true;
        said = null;
        problem = null;
        try
        {
            var sent = await Door.SendAsync(message);
            if (sent.IsSuccess)
            {
                await ReloadAsync();
                return null;
            }

            problem = sent.Problem;
            return sent.Problem;
        }
        finally
        {
            isBusy = false;
        }
    }

    private string Moment(DateTime at) => Display.Moment(at, view!.TimeZone);

    private static string In(LocalizedText text) => text.In(DisplayText.Language);
}
