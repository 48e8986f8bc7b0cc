using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>The test itself: rendered once, then run by one small module; nothing of it depends on a circuit.</summary>
public sealed partial class PlayerPage(
    Door door,
    NavigationManager navigation,
    IAntiforgery antiforgery,
    IStringLocalizer<TestText> text
)
{
    private Player? player;
    private string? token;

    [Parameter]
    public required string CampaignCode { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    private IStringLocalizer<TestText> Text => text;

    internal static string Address(string campaignCode) => $"/my/{campaignCode}/test/attempt";

    protected override async Task OnInitializedAsync()
    {
        var campaign = await door.SendAsync(new FindMyCampaign(CampaignCode), Http.RequestAborted);
        var found = campaign.Problem is { } unknown
            ? unknown
            : await door.SendAsync(new GetPlayer(campaign.Value), Http.RequestAborted);
        if (found.IsSuccess)
        {
            player = found.Value;
            token = antiforgery.GetAndStoreTokens(Http).RequestToken;
        }
        else if (found.Problem.Code == TestProblems.TestClosed)
        {
            navigation.NavigateTo($"/my/{CampaignCode}/test");
        }
        else
        {
            navigation.NotFound();
        }
    }

    private static string In(LocalizedText both) => both.In(DisplayText.Language);
}
