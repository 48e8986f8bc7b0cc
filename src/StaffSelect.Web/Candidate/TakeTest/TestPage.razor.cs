using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>Before the test: rules and start. After it: the receipt.</summary>
public sealed partial class TestPage(
    Door door,
    NavigationManager navigation,
    IStringLocalizer<TestText> text,
    DisplayText display
)
{
    private MyTest? test;
    private Problem? problem;

    [Parameter]
    public required string CampaignCode { get; set; }

    /// <summary>Code of the test; without it the one that is due.</summary>
    [Parameter]
    public string? Stage { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [SupplyParameterFromForm(FormName = "start-test")]
    private StartInput Input { get; set; } = default!;

    private IStringLocalizer<TestText> Text => text;

    private DisplayText Display => display;

    private string Title => test is null ? text["Test"] : In(test.Title);

    protected override async Task OnInitializedAsync()
    {
        Input ??= new StartInput();
        var campaign = await door.SendAsync(new FindMyCampaign(CampaignCode), Http.RequestAborted);
        if (campaign.Problem is { } unknown)
        {
            Refuse(unknown);
            return;
        }

        var found = await door.SendAsync(new GetMyTest(campaign.Value, Stage), Http.RequestAborted);
        if (found.Problem is { } refused)
        {
            Refuse(refused);
            return;
        }

        test = found.Value;
    }

    private async Task StartAsync()
    {
        var campaign = await door.SendAsync(new FindMyCampaign(CampaignCode), Http.RequestAborted);
        var started = await door.SendAsync(
            new StartTest(campaign.Value, Input.RulesAccepted, Stage ?? test?.Stage),
            Http.RequestAborted
        );
        problem = started.Problem;
        if (started.IsSuccess)
        {
            navigation.NavigateTo(PlayerPage.Address(CampaignCode));
        }
    }

    private void Refuse(Problem refusal)
    {
        if (refusal.Code == Problem.NotFound.Code)
        {
            navigation.NotFound();
            return;
        }

        problem = refusal;
        Http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private string Moment(DateTime instant) => display.Moment(instant, test!.TimeZone);

    private static string In(LocalizedText both) => both.In(DisplayText.Language);

    private sealed class StartInput
    {
        public bool RulesAccepted { get; set; }
    }
}
