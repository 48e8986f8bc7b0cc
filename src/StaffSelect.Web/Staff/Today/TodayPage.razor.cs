using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Today;

/// <summary>The home page of staff: one queue over all campaigns.</summary>
public sealed partial class TodayPage
{
    private MyQueue? queue;
    private Problem? problem;

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TodayText> Text { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var answer = await Door.SendAsync(new GetMyQueue());
        queue = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    private string Words(QueueItem item) =>
        IsOfRanking(item.Kind)
            ? Text[item.Kind.ToString()]
            : DisplayText.Counted(item.Count, Text[item.Kind.ToString()]);

    private static bool IsOfRanking(QueueKind kind) =>
        kind is QueueKind.RankingToCompute or QueueKind.RankingToSign or QueueKind.RankingToPublish;

    private static string Shape(QueueKind kind) =>
        kind switch
        {
            QueueKind.ConflictsToDeclare => "alert",
            QueueKind.SheetsToSubmit => "half",
            QueueKind.GatesToRecord => "check-c",
            QueueKind.ApplicationsToDecide => "file",
            QueueKind.InterviewsToPlan => "cal",
            QueueKind.StagesToSign => "shield",
            QueueKind.RankingToCompute or QueueKind.RankingToSign or QueueKind.RankingToPublish =>
                "scale",
            QueueKind.AppealsToAnswer => "msg",
            QueueKind.DataRequestsToAnswer => "shield",
            QueueKind.MailFailed => "mail",
        };

    /// <summary>The page at which the person's work in a campaign begins.</summary>
    private static string Home(MyCampaign campaign) =>
        $"/staff/{campaign.Code}"
        + (
            campaign.Roles.Contains(Role.Officer) || campaign.Roles.Contains(Role.Approver) ? ""
            : campaign.Roles.Contains(Role.PanelMember) ? "/panel"
            : campaign.Roles.Contains(Role.AccommodationDecider) ? "/accommodations"
            : campaign.Roles.Contains(Role.GateKeeper) ? "/gates"
            : "/journal"
        );

    private static string Href(QueueItem item)
    {
        var page = item.Kind switch
        {
            QueueKind.ConflictsToDeclare or QueueKind.SheetsToSubmit => "panel",
            QueueKind.GatesToRecord => "gates",
            QueueKind.ApplicationsToDecide => "applications",
            QueueKind.InterviewsToPlan => "panels",
            QueueKind.StagesToSign => "stages",
            QueueKind.RankingToCompute or QueueKind.RankingToSign or QueueKind.RankingToPublish =>
                "ranking",
            QueueKind.AppealsToAnswer => "appeals",
            QueueKind.DataRequestsToAnswer => "data-requests",
            QueueKind.MailFailed => "mail",
        };
        return item.Campaign is { } campaign ? $"/staff/{campaign.Code}/{page}" : $"/staff/{page}";
    }
}
