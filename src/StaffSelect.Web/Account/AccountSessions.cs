using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>What is known of a session when it begins.</summary>
internal sealed class AccountSessions(AppDbContext db, UseCaseContext context)
{
    /// <summary>After a right password: the session, or the second step where the account has one.</summary>
    public Task<SignedInAccount> OpenAsync(AppUser user, CancellationToken ct) =>
        user.TwoFactorEnabled
            ? DescribeAsync(user, hasSecondFactor: false, awaits: true, ct)
            : OpenAsync(user, hasSecondFactor: false, ct);

    /// <summary>Describes the account to the page that makes the cookie, and writes the beginning into the audit journal.</summary>
    public Task<SignedInAccount> OpenAsync(AppUser user, bool hasSecondFactor, CancellationToken ct)
    {
        context.RecordRead("Session", user.Id.ToString("D"), null);
        return DescribeAsync(user, hasSecondFactor, awaits: false, ct);
    }

    /// <summary>The session of this browser goes on although a change of the account has ended all of them.</summary>
    public Task<SignedInAccount> GoOnAsync(
        AppUser user,
        bool hasSecondFactor,
        CancellationToken ct
    ) => DescribeAsync(user, hasSecondFactor, awaits: false, ct);

    private async Task<SignedInAccount> DescribeAsync(
        AppUser user,
        bool hasSecondFactor,
        bool awaits,
        CancellationToken ct
    )
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
        return new SignedInAccount(
            user.UserId,
            user.Email!,
            user.SecurityStamp!,
            isStaff,
            hasSecondFactor,
            awaits
        );
    }
}
