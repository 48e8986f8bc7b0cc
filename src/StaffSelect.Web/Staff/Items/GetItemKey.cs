using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>Marks and justifications of a version that is approved or was; each look stands in the journal.</summary>
[Requires(Permission.ItemsReview)]
public sealed record GetItemKey(PoolItemVersionId Item) : IQuery<ItemContent>;

internal sealed class GetItemKeyHandler(AppDbContext db, UseCaseContext context)
    : IHandler<GetItemKey, ItemContent>
{
    public async Task<Result<ItemContent>> HandleAsync(
        GetItemKey message,
        Actor actor,
        CancellationToken ct
    )
    {
        var version = await db
            .PoolItemVersions.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == message.Item, ct);
        if (version is null)
        {
            return Problem.NotFound;
        }

        context.RecordRead("ItemKey", version.Id.ToString(), null);
        return version.Content;
    }
}
