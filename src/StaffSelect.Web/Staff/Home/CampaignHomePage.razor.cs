using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Home;

/// <summary>The home of one campaign: time line, queues, funnel, points of a confirmed stage.</summary>
public sealed partial class CampaignHomePage
{
    private CampaignHome? home;
    private Problem? problem;
    private CampaignId campaign;

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "stage")]
    private string? Stage { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private MudBlazor.IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<HomeText> Text { get; set; } = default!;

    /// <summary>What waits longest past its deadline, else what is due first.</summary>
    private WaitingCounter? First =>
        home!
            .Waiting.Where(counter => counter.Count > 0)
            .OrderByDescending(counter => counter.IsOverdue)
            .ThenBy(counter => counter.DueAt ?? DateTime.MaxValue)
            .FirstOrDefault();

    private string WaitingSummary =>
        home!.Waiting.Sum(counter => counter.Count) is var all && all == 0
            ? Text["NothingWaits"]
            : Text[
                "WaitingSummary",
                DisplayText.Counted(all, Text["MatterForms"]),
                home.Waiting.Where(counter => counter.IsOverdue).Sum(counter => counter.Count)
            ];

    protected override async Task OnParametersSetAsync()
    {
        var found = await Door.SendAsync(new FindCampaign(Code));
        if (!found.IsSuccess)
        {
            problem = found.Problem;
            home = null;
            return;
        }

        campaign = found.Value.Id;
        var answer = await Door.SendAsync(new GetCampaignHome(campaign, Stage));
        problem = answer.Problem;
        home = answer.IsSuccess ? answer.Value : null;
    }

    private async Task HoldAsync()
    {
        var hold = !home!.LegalHold;
        var step = hold ? "HoldBegin" : "HoldEnd";
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(Text[step + "Question"], Text[step], Text[step + "Means"])
            {
                AsksReason = true,
            }
        );
        if (answer is null)
        {
            return;
        }

        var set = await Door.SendAsync(new SetLegalHold(campaign, hold, answer.Reason));
        problem = set.Problem;
        if (set.IsSuccess)
        {
            home = home with { LegalHold = hold };
        }
    }

    private static string In(LocalizedText text) => text.In(DisplayText.Language);

    private static string Shape(PhaseState state) =>
        state switch
        {
            PhaseState.Done => "check-c",
            PhaseState.Current => "half",
            PhaseState.Ahead => "circle",
        };

    private string When(CampaignPhase phase) =>
        phase switch
        {
            { Kind: PhaseKind.Publication, FromAt: { } at } => Display.Day(at, home!.TimeZone),
            { Kind: PhaseKind.Publication } => Text["AfterSignatures"],
            { FromAt: { } from, UntilAt: { } until } => phase.Kind == PhaseKind.Appeals
                ? Text["Until", Display.ShortMoment(until, home!.TimeZone)]
                : Display.Period(from, until, home!.TimeZone),
            _ => Text["AfterPublication"],
        };
}
