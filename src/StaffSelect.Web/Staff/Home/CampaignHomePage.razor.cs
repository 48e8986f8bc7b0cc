using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Home;

/// <summary>The home of one campaign: time line, queues, funnel, points of a confirmed stage.</summary>
public sealed partial class CampaignHomePage
{
    private CampaignHome? home;
    private Problem? problem;

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "stage")]
    private string? Stage { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

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

        var answer = await Door.SendAsync(new GetCampaignHome(found.Value.Id, Stage));
        problem = answer.Problem;
        home = answer.IsSuccess ? answer.Value : null;
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
