using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;

namespace StaffSelect.Web.Grants;

/// <summary>Keeps candidates and readers of the item bank apart.</summary>
internal static class ItemReaders
{
    /// <summary>The problem with a person as candidate of a selection whose items he could read, or null.</summary>
    public static async Task<Problem?> ReaderProblemAsync(
        this AppDbContext db,
        UserId user,
        RuleSet rules,
        CancellationToken ct
    )
    {
        List<string> pools =
        [
            .. rules.TestStages.Select(stage => stage.Test?.Pool).OfType<string>(),
        ];
        if (pools.Count == 0)
        {
            return null;
        }

        var history = await db
            .RoleGrants.AsNoTracking()
            .Where(grant => grant.User == user && grant.Campaign == null)
            .ToListAsync(ct);
        if (!history.Exists(grant => GrantRules.ReadsItems(grant.Role)))
        {
            return null;
        }

        var created = await db
            .ItemPools.Where(pool => pools.Contains(pool.Code))
            .Select(pool => pool.CreatedAt)
            .ToListAsync(ct);
        return created.Exists(at => GrantRules.CouldRead(history, at))
            ? new Problem(GrantProblems.ReaderOfItems)
            : null;
    }

    /// <summary>The problem with giving a role to a person who is a candidate, or null.</summary>
    public static async Task<Problem?> CandidateProblemAsync(
        this AppDbContext db,
        UserId user,
        IEnumerable<Role> roles,
        CancellationToken ct
    )
    {
        if (!roles.Any(GrantRules.ReadsItems))
        {
            return null;
        }

        var isCandidate = await db.Applications.AnyAsync(
            application =>
                application.UserId == user
                && (
                    application.Status == ApplicationStatus.Submitted
                    || application.Status == ApplicationStatus.Admitted
                )
                && db.Campaigns.Any(campaign =>
                    campaign.Id == application.CampaignId
                    && campaign.Status != CampaignStatus.Published
                ),
            ct
        );
        return roles
            .Select(role => GrantRules.CandidateConflict(role, isCandidate))
            .FirstOrDefault(problem => problem is not null);
    }
}
