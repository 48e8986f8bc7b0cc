using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>Selections that are being prepared, and how a new one begins.</summary>
public sealed partial class WorkshopPage
{
    private const int PageSize = 25;

    private DraftList? list;
    private Problem? problem;
    private ListDrafts? shown;
    private bool isCreating;
    private string? source;
    private Guid campaign;
    private string code = "";

    [SupplyParameterFromQuery(Name = "view")]
    private string? View { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WorkshopText> Text { get; set; } = default!;

    private bool All => View == "all";

    private int Number =>
        int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 50_000)
            : 1;

    private int Skip => (Number - 1) * PageSize;

    protected override async Task OnParametersSetAsync()
    {
        var wanted = new ListDrafts(All, Number - 1, PageSize);
        if (wanted == shown)
        {
            return;
        }

        shown = wanted;
        var answer = await Door.SendAsync(wanted);
        list = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
        source ??= list?.Templates is [var first, ..] ? first.Name : null;
        campaign = list?.Campaigns is [var newest, ..] ? newest.Id.Value : Guid.Empty;
    }

    private string Address(int page) =>
        $"/staff/workshop?{(All ? "view=all&" : "")}page={page.ToString(CultureInfo.InvariantCulture)}";

    private async Task CreateAsync()
    {
        var made = await Door.SendAsync(
            new CreateDraft(
                code,
                source,
                source is null && campaign != Guid.Empty ? new CampaignId(campaign) : null
            )
        );
        problem = made.Problem;
        if (made.IsSuccess)
        {
            Navigation.NavigateTo($"/staff/workshop/{made.Value}");
        }
    }
}
