using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Removes sessions that were last heard of long ago; tells how many, so that the job goes on until there are none.</summary>
[Requires(Permission.SystemManage)]
internal sealed record ForgetOldSessions([property: Range(1, 1_000)] int Most) : ICommand<int>;

internal sealed class ForgetOldSessionsHandler(AppDbContext db, TimeProvider time)
    : IHandler<ForgetOldSessions, int>
{
    public async Task<Result<int>> HandleAsync(
        ForgetOldSessions message,
        Actor actor,
        CancellationToken ct
    )
    {
        var before = time.UtcNow() - AccountSession.KeptFor;
        var old = await db.Set<AccountSession>()
            .Where(session => session.SeenAt <= before)
            .OrderBy(session => session.SeenAt)
            .Take(message.Most)
            .ToListAsync(ct);
        db.RemoveRange(old);
        return old.Count;
    }
}

/// <summary>Sweeps old sessions away.</summary>
internal sealed class OldSessionsJob(UseCases.UseCases useCases)
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        Result<int> removed;
        do
        {
            removed = await useCases.SendAsync(
                new ForgetOldSessions(Batch),
                Actor.System("old-sessions"),
                ct
            );
        } while (removed is { IsSuccess: true, Value: Batch });
    }
}
