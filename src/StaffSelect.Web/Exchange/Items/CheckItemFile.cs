using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>What an import of this file would do, and everything that is wrong with it; stores nothing.</summary>
[Requires(Permission.ItemsWrite)]
public sealed record CheckItemFile(ItemPoolId Pool, [property: Required] byte[] Content)
    : IQuery<ItemFilePreview>;

/// <param name="Items">Sound rows, in the file's order.</param>
/// <param name="Faults">By row; <see cref="ItemFilePlace"/> reads their fields.</param>
public sealed record ItemFilePreview(
    IReadOnlyList<PlannedItem> Items,
    IReadOnlyList<Problem> Faults
);

internal sealed class CheckItemFileHandler(AppDbContext db, ItemImport import)
    : IHandler<CheckItemFile, ItemFilePreview>
{
    public async Task<Result<ItemFilePreview>> HandleAsync(
        CheckItemFile message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!await db.ItemPools.AnyAsync(pool => pool.Id == message.Pool, ct))
        {
            return Problem.NotFound;
        }

        var (steps, faults) = await import.PlanAsync(message.Pool, message.Content, ct);
        return new ItemFilePreview(
            [.. steps.Select(step => step.Planned)],
            [.. faults.OrderBy(fault => ItemFilePlace.Of(fault.Field)?.Line ?? 0)]
        );
    }
}
