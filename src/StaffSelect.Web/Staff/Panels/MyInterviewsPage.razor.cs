using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>A panel member's interviews, day by day.</summary>
public sealed partial class MyInterviewsPage
{
    private MyInterviews? mine;
    private Problem? problem;
    private string? loaded;

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PanelText> Text { get; set; } = default!;

    private DateOnly Today => DateOf(Time.GetUtcNow().UtcDateTime);

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Code)
        {
            return;
        }

        loaded = Code;
        mine = null;
        problem = null;
        var campaign = await Door.FindCampaignAsync(Code);
        if (campaign is null)
        {
            problem = Problem.NotFound;
            return;
        }

        var answer = await Door.SendAsync(new ListMyInterviews(campaign.Id));
        mine = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    private static string Kind(MyInterview row) =>
        row.Standing switch
        {
            MemberStanding.Undeclared => "warn",
            MemberStanding.Scoring => "info",
            MemberStanding.Submitted => "ok",
            MemberStanding.Recused or MemberStanding.Absent => "mute",
        };

    private static string Shape(MyInterview row) =>
        row.Standing switch
        {
            MemberStanding.Undeclared => "alert",
            MemberStanding.Scoring => "half",
            MemberStanding.Submitted => "lock",
            MemberStanding.Recused or MemberStanding.Absent => "minus",
        };

    private string Href(MyInterview row) => $"/staff/{Code}/panel/{row.Interview}";

    private string Summary(MyInterviews day)
    {
        var open = day.Rows.Count(row =>
            row.Competes && row.Standing is MemberStanding.Undeclared or MemberStanding.Scoring
        );
        return $"{day.Title.In(DisplayText.Language)} · "
            + (
                open == 0
                    ? Text["AllSubmitted"]
                    : DisplayText.Counted(open, Text["SheetsLeftForms"])
            );
    }

    private DateOnly DateOf(DateTime at) =>
        DateOnly.FromDateTime(CampaignZone.ToLocal(at, mine?.TimeZone ?? DisplayText.KyivZone));
}
