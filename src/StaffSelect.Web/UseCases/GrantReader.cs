using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;

namespace StaffSelect.Web.UseCases;

/// <summary>Reads grants and the security stamp from the database, never from a cookie or a circuit; keeps them 30 seconds.</summary>
public sealed class GrantReader(
    IServiceScopeFactory scopes,
    SecondFactorDemand demand,
    TimeProvider time
)
{
    private const int MostKept = 20_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<UserId, Standing> known = new();

    /// <summary>The same sender with fresh grants; a visitor when the account is gone or its stamp has changed.</summary>
    public Task<Actor> RefreshAsync(Actor actor, CancellationToken ct) =>
        RefreshAsync(actor, Lifetime, ct);

    /// <summary>The same, from what was read of the account less than a given time ago.</summary>
    public async Task<Actor> RefreshAsync(Actor actor, TimeSpan freshness, CancellationToken ct)
    {
        if (actor.UserId is not { } user)
        {
            return actor;
        }

        var standing = await StandingOfAsync(user, freshness, ct);
        var isCurrent =
            standing.SecurityStamp is not null
            && standing.SecurityStamp == actor.SecurityStamp
            && (actor.Session is not { } session || !standing.Ended.Contains(session));
        if (!isCurrent)
        {
            return Actor.Anonymous(actor.Network);
        }

        var isAwaited =
            demand.IsMade
            && !actor.HasSecondFactor
            && standing.Grants.Any(grant => RolePermissions.IsStaff(grant.Role));
        return isAwaited ? actor.WithoutStaffRoles(standing.Grants) : actor.With(standing.Grants);
    }

    /// <summary>Forgets what is kept of an account, so that the next message sees its new grants at once.</summary>
    public void Forget(UserId user) => known.TryRemove(user, out _);

    private async Task<Standing> StandingOfAsync(
        UserId user,
        TimeSpan freshness,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        if (
            known.TryGetValue(user, out var kept)
            && now - kept.LoadedAt < freshness
            && now >= kept.LoadedAt
        )
        {
            return kept;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var stamp = await db
            .Users.Where(account => account.Id == user.Value)
            .Select(account => account.SecurityStamp)
            .SingleOrDefaultAsync(ct);
        // what was ended longer ago than a cookie lives needs no remembering
        var since = now - 2 * AccountSession.Lifetime;
        var ended = await db.Set<AccountSession>()
            .Where(session => session.User == user && session.EndedAt > since)
            .Select(session => session.Id)
            .ToListAsync(ct);
        var grants = await db
            .RoleGrants.Where(grant =>
                grant.User == user && grant.RevokedAt == null && !grant.AwaitsConfirmation
            )
            .Select(grant => new ActiveGrant(grant.Role, grant.Campaign, grant.Stage))
            .ToListAsync(ct);
        if (known.Count > MostKept)
        {
            known.Clear();
        }

        return known[user] = new Standing(stamp, ended, grants, now);
    }

    private sealed record Standing(
        string? SecurityStamp,
        IReadOnlyList<Guid> Ended,
        IReadOnlyList<ActiveGrant> Grants,
        DateTime LoadedAt
    );
}
