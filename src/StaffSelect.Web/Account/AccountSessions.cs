using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>What is known of a session when it begins.</summary>
internal sealed class AccountSessions(AppDbContext db, UseCaseContext context)
{
    /// <summary>Describes the account to the page that makes the cookie, and writes the beginning into the audit journal.</summary>
    public async Task<SignedInAccount> OpenAsync(AppUser user, CancellationToken ct)
    {
        var given = db.ChangeTracker.Entries<RoleGrant>().Select(entry => entry.Entity);
        var stored = await db
            .RoleGrants.AsNoTracking()
            .Where(grant => grant.User == user.UserId && grant.RevokedAt == null)
            .ToListAsync(ct);
        var isStaff = stored
            .Concat(given)
            .Any(grant =>
                grant.User == user.UserId && grant.IsActive && RolePermissions.IsStaff(grant.Role)
            );
        context.RecordRead("Session", user.Id.ToString("D"), null);
        return new SignedInAccount(user.UserId, user.Email!, user.SecurityStamp!, isStaff);
    }
}
