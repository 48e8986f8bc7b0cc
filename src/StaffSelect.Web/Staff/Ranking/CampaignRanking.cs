using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Staff.Ranking;

/// <summary>Reads what a ranking is made of and compared with.</summary>
internal static class CampaignRanking
{
    /// <summary>The input as it is now.</summary>
    public static async Task<RankingInput> ReadInputAsync(
        this AppDbContext db,
        Campaign campaign,
        CancellationToken ct
    )
    {
        var candidates = await db
            .Applications.AsNoTracking()
            .Where(application =>
                application.CampaignId == campaign.Id
                && application.Status == ApplicationStatus.Admitted
            )
            .Select(application => new CandidateFact(
                application.Id,
                application.PublicationCode,
                application.GroupCode,
                application.Preferences
            ))
            .ToListAsync(ct);
        var attempts = await db.Set<Attempt>()
            .AsNoTracking()
            .Where(attempt => attempt.Campaign == campaign.Id)
            .Select(attempt => new AttemptFact(
                attempt.Application,
                attempt.Stage,
                attempt.Status != AttemptStatus.InProgress
            ))
            .ToListAsync(ct);
        return RankingInputAssembly.Assemble(
            campaign,
            new RankingSources
            {
                Candidates = candidates,
                Attempts = attempts,
                Results = await db.Set<TestResult>()
                    .AsNoTracking()
                    .Where(result => result.Campaign == campaign.Id)
                    .ToListAsync(ct),
                Gates = await db
                    .GateResults.AsNoTracking()
                    .Where(result => result.CampaignId == campaign.Id)
                    .ToListAsync(ct),
                Panels = await db.Set<Panel>()
                    .AsNoTracking()
                    .Include(panel => panel.Members)
                    .Where(panel => panel.CampaignId == campaign.Id)
                    .ToListAsync(ct),
                Interviews = await db.Set<Interview>()
                    .AsNoTracking()
                    .AsSplitQuery()
                    .Include(interview => interview.Declarations)
                    .Include(interview => interview.Absences)
                    .Where(interview => interview.CampaignId == campaign.Id)
                    .OrderBy(interview => interview.Id)
                    .ToListAsync(ct),
                Sheets = await db.Set<ScoreSheet>()
                    .AsNoTracking()
                    .Include(sheet => sheet.Entries)
                    .Where(sheet => sheet.CampaignId == campaign.Id)
                    .ToListAsync(ct),
            }
        );
    }

    /// <summary>All checks of a draft against what the tables hold now.</summary>
    public static async Task<IReadOnlyList<RankingCheck>> ReadChecksAsync(
        this AppDbContext db,
        Campaign campaign,
        RankingDocument document,
        RankingInput input,
        CancellationToken ct
    )
    {
        var counts = await db
            .Applications.Where(application =>
                application.CampaignId == campaign.Id
                && application.Status != ApplicationStatus.Withdrawn
            )
            .GroupBy(application => application.Status == ApplicationStatus.Submitted)
            .Select(group => new { IsOpen = group.Key, Count = group.Count() })
            .ToListAsync(ct);
        return
        [
            .. RankingChecks.Run(campaign.Rules, document, input),
            RankingChecks.Decisions(
                counts.Where(group => !group.IsOpen).Sum(group => group.Count),
                counts.Sum(group => group.Count)
            ),
        ];
    }

    /// <summary>What is true now of the campaign, for a draft to be compared with.</summary>
    public static async Task<RankingState> ReadStateAsync(
        this AppDbContext db,
        Campaign campaign,
        RankingDraft draft,
        CancellationToken ct
    )
    {
        var input = await db.ReadInputAsync(campaign, ct);
        var latest = await db
            .RankingDrafts.Where(other => other.CampaignId == campaign.Id)
            .MaxAsync(other => other.Number, ct);
        var checks = await db.ReadChecksAsync(campaign, draft.Document(), input, ct);
        return new RankingState(
            latest,
            input.Hash(),
            checks.All(check => check.Passed || !check.Bars),
            await db.UnsealedCountAsync(campaign.Id, ct) == 0
        );
    }
}
