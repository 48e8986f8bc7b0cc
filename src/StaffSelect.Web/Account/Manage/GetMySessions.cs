using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Manage;

/// <summary>Browsers in which the sender's account is open: this one first, then the last heard of.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMySessions : IQuery<IReadOnlyList<MySession>>;

/// <param name="Device">Browser and system; empty when unknown.</param>
/// <param name="Network">Beginning of the network address; null when unknown.</param>
/// <param name="IsThis">Whether it is the browser that asks.</param>
public sealed record MySession(
    Guid Id,
    string Device,
    string? Network,
    DateTime BegunAt,
    DateTime SeenAt,
    bool IsThis
);

internal sealed class GetMySessionsHandler(AppDbContext db, OwnAccount own, TimeProvider time)
    : IHandler<GetMySessions, IReadOnlyList<MySession>>
{
    public async Task<Result<IReadOnlyList<MySession>>> HandleAsync(
        GetMySessions message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = await own.GetAsync(actor);
        var now = time.UtcNow();
        var since = now - AccountSession.Lifetime;
        var alive = await db.Set<AccountSession>()
            .AsNoTracking()
            .Where(row =>
                row.User == user.UserId
                && row.EndedAt == null
                && row.Stamp == user.SecurityStamp
                && row.SeenAt > since
            )
            .ToListAsync(ct);
        return Result<IReadOnlyList<MySession>>.Success([
            .. alive
                .Select(row => new MySession(
                    row.Id,
                    row.Device,
                    row.Network,
                    row.BegunAt,
                    row.SeenAt,
                    row.Id == actor.Session
                ))
                .OrderByDescending(row => row.IsThis)
                .ThenByDescending(row => row.SeenAt),
        ]);
    }
}
