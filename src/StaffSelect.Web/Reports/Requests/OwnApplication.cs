using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

internal static class OwnApplication
{
    /// <summary>The sender's own application in a campaign, or null.</summary>
    public static async Task<Application?> OwnApplicationAsync(
        this AppDbContext db,
        string campaignCode,
        Actor actor,
        CancellationToken ct
    ) =>
        actor.UserId is { } user
            ? await db
                .Applications.AsNoTracking()
                .SingleOrDefaultAsync(
                    application =>
                        application.UserId == user
                        && db.Campaigns.Any(campaign =>
                            campaign.Id == application.CampaignId && campaign.Code == campaignCode
                        ),
                    ct
                )
            : null;
}
