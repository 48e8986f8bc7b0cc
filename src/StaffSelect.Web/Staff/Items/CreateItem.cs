using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>Puts a new item into a pool, as a draft of the sender.</summary>
[Requires(Permission.ItemsWrite)]
public sealed record CreateItem(
    ItemPoolId Pool,
    [property: Required] string Code,
    [property: Required] string Scale,
    ItemContent Content
) : ICommand<PoolItemId>;

internal sealed class CreateItemHandler(AppDbContext db, TimeProvider time)
    : IHandler<CreateItem, PoolItemId>
{
    public async Task<Result<PoolItemId>> HandleAsync(
        CreateItem message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!await db.ItemPools.AnyAsync(pool => pool.Id == message.Pool, ct))
        {
            return Problem.NotFound;
        }

        var made = PoolItem.Create(
            message.Pool,
            message.Code.Trim(),
            message.Scale.Trim(),
            message.Content,
            actor.UserId,
            time.UtcNow()
        );
        if (made.Problem is { } faults)
        {
            return faults;
        }

        var (item, first) = made.Value;
        if (
            await db.PoolItems.AnyAsync(
                known => known.Pool == item.Pool && known.Code == item.Code,
                ct
            )
        )
        {
            return new Problem(BankProblems.ItemCodeTaken, item.Code).At("code");
        }

        db.PoolItems.Add(item);
        db.PoolItemVersions.Add(first);
        return item.Id;
    }
}
