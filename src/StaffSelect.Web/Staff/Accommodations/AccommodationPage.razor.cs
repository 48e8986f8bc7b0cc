using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Accommodations;

/// <summary>One candidate's accommodation: the request, what one person proposes and another confirms or returns.</summary>
public sealed partial class AccommodationPage
{
    private AccommodationView? view;
    private Guid shown;
    private Problem? problem;
    private string? said;
    private bool isBusy;
    private int percent;
    private int breaks;
    private int minutes;
    private string reason = "";

    [Parameter]
    public string Code { get; set; } = "";

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AccommodationsText> Text { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private ProblemWording Wording { get; set; } = default!;

    private AccommodationDecisionView? Latest =>
        view!.Decisions.Count == 0 ? null : view.Decisions[0];

    // once for each candidate: an opening is written in the journal
    protected override async Task OnParametersSetAsync()
    {
        if (shown != Id)
        {
            shown = Id;
            said = null;
            await ReloadAsync();
        }
    }

    private async Task ReloadAsync()
    {
        var answer = await Door.SendAsync(new GetAccommodation(new ApplicationId(Id)));
        if (!answer.IsSuccess || answer.Value.CampaignCode != Code)
        {
            Navigation.NotFound();
            return;
        }

        view = answer.Value;
        problem = null;
        reason = "";
        (percent, breaks, minutes) = (0, 0, 0);
    }

    private Task ProposeAsync() =>
        SendAsync(
            new ProposeAccommodation(
                view!.Application,
                new AccommodationMeasures(percent, breaks, minutes),
                reason
            ),
            "SaidProposed"
        );

    private Task AnswerAsync(AccommodationDecisionView decision, bool confirm) =>
        SendAsync(
            new AnswerAccommodation(view!.Application, decision.Id, confirm, reason),
            confirm ? "SaidConfirmed" : "SaidReturned"
        );

    private async Task SendAsync<T>(ICommand<T> message, string done)
    {
        if (isBusy)
        {
            return;
        }

        isBusy = true;
        said = null;
        try
        {
            var sent = await Door.SendAsync(message);
            problem = sent.Problem;
            if (sent.IsSuccess)
            {
                await ReloadAsync();
                said = Text[done];
            }
        }
        finally
        {
            isBusy = false;
        }
    }

    private string Words(AccommodationMeasures measures)
    {
        var time = measures.Percent == 0 ? Text["NoExtra"] : Text["Extra", measures.Percent];
        return measures.Breaks == 0
            ? time
            : $"{time}; {Text["BreaksAre", measures.Breaks, measures.BreakMinutes]}";
    }

    private string Moment(DateTime at) => Display.Moment(at, view!.TimeZone);
}
