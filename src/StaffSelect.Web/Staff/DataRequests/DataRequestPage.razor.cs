using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.DataRequests;

/// <summary>One request about own data and the answer to it.</summary>
public sealed partial class DataRequestPage
{
    private DataRequestView? view;
    private Guid shown;
    private Problem? problem;
    private string? said;
    private bool isBusy;
    private string reason = "";

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IStringLocalizer<DataRequestsText> Text { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private ProblemWording Wording { get; set; } = default!;

    // once for each request: an opening is written in the journal
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
        var answer = await Door.SendAsync(new GetDataRequest(Id));
        if (answer.IsSuccess)
        {
            (view, problem, reason) = (answer.Value, null, "");
        }
        else if (view is null)
        {
            Navigation.NotFound();
        }
        else
        {
            // answered, and so no longer this reader's
            Navigation.NavigateTo("/staff/data-requests");
        }
    }

    private Task AnswerAsync(bool grant) =>
        SendAsync(new AnswerDataRequest(Id, grant, reason), grant ? "SaidGranted" : "SaidRefused");

    private Task ProposeAsync() => SendAsync(new ProposeErasure(Id, reason), "SaidProposed");

    private async Task ConfirmAsync()
    {
        if (isBusy || view!.Obstacle is not null)
        {
            return;
        }

        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["EraseQuestion", view.Who ?? ""],
                Text["Erase"],
                Text["EraseGone"],
                Text["EraseStays"]
            )
            {
                IsIrreversible = true,
            }
        );
        if (answer is not null)
        {
            await SendAsync(new ConfirmErasure(Id), "SaidErased");
        }
    }

    private async Task SendAsync(ICommand<Done> message, string done)
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
}
