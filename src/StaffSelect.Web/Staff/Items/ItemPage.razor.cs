using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>One item: written, reviewed, approved and retired here.</summary>
public sealed partial class ItemPage
{
    private ItemView? view;
    private ItemContent? key;
    private ItemForm form = ItemForm.Empty();
    private Problem? problem;
    private string? said;
    private (Guid, string?)? shown;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "v")]
    private string? VersionText { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ItemsText> Text { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    private bool IsEditable => view is { IsMine: true, Shown.State: ReviewState.Draft };

    private bool IsNewest => view!.Shown.Number == view.Versions[0].Number;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (Id, VersionText))
        {
            shown = (Id, VersionText);
            said = null;
            await LoadAsync();
        }
    }

    private static string In(LocalizedText text) => text.In(DisplayText.Language);

    private async Task LoadAsync()
    {
        int? number = int.TryParse(
            VersionText,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var parsed
        )
            ? parsed
            : null;
        var answer = await Door.SendAsync(new GetItem(new PoolItemId(Id), number));
        if (answer.Problem?.Code == Problem.NotFound.Code)
        {
            Navigation.NotFound();
            return;
        }

        problem = answer.Problem;
        view = answer.IsSuccess ? answer.Value : null;
        key = null;
        form = view is null ? form : ItemForm.Of(view.Content);
    }

    private string StepHint() =>
        view!.Shown.State switch
        {
            ReviewState.Draft => view.IsMine ? "HintDraftMine" : "HintDraft",
            ReviewState.Reviewed => view.IsMine ? "HintReviewedMine" : "HintReviewed",
            ReviewState.Approved => "HintApproved",
            _ => "HintRetired",
        };

    private IEnumerable<ItemStep> Steps() =>
        (view!.Shown.State, view.IsMine) switch
        {
            (ReviewState.Draft, false) => [ItemStep.Review, ItemStep.Retire],
            (ReviewState.Draft, true) => [ItemStep.Retire],
            (ReviewState.Reviewed, false) => [ItemStep.Approve, ItemStep.Return],
            (ReviewState.Reviewed, true) => [ItemStep.Return],
            (ReviewState.Approved, _) => [ItemStep.Retire],
            _ => [],
        };

    private async Task SaveAsync()
    {
        said = null;
        var saved = await Door.SendAsync(
            new SaveItemDraft(view!.Shown.Id, view.Shown.Version, form.ToContent())
        );
        problem = saved.Problem;
        if (saved.IsSuccess)
        {
            await LoadAsync();
            said = Text["DraftSaved"];
        }
    }

    private async Task ShowKeyAsync()
    {
        var answer = await Door.SendAsync(new GetItemKey(view!.Shown.Id));
        (key, problem) = (answer.IsSuccess ? answer.Value : null, answer.Problem);
    }

    private async Task StartAsync()
    {
        var started = await Door.SendAsync(new StartItemVersion(view!.Id));
        problem = started.Problem;
        if (started.IsSuccess)
        {
            VersionText = null;
            await LoadAsync();
            said = Text["VersionStarted", view.Shown.Number];
            Navigation.NavigateTo($"/staff/items/{Id}");
        }
    }

    private async Task StepAsync(ItemStep step)
    {
        said = null;
        var reason = "";
        if (step != ItemStep.Review)
        {
            var answer = await Dialogs.AskAsync(
                new ConfirmQuestion(
                    Text[$"Ask{step}", view!.Code, view.Shown.Number],
                    Text[$"Step{step}"],
                    Text[$"Then{step}"]
                )
                {
                    AsksReason = step != ItemStep.Approve,
                    IsIrreversible = step == ItemStep.Retire,
                }
            );
            if (answer is null)
            {
                return;
            }

            reason = answer.Reason;
        }

        var done = await Door.SendAsync(
            new DecideItem(view!.Shown.Id, view.Shown.Version, step, reason)
        );
        if (done.IsSuccess)
        {
            await LoadAsync();
            said = Text[$"Done{step}"];
        }
        else
        {
            await LoadAsync();
            problem = done.Problem;
        }
    }
}
