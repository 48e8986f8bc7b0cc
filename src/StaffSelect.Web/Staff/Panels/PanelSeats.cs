using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>What the rules of a panel must know of the people proposed for it.</summary>
internal static class PanelSeats
{
    /// <summary>A seat for each of the people, in their order.</summary>
    public static async Task<IReadOnlyList<PanelSeat>> LoadAsync(
        AppDbContext db,
        CampaignId campaign,
        IReadOnlyList<UserId> users,
        UserId chair,
        CancellationToken ct
    )
    {
        var wanted = users.ToList();
        var roles = await db
            .RoleGrants.Where(grant =>
                grant.Campaign == campaign && grant.RevokedAt == null && wanted.Contains(grant.User)
            )
            .Select(grant => new { grant.User, grant.Role })
            .ToListAsync(ct);
        var candidates = await db.Set<Application>()
            .Where(application =>
                application.CampaignId == campaign && wanted.Contains(application.UserId)
            )
            .Select(application => application.UserId)
            .ToListAsync(ct);
        return [.. wanted.Select(Seat)];

        PanelSeat Seat(UserId user)
        {
            bool Holds(Role role) => roles.Exists(one => one.User == user && one.Role == role);
            return new PanelSeat(
                user,
                user == chair,
                Holds(Role.PanelMember),
                Holds(Role.Officer) || Holds(Role.Approver),
                candidates.Contains(user)
            );
        }
    }
}
