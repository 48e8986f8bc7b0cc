using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Panels, planned interviews and who still needs one; no level, no mean.</summary>
[Requires(Permission.PanelManage)]
public sealed record GetPanelPlan(CampaignId Campaign) : IQuery<PanelPlan>, IOfCampaign;

public sealed record PanelPlan
{
    public required LocalizedText Title { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>When panels sit; UTC.</summary>
    public required Window Interviews { get; init; }
    public required PanelRule Rule { get; init; }

    /// <summary>Code of the panel stage.</summary>
    public required string Stage { get; init; }

    /// <summary>False once results are published: nothing can be planned any more.</summary>
    public required bool IsOpen { get; init; }
    public required IReadOnlyList<PlannedPanel> Panels { get; init; }
    public required IReadOnlyList<WaitingCandidate> Waiting { get; init; }

    /// <summary>People with the panel member's role, with the reason why one of them cannot be chosen.</summary>
    public required IReadOnlyList<EligibleMember> People { get; init; }
}

/// <summary>One panel with its timetable.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">Name.</param>
/// <param name="Members">The chair first.</param>
/// <param name="Interviews">By time.</param>
/// <param name="Replaceable">Whether nobody has given a level, so that a member may still be replaced.</param>
public sealed record PlannedPanel(
    PanelId Id,
    LocalizedText Title,
    IReadOnlyList<PanelPerson> Members,
    IReadOnlyList<PlannedInterview> Interviews,
    bool Replaceable
);

public sealed record PanelPerson(UserId User, string Name, bool IsChair);

/// <summary>One planned interview with where each member stands.</summary>
/// <param name="Id">Which.</param>
/// <param name="WorkingCode">Code in the room.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Place">Where.</param>
/// <param name="Competes">False when the candidate is no longer in the competition.</param>
/// <param name="Members">In the order of the panel.</param>
/// <param name="QuorumMet">Whether enough sheets are in.</param>
/// <param name="QuorumLost">Whether too few members are left to reach the quorum.</param>
/// <param name="Movable">Whether no sheet is submitted.</param>
/// <param name="Scored">Whether a level was ever saved.</param>
/// <param name="Application">Whose.</param>
public sealed record PlannedInterview(
    InterviewId Id,
    string WorkingCode,
    DateTime StartsAt,
    string Place,
    bool Competes,
    IReadOnlyList<MemberAttendance> Members,
    bool QuorumMet,
    bool QuorumLost,
    bool Movable,
    bool Scored,
    ApplicationId Application
);

public sealed record WaitingCandidate(ApplicationId Application, string WorkingCode);

/// <summary>A person with the panel member's role.</summary>
/// <param name="User">The account.</param>
/// <param name="Name">Shown to staff.</param>
/// <param name="Refusal">Code of the reason why not, or null.</param>
public sealed record EligibleMember(UserId User, string Name, string? Refusal);

internal sealed class GetPanelPlanHandler(AppDbContext db) : IHandler<GetPanelPlan, PanelPlan>
{
    public async Task<Result<PanelPlan>> HandleAsync(
        GetPanelPlan message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var panels = await db.Set<Panel>()
            .AsNoTracking()
            .Include(panel => panel.Members)
            .Where(panel => panel.CampaignId == campaign.Id)
            .OrderBy(panel => panel.Id)
            .ToListAsync(ct);
        var people = await PeopleAsync(campaign.Id, panels, ct);
        var candidates = await db.Set<Application>()
            .Where(one => one.CampaignId == campaign.Id)
            .Select(one => new Candidate(one.Id, one.WorkingCode, one.Status))
            .ToDictionaryAsync(one => one.Id, ct);
        var interviews = await InterviewsAsync(campaign, panels, candidates, ct);
        var planned = await db.Set<Interview>()
            .Where(one => one.CampaignId == campaign.Id)
            .Select(one => one.ApplicationId)
            .ToListAsync(ct);
        var excluded = await db.Excluding(
                campaign.Id,
                campaign.Rules,
                campaign.Rules.PanelStage.Code
            )
            .Select(verdict => verdict.ApplicationId)
            .ToHashSetAsync(ct);
        return new PanelPlan
        {
            Title = campaign.Title,
            TimeZone = campaign.Rules.TimeZone,
            Interviews = campaign.Rules.Interviews,
            Rule = campaign.Rules.PanelStage.Panel!,
            Stage = campaign.Rules.PanelStage.Code,
            IsOpen = campaign.Status == CampaignStatus.Announced,
            Panels =
            [
                .. panels.Select(panel => new PlannedPanel(
                    panel.Id,
                    panel.Title,
                    [
                        .. panel
                            .Members.OrderByDescending(member => member.IsChair)
                            .Select(member => new PanelPerson(
                                member.UserId,
                                people.Names.GetValueOrDefault(member.UserId, ""),
                                member.IsChair
                            )),
                    ],
                    [.. interviews[panel.Id]],
                    interviews[panel.Id].All(interview => !interview.Scored)
                )),
            ],
            Waiting =
            [
                .. candidates
                    .Values.Where(one =>
                        one.Status == ApplicationStatus.Admitted
                        && !planned.Contains(one.Id)
                        && !excluded.Contains(one.Id)
                    )
                    .OrderBy(one => one.WorkingCode, StringComparer.Ordinal)
                    .Select(one => new WaitingCandidate(one.Id, one.WorkingCode)),
            ],
            People = people.Eligible,
        };
    }

