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
    /// <summary>No code of a stage begins with a digit or is this long.</summary>
    private const string Results = "0";

    private CampaignHead? campaign;
    private MyAppeals? mine;
    private Problem? problem;

    [Parameter]
    public required string Code { get; set; }

    [SupplyParameterFromQuery(Name = "filed")]
    private string? Filed { get; set; }

    [SupplyParameterFromQuery(Name = "stage")]
    private string? Stage { get; set; }

    [SupplyParameterFromForm(FormName = "file-appeal")]
    private AppealInput Input { get; set; } = default!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private IStringLocalizer<MyAppealsText> Text => text;

    private ResultWording Wording => wording;

    private IReadOnlyList<MyAppealSubject> Open =>
        [.. mine!.Subjects.Where(subject => subject.IsOpen)];

    private IReadOnlyList<(string Value, string Label)> Kinds =>
        [
            .. Open.SelectMany(subject => subject.Kinds)
                .Distinct()
                .Order()
                .Select(kind => (kind.ToString(), wording.Kind(kind))),
        ];

    private IReadOnlyList<(string Value, string Label)> Subjects =>
        [.. Open.Select(subject => (subject.Stage ?? Results, NameOf(subject)))];

    private string BackHref => mine is { Subjects: [.., { Stage: null }] } ? "result" : "status";

    protected override async Task OnInitializedAsync()
    {
        Input ??= new AppealInput { Subject = Stage };
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
        if (Open.Count == 1)
        {
            Input.Subject = Open[0].Stage ?? Results;
        }
    }

    private async Task FileAsync()
    {
        if (mine is { FromStages: true } && string.IsNullOrEmpty(Input.Subject))
        {
            problem = new Problem("Required").At(nameof(AppealInput.Subject));
            return;
        }

        var filed = await door.SendAsync(
            new FileAppeal(
                campaign!.Id,
                Enum.TryParse<AppealKind>(Input.Kind, out var kind) ? kind : null,
                Input.Text ?? "",
                Input.Subject == Results ? null : Input.Subject
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

    private string NameOf(MyAppealSubject subject) =>
        subject.Title?.In(DisplayText.Language) ?? text["Results"];

    private string Moment(DateTime instant, bool withSeconds = false) =>
        withSeconds
            ? display.Date(instant, mine!.TimeZone) + " " + display.AtClock(instant, mine.TimeZone)
            : display.Moment(instant, mine!.TimeZone);

    private sealed class AppealInput
    {
        /// <summary>Code of a stage, or <see cref="Results"/>.</summary>
        public string? Subject { get; set; }

        public string? Kind { get; set; }

        public string? Text { get; set; }
    }
}
