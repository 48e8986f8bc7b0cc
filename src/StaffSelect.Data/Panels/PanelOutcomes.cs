using Microsoft.EntityFrameworkCore;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Data.Panels;

/// <summary>What the panel said of one applicant.</summary>
/// <param name="Application">Whose.</param>
/// <param name="Interview">Which interview.</param>
/// <param name="Panel">Before which panel.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Outcome">Counts of members and, with quorum and no sheet awaited, the means.</param>
/// <param name="Sheets">Sheets that count, with sealed notes.</param>
public sealed record ApplicantOutcome(
    ApplicationId Application,
    InterviewId Interview,
    PanelId Panel,
    DateTime StartsAt,
    PanelOutcome Outcome,
    IReadOnlyList<ScoreSheet> Sheets
);

/// <summary>Reads panels, interviews and sheets and scores them; the caller answers for the permission.</summary>
public static class PanelOutcomes
{
    /// <summary>Every interview of a campaign; an applicant without one is not in the list.</summary>
    public static async Task<IReadOnlyList<ApplicantOutcome>> OfCampaignAsync(
        AppDbContext db,
        CampaignId campaign,
        PanelRule rule,
        CancellationToken ct
    )
    {
        var panels = await db.Set<Panel>()
            .AsNoTracking()
            .Include(panel => panel.Members)
            .Where(panel => panel.CampaignId == campaign)
            .ToDictionaryAsync(panel => panel.Id, ct);
        var interviews = await db.Set<Interview>()
            .AsNoTracking()
            .AsSplitQuery()
            .Include(interview => interview.Declarations)
            .Include(interview => interview.Absences)
            .Where(interview => interview.CampaignId == campaign)
            .OrderBy(interview => interview.StartsAt)
            .ThenBy(interview => interview.Id)
            .ToListAsync(ct);
        var sheets = (
            await db.Set<ScoreSheet>()
                .AsNoTracking()
                .Include(sheet => sheet.Entries)
                .Where(sheet => sheet.CampaignId == campaign)
                .ToListAsync(ct)
        ).ToLookup(sheet => sheet.InterviewId);
        return
        [
            .. interviews.Select(interview =>
                Of(panels[interview.PanelId], interview, [.. sheets[interview.Id]], rule)
            ),
        ];
    }

    /// <summary>Scores one interview.</summary>
    public static ApplicantOutcome Of(
        Panel panel,
        Interview interview,
        IReadOnlyCollection<ScoreSheet> sheets,
        PanelRule rule
    )
    {
        var marks = Attendance
            .Of(panel, interview, sheets)
            .Select(member => new MemberMarks(
                member.Member,
                member.Standing,
                member.Standing == MemberStanding.Submitted
                    ? sheets.First(sheet => sheet.Member == member.Member).Levels()
                    : new Dictionary<string, int>()
            ))
            .ToList();
        return new ApplicantOutcome(
            interview.ApplicationId,
            interview.Id,
            panel.Id,
            interview.StartsAt,
            PanelScoring.Score(rule, marks),
            [.. sheets.Where(sheet => sheet.Counts)]
        );
    }
}
