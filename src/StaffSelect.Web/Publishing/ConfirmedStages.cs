using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Stages;

namespace StaffSelect.Web.Publishing;

/// <summary>What confirmed stages mean for the stages after them.</summary>
internal static class ConfirmedStages
{
    /// <summary>Verdicts that exclude from a stage: confirmed outcomes of earlier stages, not passed or absent.</summary>
    public static IQueryable<StageVerdict> Excluding(
        this AppDbContext db,
        CampaignId campaign,
        RuleSet rules,
        string stage
    )
    {
        var earlier = rules
            .Stages.TakeWhile(one => one.Code != stage)
            .Select(one => one.Code)
            .ToList();
        return db.StageVerdicts.Where(verdict =>
            verdict.CampaignId == campaign
            && earlier.Contains(verdict.Stage)
            && (verdict.Outcome == StageOutcome.NotPassed || verdict.Outcome == StageOutcome.Absent)
        );
    }

    /// <summary>Whether a candidate can start no stage from this one on.</summary>
    public static Task<bool> IsExcludedAsync(
        this AppDbContext db,
        CampaignId campaign,
        RuleSet rules,
        string stage,
        ApplicationId application,
        CancellationToken ct
    ) =>
        db.Excluding(campaign, rules, stage)
            .AnyAsync(verdict => verdict.ApplicationId == application, ct);
}
