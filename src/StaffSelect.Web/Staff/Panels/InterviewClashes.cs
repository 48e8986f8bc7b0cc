using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>People who would have to be in two places at once.</summary>
internal static class InterviewClashes
{
    /// <summary>The first member of the panel who sits in another panel then, or the first candidate whose test is then; null without.</summary>
    /// <param name="slots">What is planned before this panel.</param>
    /// <param name="moved">An interview that leaves its old time, or null.</param>
    public static async Task<Problem?> ClashAsync(
        this AppDbContext db,
        Campaign campaign,
        Panel panel,
        IReadOnlyList<InterviewSlot> slots,
        InterviewId? moved,
        CancellationToken ct
    ) =>
        await db.BusyMemberAsync(panel, slots, moved, ct)
        ?? await db.BusyCandidateAsync(campaign, slots, ct);

    private static async Task<Problem?> BusyMemberAsync(
        this AppDbContext db,
        Panel panel,
        IReadOnlyList<InterviewSlot> slots,
        InterviewId? moved,
        CancellationToken ct
    )
    {
        var members = panel.Members.Select(member => member.UserId).ToList();
        var earliest = slots.Min(slot => slot.StartsAt) - Interview.LeastLength;
        var latest = slots.Max(slot => slot.StartsAt) + Interview.LeastLength;
        var busy = await (
            from interview in db.Set<Interview>()
            join seat in db.Set<PanelMember>() on interview.PanelId equals seat.PanelId
            join application in db.Applications on interview.ApplicationId equals application.Id
            where
                interview.PanelId != panel.Id
                && interview.Id != moved
                && interview.StartsAt > earliest
                && interview.StartsAt < latest
                && application.Status == ApplicationStatus.Admitted
                && members.Contains(seat.UserId)
            orderby interview.StartsAt
            select new { seat.UserId, interview.StartsAt }
        ).ToListAsync(ct);
        var clash = busy.Find(one =>
            slots.Any(slot => Interview.Overlap(slot.StartsAt, one.StartsAt))
        );
        if (clash is null)
        {
            return null;
        }

        var name = await db
            .Users.Where(user => user.Id == clash.UserId.Value)
            .Select(user => user.DisplayName)
            .SingleOrDefaultAsync(ct);
        return new Problem(PanelProblems.MemberBusy, name ?? "", clash.StartsAt).At("StartsAt");
    }

    private static async Task<Problem?> BusyCandidateAsync(
        this AppDbContext db,
        Campaign campaign,
        IReadOnlyList<InterviewSlot> slots,
        CancellationToken ct
    )
    {
        var wanted = slots.Select(slot => slot.Application).ToList();
        var sessions = await (
            from place in db.Set<SessionPlace>()
            join session in db.Set<TestSession>() on place.SessionId equals session.Id
            join application in db.Applications on place.ApplicationId equals application.Id
            where place.CampaignId == campaign.Id && wanted.Contains(place.ApplicationId)
            where
                !db.Set<Attempt>()
                    .Any(attempt =>
                        attempt.Application == place.ApplicationId
                        && attempt.Stage == place.Stage
                        && attempt.Status != AttemptStatus.InProgress
                    )
            select new
            {
                application.Id,
                application.WorkingCode,
                application.AccommodationPercent,
                session.Stage,
                session.StartsAt,
                session.LatestStartAt,
            }
        ).ToListAsync(ct);
        foreach (var one in sessions)
        {
            var limit = TimeAccount.LimitSeconds(
                campaign.Rules.Stage(one.Stage).Test!.LimitSeconds,
                one.AccommodationPercent
            );
            var at = slots.First(slot => slot.Application == one.Id).StartsAt;
            if (
                at + Interview.LeastLength > one.StartsAt
                && at < one.LatestStartAt.AddSeconds(limit)
            )
            {
                return new Problem(PanelProblems.CandidateBusy, one.WorkingCode, one.StartsAt).At(
                    "StartsAt"
                );
            }
        }

        return null;
    }
}
