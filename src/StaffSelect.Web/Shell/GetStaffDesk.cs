using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Shell;

/// <summary>What the frame of every staff page shows: who works here and in which campaigns.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetStaffDesk : IQuery<StaffDesk>;

/// <summary>Who works here and in which campaigns.</summary>
public sealed record StaffDesk(string DisplayName, IReadOnlyList<DeskCampaign> Campaigns);

/// <summary>A campaign somebody has a staff role in.</summary>
public sealed record DeskCampaign(CampaignId Id, string Code, LocalizedText Title, bool IsDemo);

internal sealed class GetStaffDeskHandler(AppDbContext db) : IHandler<GetStaffDesk, StaffDesk>
{
    public async Task<Result<StaffDesk>> HandleAsync(
        GetStaffDesk message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = actor.RequiredUserId.Value;
        var name = await db
            .Users.Where(account => account.Id == user)
            .Select(account => account.DisplayName)
            .SingleOrDefaultAsync(ct);
        var ids = actor
            .Grants.Where(grant => RolePermissions.IsStaff(grant.Role))
            .Select(grant => grant.Campaign)
            .OfType<CampaignId>()
            .Distinct()
            .ToList();
        var campaigns = await db.Set<Campaign>()
            .Where(campaign => ids.Contains(campaign.Id))
            .OrderByDescending(campaign => campaign.RegistrationFromAt)
            .ThenBy(campaign => campaign.Code)
            .Select(campaign => new DeskCampaign(
                campaign.Id,
                campaign.Code,
                campaign.Title,
                campaign.IsDemo
            ))
            .ToListAsync(ct);
        return new StaffDesk(name ?? "", campaigns);
    }
}
