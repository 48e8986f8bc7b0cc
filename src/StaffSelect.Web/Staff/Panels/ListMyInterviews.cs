using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>The sender's interviews; of a candidate only the working code, the time and the place. Recused ones are not in it.</summary>
[Requires(Permission.PanelScore)]
public sealed record ListMyInterviews(CampaignId Campaign) : IQuery<MyInterviews>, IOfCampaign;

/// <summary>A member's day.</summary>
/// <param name="Title">The campaign's.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Recused">How many interviews are left out because of a conflict of interest.</param>
/// <param name="Rows">By time.</param>
public sealed record MyInterviews(
    LocalizedText Title,
    string TimeZone,
    int Recused,
    IReadOnlyList<MyInterview> Rows
);

/// <summary>One interview of a member.</summary>
/// <param name="Interview">Which.</param>
/// <param name="WorkingCode">The candidate's code in the room.</param>
/// <param name="Panel">Before which panel.</param>
/// <param name="PanelTitle">Its name.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Place">Where.</param>
/// <param name="Standing">The member's own.</param>
/// <param name="Scored">Competencies scored on the own sheet.</param>
/// <param name="Competencies">Competencies to score.</param>
/// <param name="Competes">False when the candidate is no longer in the competition.</param>
/// <param name="OutcomeOpen">Whether the panel's result may be seen.</param>
public sealed record MyInterview(
    InterviewId Interview,
    string WorkingCode,
    PanelId Panel,
    LocalizedText PanelTitle,
    DateTime StartsAt,
    string Place,
    MemberStanding Standing,
    int Scored,
    int Competencies,
    bool Competes,
    bool OutcomeOpen
);

internal sealed class ListMyInterviewsHandler(AppDbContext db)
    : IHandler<ListMyInterviews, MyInterviews>
{
    public async Task<Result<MyInterviews>> HandleAsync(
        ListMyInterviews message,
        Actor actor,
        CancellationToken ct
    )
    {
        var member = actor.RequiredUserId;
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var day = await MemberDay.LoadAsync(db, campaign, member, ct);
        return new MyInterviews(
            campaign.Title,
            campaign.Rules.TimeZone,
            day.Count(one => one.Standing == MemberStanding.Recused),
            [
                .. day.Where(one => one.Standing != MemberStanding.Recused)
                    .Select(one => new MyInterview(
                        one.Interview.Id,
                        one.WorkingCode,
                        one.Panel.Id,
                        one.Panel.Title,
                        one.Interview.StartsAt,
                        one.Interview.Place,
                        one.Standing,
                        one.Scored,
                        campaign.Rules.PanelStage.Panel!.Competencies.Count,
                        one.Status == ApplicationStatus.Admitted,
                        one.OutcomeOpen
                    )),
            ]
        );
    }
}

/// <summary>One interview with the standing of one member.</summary>
internal sealed record MemberDay(
    Panel Panel,
    Interview Interview,
    string WorkingCode,
    ApplicationStatus Status,
    MemberStanding Standing,
    int Scored,
    bool OutcomeOpen
)
{
    public static async Task<IReadOnlyList<MemberDay>> LoadAsync(
        AppDbContext db,
        Campaign campaign,
        UserId member,
        CancellationToken ct
    )
    {
        var panels = await db.Set<Panel>()
            .AsNoTracking()
            .Include(panel => panel.Members)
            .Where(panel =>
                panel.CampaignId == campaign.Id && panel.Members.Any(one => one.UserId == member)
            )
            .ToDictionaryAsync(panel => panel.Id, ct);
        var ids = panels.Keys.ToList();
        var interviews = await db.Set<Interview>()
            .AsNoTracking()
            .AsSplitQuery()
            .Include(interview => interview.Declarations)
            .Include(interview => interview.Absences)
            .Where(interview => ids.Contains(interview.PanelId))
            .OrderBy(interview => interview.StartsAt)
            .ThenBy(interview => interview.Id)
            .ToListAsync(ct);
        var candidates = await db.Set<Application>()
            .Where(application =>
                db.Set<Interview>()
                    .Any(interview =>
                        interview.ApplicationId == application.Id && ids.Contains(interview.PanelId)
                    )
            )
            .Select(application => new
            {
                application.Id,
                application.WorkingCode,
                application.Status,
            })
            .ToDictionaryAsync(application => application.Id, ct);
        var sheets = (
            await db.Set<ScoreSheet>()
                .AsNoTracking()
                .Where(sheet => sheet.CampaignId == campaign.Id)
                .ToListAsync(ct)
        ).ToLookup(sheet => sheet.InterviewId);
        var scored = await db.Set<ScoreSheet>()
            .Where(sheet => sheet.CampaignId == campaign.Id && sheet.Member == member)
            .Select(sheet => new
            {
                sheet.InterviewId,
                Count = sheet.Entries.Count(entry => entry.Level != null),
            })
            .ToDictionaryAsync(sheet => sheet.InterviewId, sheet => sheet.Count, ct);
        return
        [
            .. interviews.Select(interview =>
            {
                var panel = panels[interview.PanelId];
                var attendance = Attendance.Of(panel, interview, [.. sheets[interview.Id]]);
                var candidate = candidates[interview.ApplicationId];
                return new MemberDay(
                    panel,
                    interview,
                    candidate.WorkingCode,
                    candidate.Status,
                    attendance.First(one => one.Member == member).Standing,
                    scored.GetValueOrDefault(interview.Id),
                    Attendance.MaySeeColleagues(member, attendance)
                );
            }),
        ];
    }
}
