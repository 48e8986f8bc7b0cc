using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>What is known of a session when it begins.</summary>
internal sealed class AccountSessions(
    AppDbContext db,
    UseCaseContext context,
    IHttpContextAccessor http,
    TimeProvider time
)
{
    /// <summary>After a right password: the session, or the second step where the account has one.</summary>
    public Task<SignedInAccount> OpenAsync(AppUser user, CancellationToken ct) =>
        user.TwoFactorEnabled
            ? DescribeAsync(user, hasSecondFactor: false, session: null, ct)
            : OpenAsync(user, hasSecondFactor: false, ct);

    /// <summary>Describes the account to the page that makes the cookie, and writes the beginning into the audit journal.</summary>
    /// <param name="id">Of the session; null for a new one.</param>
    public Task<SignedInAccount> OpenAsync(
        AppUser user,
        bool hasSecondFactor,
        CancellationToken ct,
        Guid? id = null
    )
    {
        context.RecordRead("Session", user.Id.ToString("D"), null);
        return DescribeAsync(user, hasSecondFactor, Begin(user, id), ct);
    }

    /// <summary>Whether a session was ever opened under this id; the row outlives the session by far.</summary>
    public Task<bool> HasBegunAsync(Guid id, CancellationToken ct) =>
        db.Set<AccountSession>().AnyAsync(session => session.Id == id, ct);

    /// <summary>The session of this browser goes on although a change of the account has ended all of them.</summary>
    public async Task<SignedInAccount> GoOnAsync(
        AppUser user,
        Actor actor,
        bool hasSecondFactor,
        CancellationToken ct
    )
    {
        var session = await db.Set<AccountSession>()
            .SingleOrDefaultAsync(
                row => row.Id == actor.Session && row.User == user.UserId && row.EndedAt == null,
                ct
            );
        session?.GoOn(user.SecurityStamp!);
        return await DescribeAsync(user, hasSecondFactor, session ?? Begin(user), ct);
    }

    private AccountSession Begin(AppUser user, Guid? id = null)
    {
        var session = AccountSession.Begin(
            id ?? Guid.CreateVersion7(),
            user.UserId,
            user.SecurityStamp!,
            http.HttpContext?.Request.Headers.UserAgent,
            http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
            time.UtcNow()
        );
        db.Add(session);
        return session;
    }

    private async Task<SignedInAccount> DescribeAsync(
        AppUser user,
        bool hasSecondFactor,
        AccountSession? session,
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
            AwaitsSecondFactor: session is null,
            session?.Id
        );
    }
}
