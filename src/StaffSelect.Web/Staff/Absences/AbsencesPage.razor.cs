using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Absences;

/// <summary>Who did not come, with the excuses that officers recorded.</summary>
public sealed partial class AbsencesPage
{
    private const int PageSize = 50;

    private AbsenceSheet? sheet;
    private Problem? problem;
    private CampaignId campaign;
    private AbsenceView view;
    private string? done;

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "view")]
    private string? ViewName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AbsencesText> Text { get; set; } = default!;

    private int Number =>
        int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 20_000)
            : 1;

    private int Skip => (Number - 1) * PageSize;

    protected override async Task OnParametersSetAsync()
    {
        view =
            Enum.TryParse<AbsenceView>(ViewName, ignoreCase: true, out var named)
            && Enum.IsDefined(named)
                ? named
                : AbsenceView.WithoutExcuse;
        if (await Door.FindCampaignAsync(Code) is not { } found)
        {
            problem = Problem.NotFound;
            return;
        }

        campaign = found.Id;
        done = null;
        await LoadAsync();
    }

    private static string In(LocalizedText text) => text.In(DisplayText.Language);

    private async Task LoadAsync()
    {
        var answer = await Door.SendAsync(new GetAbsences(campaign, view, Skip, PageSize));
        sheet = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    private string Address(AbsenceView choice, int number) =>
        Navigation.GetUriWithQueryParameters(
            $"/staff/{Code}/absences",
            new Dictionary<string, object?>
            {
                ["view"] = choice == AbsenceView.WithoutExcuse ? null : choice.ToString(),
                ["page"] = number <= 1 ? null : number,
            }
        );

    private async Task RecordAsync(AbsenceRow row)
    {
        if (
            await ExcuseDialog.AskAsync(
                Dialogs,
                Text["RecordTitle", row.WorkingCode],
                campaign,
                row.Application,
                row.Stage
            )
        )
        {
            await LoadAsync();
            done = Text["RecordDone", row.WorkingCode];
        }
    }

    private async Task LiftAsync(AbsenceRow row)
    {
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["LiftQuestion", row.WorkingCode],
                Text["LiftVerb"],
                Text["LiftMeans"]
            )
            {
                AsksReason = true,
            }
        );
        if (answer is null)
        {
            return;
        }

        var lifted = await Door.SendAsync(new LiftExcuse(campaign, row.Record!.Id, answer.Reason));
        await LoadAsync();
        problem = lifted.Problem ?? problem;
        done = lifted.IsSuccess ? Text["LiftDone", row.WorkingCode].Value : null;
    }
}
