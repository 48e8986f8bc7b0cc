using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.MyResult;

/// <summary>What became of the candidate's own application, and how it was computed.</summary>
public sealed partial class MyResultPage(
    Door door,
    NavigationManager navigation,
    IStringLocalizer<MyResultText> text,
    DisplayText display,
    ResultWording wording
)
{
    private const decimal GaugeWidth = 440;
    private OwnResult? own;
    private CandidateRow? row;
    private Problem? problem;

    [Parameter]
    public required string Code { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private IStringLocalizer<MyResultText> Text => text;

    private DisplayText Display => display;

    private ResultWording Wording => wording;

    protected override async Task OnInitializedAsync()
    {
        var campaign = await door.SendAsync(new FindCampaign(Code), Http.RequestAborted);
        if (!campaign.IsSuccess)
        {
            navigation.NotFound();
            return;
        }

        var found = await door.SendAsync(new GetMyResult(campaign.Value.Id), Http.RequestAborted);
        if (found.Problem?.Code == Problem.NotFound.Code)
        {
            navigation.NotFound();
            return;
        }

        problem = found.Problem;
        if (problem is not null)
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        own = found.Value;
        row = own.Published?.Row;
    }

    private string Moment(DateTime instant) => display.Moment(instant, own!.Rules.TimeZone);

    private static string At(decimal percent) =>
        (Math.Clamp(percent, 2, 98) / 100 * GaugeWidth).ToString(
            "0.#",
            CultureInfo.InvariantCulture
        );
}
