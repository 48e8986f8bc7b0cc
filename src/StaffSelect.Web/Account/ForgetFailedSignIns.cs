using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Removes failed sign-ins that no longer count; tells how many, so that the job goes on until there are none.</summary>
[Requires(Permission.SystemManage)]
internal sealed record ForgetFailedSignIns([property: Range(1, 1_000)] int Most) : ICommand<int>;

internal sealed class ForgetFailedSignInsHandler(AppDbContext db, TimeProvider time)
    : IHandler<ForgetFailedSignIns, int>
{
    public async Task<Result<int>> HandleAsync(
        ForgetFailedSignIns message,
        Actor actor,
        CancellationToken ct
    )
    {
        var before = time.UtcNow() - FailedSignIn.KeptFor;
        var old = await db.Set<FailedSignIn>()
            .Where(failure => failure.At <= before)
            .OrderBy(failure => failure.At)
            .Take(message.Most)
            .ToListAsync(ct);
        db.RemoveRange(old);
        return old.Count;
    }
}

/// <summary>Sweeps failed sign-ins away after their day.</summary>
internal sealed class FailedSignInsJob(UseCases.UseCases useCases)
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        Result<int> removed;
        do
        {
            removed = await useCases.SendAsync(
                new ForgetFailedSignIns(Batch),
                Actor.System("failed-sign-ins"),
                ct
            );
        } while (removed is { IsSuccess: true, Value: Batch });
    }
}
