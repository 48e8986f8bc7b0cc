using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Appeals;

/// <summary>Files an appeal and shows the own ones with their answers.</summary>
public sealed partial class AppealPage(
    Door door,
    NavigationManager navigation,
    IStringLocalizer<MyAppealsText> text,
    DisplayText display,
    ResultWording wording
)
{
    private CampaignHead? campaign;
    private MyAppeals? mine;
    private Problem? problem;

    [Parameter]
    public required string Code { get; set; }

    [SupplyParameterFromQuery(Name = "filed")]
    private string? Filed { get; set; }

    [SupplyParameterFromForm(FormName = "file-appeal")]
    private AppealInput Input { get; set; } = default!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private IStringLocalizer<MyAppealsText> Text => text;

    private ResultWording Wording => wording;

    private IReadOnlyList<(string Value, string Label)> Kinds =>
        [.. Enum.GetValues<AppealKind>().Select(kind => (kind.ToString(), wording.Kind(kind)))];

    protected override async Task OnInitializedAsync()
    {
        Input ??= new AppealInput();
        var found = await door.SendAsync(new FindCampaign(Code), Http.RequestAborted);
        if (!found.IsSuccess)
        {
            navigation.NotFound();
            return;
        }

        campaign = found.Value;
        var appeals = await door.SendAsync(new GetMyAppeals(campaign.Id), Http.RequestAborted);
        if (appeals.Problem?.Code == Problem.NotFound.Code)
        {
            navigation.NotFound();
            return;
        }

        problem = appeals.Problem;
        if (problem is not null)
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        mine = appeals.Value;
    }

    private async Task FileAsync()
    {
        var filed = await door.SendAsync(
            new FileAppeal(
                campaign!.Id,
                Enum.TryParse<AppealKind>(Input.Kind, out var kind) ? kind : null,
                Input.Text ?? ""
            ),
            Http.RequestAborted
        );
        problem = filed.Problem;
        if (filed.IsSuccess)
        {
            navigation.NavigateTo(
                $"/my/{campaign.Code}/appeal?filed={Uri.EscapeDataString(filed.Value.Number)}"
            );
        }
    }

    private string Moment(DateTime instant, bool withSeconds = false) =>
        withSeconds
            ? display.Date(instant, mine!.TimeZone) + " " + display.AtClock(instant, mine.TimeZone)
            : display.Moment(instant, mine!.TimeZone);

    private sealed class AppealInput
    {
        public string? Kind { get; set; }

        public string? Text { get; set; }
    }
}
