using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>Likely doubles as lists need them: only those of one campaign, and none with an application that was withdrawn.</summary>
internal static class OpenDoubles
{
    /// <summary>Applications of a campaign with a question that nobody has answered.</summary>
    public static IQueryable<ApplicationId> WithOpenDouble(
        this AppDbContext db,
        CampaignId campaign
    )
    {
        var open = db.Standing(campaign).Where(found => found.Outcome == null);
        return open.Select(found => found.First).Union(open.Select(found => found.Second));
    }

    /// <summary>Which of the applications stand against another one that is, or may be, of the same person.</summary>
    public static async Task<HashSet<ApplicationId>> DoublesAmongAsync(
        this AppDbContext db,
        CampaignId campaign,
        IReadOnlyList<ApplicationId> applications,
        CancellationToken ct
    )
    {
        var pairs = await db.Standing(campaign)
            .Where(found =>
                applications.Contains(found.First) || applications.Contains(found.Second)
            )
            .Select(found => new { found.First, found.Second })
            .ToListAsync(ct);
        return [.. pairs.SelectMany(pair => new[] { pair.First, pair.Second })];
    }

    /// <summary>Not answered with «different people».</summary>
    private static IQueryable<LikelyDouble> Standing(this AppDbContext db, CampaignId campaign)
    {
        var withdrawn = db
            .Applications.Where(application =>
                application.CampaignId == campaign
                && application.Status == ApplicationStatus.Withdrawn
            )
            .Select(application => application.Id);
        return db
            .LikelyDoubles.AsNoTracking()
            .Where(found =>
                found.CampaignId == campaign
                && found.Outcome != DoubleOutcome.DifferentPeople
                && !withdrawn.Contains(found.First)
                && !withdrawn.Contains(found.Second)
            );
    }
}
