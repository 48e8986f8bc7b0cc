using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Staff.Ranking;

namespace StaffSelect.Web.Staff.Stages;

/// <summary>Reads what the list of a stage is made of and compared with.</summary>
internal static class CampaignStages
{
    /// <summary>The list of a stage as it would be prepared now, or why it cannot be.</summary>
    public static async Task<Result<StageDocument>> ReadStageAsync(
        this AppDbContext db,
        Campaign campaign,
        string stage,
        DateTime now,
        CancellationToken ct
    )
    {
        var undecided = await db.Applications.CountAsync(
            application =>
                application.CampaignId == campaign.Id
                && application.Status == ApplicationStatus.Submitted,
            ct
        );
        if (undecided > 0)
        {
            return new Problem(StageProblems.StageUndecided, undecided);
        }

        var confirmed = await db
            .StageConfirmations.Where(one =>
                one.CampaignId == campaign.Id && one.ConfirmedAt != null
            )
            .Select(one => one.Stage)
            .Distinct()
            .ToListAsync(ct);
        var before = campaign.Rules.Stages.TakeWhile(one => one.Code != stage);
        if (before.FirstOrDefault(one => !confirmed.Contains(one.Code)) is { } first)
        {
            return new Problem(StageProblems.StageOutOfOrder, first.Title);
        }

        var verdicts = await db.Excluding(campaign.Id, campaign.Rules, stage)
            .AsNoTracking()
            .ToListAsync(ct);
        return StageComputation.Compute(
            campaign.Rules,
            stage,
            await db.ReadInputAsync(campaign, ct),
            verdicts,
            now
        );
    }

    /// <summary>SHA-256 of the list as it would be prepared now; null when it cannot be.</summary>
    public static async Task<string?> ReadStageHashAsync(
        this AppDbContext db,
        Campaign campaign,
        string stage,
        DateTime now,
        CancellationToken ct
    )
    {
        var document = await db.ReadStageAsync(campaign, stage, now, ct);
        return document.IsSuccess ? CanonicalJson.Hash(document.Value) : null;
    }

    /// <summary>Somebody who wants to sign, with what bars from it.</summary>
    public static async Task<RankingApprover> ApproverAsync(
        this AppDbContext db,
        CampaignId campaign,
        UserId user,
        CancellationToken ct
    ) =>
        new(
            user,
            await db.HasScoredAsync(campaign, user, ct),
            await db.Applications.AnyAsync(
                application => application.CampaignId == campaign && application.UserId == user,
                ct
            )
        );

    /// <summary>The newest list of a stage with its signatures, to be changed; null before the first.</summary>
    public static Task<StageConfirmation?> LatestOfStageAsync(
        this AppDbContext db,
        CampaignId campaign,
        string stage,
        CancellationToken ct
    ) =>
        db
            .StageConfirmations.Include(one => one.Signatures)
            .Where(one => one.CampaignId == campaign && one.Stage == stage)
            .OrderByDescending(one => one.Number)
            .FirstOrDefaultAsync(ct);
}
