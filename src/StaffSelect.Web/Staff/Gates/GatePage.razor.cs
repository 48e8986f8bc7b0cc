using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Gates;

/// <summary>The keeper's page: codes of candidates and the results of his own gate.</summary>
public sealed partial class GatePage
{
    private const int PageSize = 50;

    private static readonly DialogOptions Form = new()
    {
        MaxWidth = MaxWidth.Small,
        FullWidth = true,
        CloseOnEscapeKey = true,
        BackdropClick = false,
    };

    private DeskCampaign? campaign;
    private IReadOnlyList<MyGate> gates = [];
    private GateSheet? sheet;
    private Problem? problem;
    private GetGate? shown;
    private GateView view;
    private string stage = "";
    private string typed = "";

    [Parameter]
    public string Code { get; set; } = "";

    [Parameter]
    public string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    private string? ViewName { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<GatesText> Text { get; set; } = default!;

    private int Number =>
        int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 20_000)
            : 1;

    private int Skip => (Number - 1) * PageSize;

    protected override async Task OnParametersSetAsync()
    {
        if (
            campaign is null
            || !string.Equals(campaign.Code, Code, StringComparison.OrdinalIgnoreCase)
        )
        {
            campaign = await Door.FindCampaignAsync(Code);
            gates = [];
            shown = null;
            var mine = campaign is null
                ? Problem.NotFound
                : await Door.SendAsync(new GetMyGates(campaign.Id));
            if (mine.Problem is { } refused)
            {
                sheet = null;
                problem = refused;
                return;
            }

            gates = mine.Value;
        }

        stage = Stage ?? (gates.Count > 0 ? gates[0].Stage : "");
        view =
            Enum.TryParse<GateView>(ViewName, ignoreCase: true, out var named)
            && Enum.IsDefined(named)
                ? named
                : GateView.Waiting;
        typed = Search ?? "";
        if (campaign is not null && gates.Count > 0 && Wanted() != shown)
        {
            await LoadAsync();
        }
    }

    private static string In(LocalizedText text) => text.In(DisplayText.Language);

    private GetGate Wanted() => new(campaign!.Id, stage, view, Search, Skip, PageSize);

    private async Task LoadAsync()
    {
        shown = Wanted();
        var answer = await Door.SendAsync(shown);
        sheet = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    private void Find() => Navigation.NavigateTo(Address(stage, view, typed, 1));

    private int CountOf(GateView choice) =>
        choice switch
        {
            GateView.Waiting => sheet!.Waiting,
            GateView.Recorded => sheet!.Recorded,
            GateView.All => sheet!.Waiting + sheet.Recorded,
        };

    private string Address(string gate, GateView choice, string? search, int number) =>
        Navigation.GetUriWithQueryParameters(
            $"/staff/{Code}/gates/{gate}",
            new Dictionary<string, object?>
            {
                ["view"] = choice == GateView.Waiting ? null : choice.ToString(),
                ["q"] = string.IsNullOrWhiteSpace(search) ? null : search.Trim(),
                ["page"] = number <= 1 ? null : number,
            }
        );

    private async Task RecordAsync(GateRow row)
    {
        var result = await Dialogs.OpenAsync<RecordGateDialog>(
            Text["RecordTitle", row.WorkingCode],
            new DialogParameters<RecordGateDialog>
            {
                { form => form.Campaign, campaign!.Id },
                { form => form.Stage, stage },
                { form => form.Sheet, sheet! },
                { form => form.Row, row },
            },
            Form
        );
        if (result is { Canceled: false })
        {
            Snackbar.Add(Text["Recorded", row.WorkingCode], Severity.Success);
        }

        await LoadAsync();
    }
}