    private async Task<ILookup<PanelId, PlannedInterview>> InterviewsAsync(
        Campaign campaign,
        List<Panel> panels,
        Dictionary<ApplicationId, Candidate> candidates,
        CancellationToken ct
    )
    {
        var rule = campaign.Rules.PanelStage.Panel!;
        var interviews = await db.Set<Interview>()
            .AsNoTracking()
            .AsSplitQuery()
            .Include(one => one.Declarations)
            .Include(one => one.Absences)
            .Where(one => one.CampaignId == campaign.Id)
            .OrderBy(one => one.StartsAt)
            .ThenBy(one => one.Id)
            .ToListAsync(ct);
        var sheets = (
            await db.Set<ScoreSheet>()
                .AsNoTracking()
                .Where(sheet => sheet.CampaignId == campaign.Id)
                .ToListAsync(ct)
        ).ToLookup(sheet => sheet.InterviewId);
        return interviews.ToLookup(
            one => one.PanelId,
            one =>
            {
                var panel = panels.Find(candidate => candidate.Id == one.PanelId)!;
                var attendance = Attendance.Of(panel, one, [.. sheets[one.Id]]);
                var candidate = candidates[one.ApplicationId];
                int Count(Func<MemberStanding, bool> counts) =>
                    attendance.Count(member => counts(member.Standing));
                return new PlannedInterview(
                    one.Id,
                    candidate.WorkingCode,
                    one.StartsAt,
                    one.Place,
                    candidate.Status == ApplicationStatus.Admitted,
                    attendance,
                    Quorum.IsMet(
                        Count(standing => standing == MemberStanding.Submitted),
                        panel.PlannedSize,
                        rule
                    ),
                    !Quorum.IsMet(
                        Count(standing =>
                            standing is not (MemberStanding.Recused or MemberStanding.Absent)
                        ),
                        panel.PlannedSize,
                        rule
                    ),
                    sheets[one.Id].All(sheet => sheet.SubmittedAt is null),
                    sheets[one.Id].Any(sheet => sheet.SavedAt is not null),
                    one.ApplicationId
                );
            }
        );
    }

    private async Task<People> PeopleAsync(
        CampaignId campaign,
        List<Panel> panels,
        CancellationToken ct
    )
    {
        var grants = await db
            .RoleGrants.Where(grant => grant.Campaign == campaign && grant.RevokedAt == null)
            .Select(grant => new { grant.User, grant.Role })
            .ToListAsync(ct);
        var holders = grants
            .Where(grant => grant.Role == Role.PanelMember)
            .Select(grant => grant.User)
            .Distinct()
            .ToList();
        var wanted = holders
            .Concat(panels.SelectMany(panel => panel.Members).Select(member => member.UserId))
            .Select(user => user.Value)
            .Distinct()
            .ToList();
        var names = await db
            .Users.Where(user => wanted.Contains(user.Id))
            .ToDictionaryAsync(user => new UserId(user.Id), user => user.DisplayName, ct);
        var competing = await db.Set<Application>()
            .Where(one => one.CampaignId == campaign && holders.Contains(one.UserId))
            .Select(one => one.UserId)
            .ToListAsync(ct);
        return new People(
            names,
            [
                .. holders
                    .Select(user => new EligibleMember(
                        user,
                        names.GetValueOrDefault(user, ""),
                        grants.Exists(grant =>
                                grant.User == user && grant.Role is Role.Officer or Role.Approver
                            )
                                ? PanelProblems.PanelMemberDecides
                            : competing.Contains(user) ? PanelProblems.PanelMemberIsCandidate
                            : null
                    ))
                    .OrderBy(one => UkrainianSort.Key(one.Name), StringComparer.Ordinal),
            ]
        );
    }

    private sealed record Candidate(ApplicationId Id, string WorkingCode, ApplicationStatus Status);

    private sealed record People(
        Dictionary<UserId, string> Names,
        IReadOnlyList<EligibleMember> Eligible
    );
}
