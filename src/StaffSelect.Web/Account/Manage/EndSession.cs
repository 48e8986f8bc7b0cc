using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Manage;

/// <summary>Ends one of the sender's sessions in another browser; pages that are open there close too.</summary>
[Requires(Permission.SignedIn)]
public sealed record EndSession(Guid Session) : ICommand<Done>;

/// <summary>Ends all of the sender's sessions but this one.</summary>
[Requires(Permission.SignedIn)]
public sealed record EndOtherSessions : ICommand<Done>;

internal sealed class EndSessionHandler(
    AppDbContext db,
    GrantReader grants,
    UseCaseContext context,
    TimeProvider time
) : IHandler<EndSession, Done>
{
    public async Task<Result<Done>> HandleAsync(
        EndSession message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = actor.RequiredUserId;
        var session = await db.Set<AccountSession>()
            .SingleOrDefaultAsync(row => row.Id == message.Session && row.User == user, ct);
        if (session is not { EndedAt: null })
        {
            return Problem.NotFound;
        }

        session.End(time.UtcNow());
        context.RecordRead("Session", user.ToString(), null);
        context.AfterCommit(() => grants.Forget(user));
        return Done.Value;
    }
}

internal sealed class EndOtherSessionsHandler(
    AppDbContext db,
    GrantReader grants,
    UseCaseContext context,
    TimeProvider time
) : IHandler<EndOtherSessions, Done>
{
    public async Task<Result<Done>> HandleAsync(
        EndOtherSessions message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = actor.RequiredUserId;
        var others = await db.Set<AccountSession>()
            .Where(row => row.User == user && row.EndedAt == null && row.Id != actor.Session)
            .ToListAsync(ct);
        foreach (var session in others)
        {
            session.End(time.UtcNow());
        }

        context.RecordRead("Session", user.ToString(), null);
        context.AfterCommit(() => grants.Forget(user));
        return Done.Value;
    }
}
