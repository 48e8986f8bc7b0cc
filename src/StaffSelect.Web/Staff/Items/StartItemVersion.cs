using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>Starts a new version of an item as the sender's draft, a copy of the newest; the versions in use stay as they are.</summary>
[Requires(Permission.ItemsWrite)]
public sealed record StartItemVersion(PoolItemId Item) : ICommand<PoolItemVersionId>;

internal sealed class StartItemVersionHandler(
    AppDbContext db,
    UseCaseContext context,
    TimeProvider time
) : IHandler<StartItemVersion, PoolItemVersionId>
{
    public async Task<Result<PoolItemVersionId>> HandleAsync(
        StartItemVersion message,
        Actor actor,
        CancellationToken ct
    )
    {
        var item = await db.PoolItems.SingleOrDefaultAsync(known => known.Id == message.Item, ct);
        if (item is null)
        {
            return Problem.NotFound;
        }

        var latest = await db
            .PoolItemVersions.AsNoTracking()
            .SingleAsync(
                version => version.Item == item.Id && version.Number == item.LatestNumber,
                ct
            );
        var started = item.StartVersion(latest, latest.Content, actor.UserId, time.UtcNow());
        if (started.Problem is { } problem)
        {
            return problem;
        }

        // the copy shows its author the key of what is approved
        context.RecordRead("ItemKey", latest.Id.ToString(), null);
        db.PoolItemVersions.Add(started.Value);
        return started.Value.Id;
    }
}
