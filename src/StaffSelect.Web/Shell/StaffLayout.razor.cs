using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;
using StaffSelect.Web.Shell.Errors;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Shell;

/// <summary>The frame of staff pages: chosen campaign, clock, language, account, menu.</summary>
/// <remarks>Cascades the chosen <see cref="DeskCampaign"/>; a page with <c>{campaign}</c> in its address gets that one.</remarks>
public sealed partial class StaffLayout : IAsyncDisposable
{
    private readonly MudTheme theme = StaffSelectTheme.Create();
    private StaffDesk desk = new("", []);
    private Actor actor = Actor.Anonymous(null);
    private DeskCampaign? campaign;
    private StaffErrorBoundary? boundary;
    private ElementReference clock;
    private ElementReference main;
    private IJSObjectReference? module;
    private string path = "/staff";
    private string address = "/staff";
    private bool menuOpen;
    private bool isDark;

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private CurrentActor CurrentActor { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ShellText> Text { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ErrorText> Faults { get; set; } = default!;

    [Inject]
    private IStringLocalizer<StaffNavigationText> Words { get; set; } = default!;

    private string Initials =>
        string.Concat(
            desk.DisplayName.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Take(2)
                .Select(word => char.ToUpperInvariant(word[0]))
        );

    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        if (module is not null)
        {
            try
            {
                await module.InvokeVoidAsync("stopClock");
                await module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // the page is gone and its clock with it
            }
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        actor = await CurrentActor.GetAsync();
        var answer = await Door.SendAsync(new GetStaffDesk());
        if (answer.IsSuccess)
        {
            desk = answer.Value;
        }

        ReadAddress();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        module = await Script.InvokeAsync<IJSObjectReference>("import", "/js/staff.js");
        await module.InvokeVoidAsync(
            "startClock",
            clock,
            Time.GetUtcNow(),
            DisplayText.KyivZone,
            DisplayText.Language
        );
        if (await module.InvokeAsync<bool>("isDark"))
        {
            isDark = true;
            StateHasChanged();
        }
    }

    private async Task SwitchThemeAsync()
    {
        isDark = !isDark;
        if (module is not null)
        {
            await module.InvokeVoidAsync("chooseTheme", isDark ? "dark" : "light");
        }
    }

    private void ChooseCampaign(ChangeEventArgs change)
    {
        if (change.Value is not string code)
        {
            return;
        }

        var steps = path.Split('/');
        campaign = desk.Campaigns.FirstOrDefault(choice => choice.Code == code) ?? campaign;
        // the same list in the other campaign; a single record of it has no counterpart
        Navigation.NavigateTo(
            IsOfCampaign(steps) && steps.Length > 3 ? $"/staff/{code}/{steps[3]}" : path
        );
    }

    private async void OnLocationChanged(object? sender, LocationChangedEventArgs change) =>
        await InvokeAsync(() =>
        {
            menuOpen = false;
            boundary?.Recover();
            ReadAddress();
            StateHasChanged();
        });

    private void ReadAddress()
    {
        var here = new Uri(Navigation.Uri);
        path = here.AbsolutePath;
        address = here.PathAndQuery;
        var steps = path.Split('/');
        campaign =
            desk.Campaigns.FirstOrDefault(choice => IsOfCampaign(steps) && choice.Code == steps[2])
            ?? campaign
            ?? (desk.Campaigns.Count > 0 ? desk.Campaigns[0] : null);
    }

    private bool IsOfCampaign(string[] steps) =>
        steps.Length > 2 && desk.Campaigns.Any(choice => choice.Code == steps[2]);
}
