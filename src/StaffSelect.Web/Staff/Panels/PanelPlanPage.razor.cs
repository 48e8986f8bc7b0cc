using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.Staff.Absences;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>The officer's panels and their timetable; standings of members, never a score.</summary>
public sealed partial class PanelPlanPage
{
    private PanelPlan? plan;
    private Problem? problem;
    private CampaignId campaign;
    private string? loaded;
    private string? done;
    private Form form;
    private PanelId replacing;

    private enum Form
    {
        None,
        Panel,
        Slots,
        Distribution,
        Replacement,
    }

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PanelText> Text { get; set; } = default!;

    private DateTime Now => Time.GetUtcNow().UtcDateTime;

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Code)
        {
            return;
        }

        loaded = Code;
        plan = null;
        problem = null;
        done = null;
        form = Form.None;
        if (await Door.FindCampaignAsync(Code) is not { } found)
        {
            problem = Problem.NotFound;
            return;
        }

        campaign = found.Id;
        await LoadAsync();
    }

    /// <summary>Codes of candidates whose panel cannot reach its quorum any more.</summary>
    private IReadOnlyList<string> Unable =>
        [
            .. plan!
                .Panels.SelectMany(panel => panel.Interviews)
                .Where(interview => interview is { Competes: true, QuorumLost: true })
                .Select(interview => interview.WorkingCode),
        ];

    private static string NameOf(PlannedPanel panel, UserId user) =>
        panel.Members.First(member => member.User == user).Name;

    private async Task LoadAsync()
    {
        var answer = await Door.SendAsync(new GetPanelPlan(campaign));
        plan = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    private void Open(Form next)
    {
        form = next;
        problem = null;
        done = null;
    }

    private async Task CreateAsync(NewPanel panel)
    {
        var created = await Door.SendAsync(
            new CreatePanel(campaign, panel.TitleUk, panel.TitleEn, panel.Members, panel.Chair)
        );
        await FinishAsync(created.Problem, Text["PanelCreated"]);
    }

    private async Task PlanAsync(NewSlots slots)
    {
        if (slots.Problem is { } wrong)
        {
            problem = wrong;
            return;
        }

        var planned = await Door.SendAsync(new PlanInterviews(slots.Panel, slots.Slots));
        await FinishAsync(
            planned.Problem,
            planned.IsSuccess
                ? Text[
                    "InterviewsPlanned",
                    DisplayText.Counted(planned.Value, Text["InterviewsForms"])
                ]
                : ""
        );
    }

    private async Task DistributeAsync(PanelTimes chosen)
    {
        if (chosen.Problem is { } wrong)
        {
            problem = wrong;
            return;
        }

        var planned = await Door.SendAsync(
            new DistributeInterviews(campaign, chosen.Panels, chosen.Times)
        );
        await FinishAsync(
            planned.Problem,
            planned.IsSuccess
                ? Text[
                    "InterviewsPlanned",
                    DisplayText.Counted(planned.Value, Text["InterviewsForms"])
                ]
                : ""
        );
    }

    private void OpenReplacement(PlannedPanel panel)
    {
        replacing = panel.Id;
        Open(Form.Replacement);
    }

    private async Task ReplaceAsync(Replacement replacement)
    {
        if (replacement.Problem is { } wrong)
        {
            problem = wrong;
            return;
        }

        var replaced = await Door.SendAsync(
            new ReplacePanelMember(
                replacement.Panel,
                replacement.Leaving,
                replacement.Entering,
                replacement.Reason
            )
        );
        await FinishAsync(replaced.Problem, Text["MemberReplaced"]);
    }

    private async Task MoveAsync(PlannedInterview interview)
    {
        var result = await Dialogs.OpenAsync<MoveInterviewDialog>(
            Text["MoveTitle", interview.WorkingCode],
            new DialogParameters<MoveInterviewDialog>
            {
                { shown => shown.Interview, interview },
                { shown => shown.TimeZone, plan!.TimeZone },
            },
            new DialogOptions
            {
                MaxWidth = MaxWidth.Small,
                FullWidth = true,
                BackdropClick = false,
            }
        );
        if (result is { Canceled: false, Data: MovedTo to })
        {
            var moved = await Door.SendAsync(
                new MoveInterview(interview.Id, to.StartsAt, to.Place, to.Reason)
            );
            await FinishAsync(moved.Problem, Text["InterviewMoved", interview.WorkingCode]);
        }
    }

    private async Task LiftAbsenceAsync(
        PlannedPanel panel,
        PlannedInterview interview,
        UserId member
    )
    {
        var name = NameOf(panel, member);
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["LiftAbsenceQuestion", name, interview.WorkingCode],
                Text["LiftAbsenceVerb"],
                Text["LiftAbsenceMeans"]
            )
            {
                AsksReason = true,
            }
        );
        if (answer is not null)
        {
            var lifted = await Door.SendAsync(new LiftAbsence(interview.Id, member, answer.Reason));
            await FinishAsync(lifted.Problem, Text["AbsenceLifted", name]);
        }
    }

    private async Task RecordExcuseAsync(PlannedInterview interview)
    {
        if (
            await ExcuseDialog.AskAsync(
                Dialogs,
                Text["CandidateAbsentTitle", interview.WorkingCode],
                campaign,
                interview.Application,
                plan!.Stage
            )
        )
        {
            await FinishAsync(null, Text["CandidateAbsentDone", interview.WorkingCode]);
        }
    }

    private async Task RecordAbsenceAsync(
        PlannedPanel panel,
        PlannedInterview interview,
        UserId member
    )
    {
        var name = NameOf(panel, member);
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["AbsenceQuestion", name, interview.WorkingCode],
                Text["RecordAbsenceVerb"],
                Text["AbsenceMeans"]
            )
            {
                AsksReason = true,
                IsIrreversible = true,
            }
        );
        if (answer is not null)
        {
            var recorded = await Door.SendAsync(
                new RecordAbsence(interview.Id, member, answer.Reason)
            );
            await FinishAsync(recorded.Problem, Text["AbsenceRecorded", name]);
        }
    }

    private async Task FinishAsync(Problem? refused, string success)
    {
        if (refused is not null)
        {
            problem = refused;
            done = null;
            return;
        }

        form = Form.None;
        await LoadAsync();
        done = success;
    }
}

/// <summary>A panel as it was filled in.</summary>
public sealed record NewPanel(
    string TitleUk,
    string TitleEn,
    IReadOnlyList<UserId> Members,
    UserId Chair
);

/// <summary>Slots as they were filled in, or why they make no sense.</summary>
public sealed record NewSlots(PanelId Panel, IReadOnlyList<InterviewSlot> Slots, Problem? Problem);

/// <summary>Panels and times as they were filled in, or why they make no sense.</summary>
public sealed record PanelTimes(
    IReadOnlyList<PanelPlace> Panels,
    IReadOnlyList<DateTime> Times,
    Problem? Problem
);

/// <summary>A replacement as it was filled in, or what is missing.</summary>
public sealed record Replacement(
    PanelId Panel,
    UserId Leaving,
    UserId Entering,
    string Reason,
    Problem? Problem
);

/// <summary>A new time and place with the reason.</summary>
public sealed record MovedTo(DateTime StartsAt, string Place, string Reason);
