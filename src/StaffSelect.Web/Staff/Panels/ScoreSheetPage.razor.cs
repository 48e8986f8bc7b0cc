using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Parts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>One interview for one member: declaration, then the sheet, then the panel's outcome.</summary>
public sealed partial class ScoreSheetPage
{
    private Stage stage = Stage.Loading;
    private ScoreSheetView? sheet;
    private PanelOutcomeView? outcome;
    private MyInterview? row;
    private Problem? problem;
    private string zone = DisplayText.KyivZone;
    private Guid loaded;
    private bool busy;

    private enum Stage
    {
        Loading,
        Declare,
        Sheet,
        LateConflict,
        Outcome,
        Refused,
    }

    [Parameter]
    public string Code { get; set; } = "";

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PanelText> Text { get; set; } = default!;

    private InterviewId Interview => new(Id);

    private IReadOnlyList<Crumb> Crumbs =>
        [new(Text["MyInterviews"], $"/staff/{Code}/panel"), new(Text["Sheet"])];

    protected override async Task OnParametersSetAsync()
    {
        if (loaded != Id)
        {
            loaded = Id;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        problem = null;
        outcome = null;
        var answer = await Door.SendAsync(new GetScoreSheet(Interview));
        if (answer.IsSuccess)
        {
            sheet = answer.Value;
            stage = Stage.Sheet;
            if (sheet.SubmittedAt is not null)
            {
                await LoadOutcomeAsync();
            }
        }
        else if (answer.Problem.Code == PanelProblems.ConflictNotDeclared)
        {
            await LoadRowAsync();
        }
        else
        {
            Refuse(answer.Problem);
        }
    }

    private async Task LoadOutcomeAsync()
    {
        var answer = await Door.SendAsync(new GetPanelOutcome(Interview));
        if (answer.IsSuccess)
        {
            outcome = answer.Value;
            stage = Stage.Outcome;
        }
        else
        {
            Refuse(answer.Problem);
        }
    }

    private async Task LoadRowAsync()
    {
        var campaign = await Door.FindCampaignAsync(Code);
        if (campaign is null)
        {
            Refuse(Problem.NotFound);
            return;
        }

        var answer = await Door.SendAsync(new ListMyInterviews(campaign.Id));
        row = answer.IsSuccess
            ? answer.Value.Rows.FirstOrDefault(one => one.Interview == Interview)
            : null;
        zone = answer.IsSuccess ? answer.Value.TimeZone : zone;
        if (row is null)
        {
            Refuse(answer.Problem ?? Problem.NotFound);
            return;
        }

        stage = Stage.Declare;
    }

    private async Task DeclareAsync(ConflictAnswer answer)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var declared = await Door.SendAsync(
            new DeclareConflict(Interview, answer.HasConflict, answer.Reason)
        );
        busy = false;
        problem = declared.Problem;
        if (!declared.IsSuccess)
        {
            return;
        }

        if (answer.HasConflict)
        {
            Navigation.NavigateTo($"/staff/{Code}/panel");
        }
        else
        {
            await LoadAsync();
        }
    }

    private void Refuse(Problem why)
    {
        problem = why;
        stage = Stage.Refused;
        sheet = null;
    }
}
