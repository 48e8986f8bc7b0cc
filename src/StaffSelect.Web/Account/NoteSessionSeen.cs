using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Notes that the sender's browser was heard of; sent once in <see cref="AccountSession.NotedEvery"/>.</summary>
[Requires(Permission.SignedIn)]
public sealed record NoteSessionSeen : ICommand<Done>;

internal sealed class NoteSessionSeenHandler(AppDbContext db, TimeProvider time)
    : IHandler<NoteSessionSeen, Done>
{
    public async Task<Result<Done>> HandleAsync(
        NoteSessionSeen message,
        Actor actor,
        CancellationToken ct
    )
    {
        var session = await db.Set<AccountSession>()
            .SingleOrDefaultAsync(
                row => row.Id == actor.Session && row.User == actor.RequiredUserId,
                ct
            );
        session?.See(actor.Network, time.UtcNow());
        return Done.Value;
    }
}
