using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>Imports a file of items into a pool: all of it, or nothing and every fault.</summary>
/// <remarks>What a person brings are drafts that others review; what the operator's command line brings is approved, as a campaign file's items are.</remarks>
[Requires(Permission.ItemsWrite)]
public sealed record ImportItems(ItemPoolId Pool, [property: Required] byte[] Content)
    : ICommand<ImportedItems>;

public sealed record ImportedItems(int New, int NewVersions, int Unchanged);

internal sealed class ImportItemsHandler(AppDbContext db, ItemImport import)
    : IHandler<ImportItems, ImportedItems>
{
    public async Task<Result<ImportedItems>> HandleAsync(
        ImportItems message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!await db.ItemPools.AnyAsync(pool => pool.Id == message.Pool, ct))
        {
            return Problem.NotFound;
        }

        var (steps, faults) = await import.PlanAsync(message.Pool, message.Content, ct);
        if (faults.Count > 0)
        {
            return Problem.Join(faults);
        }

        import.Apply(message.Pool, steps, actor.IsSystem ? null : actor.RequiredUserId);
        int Count(ItemRowOutcome outcome) => steps.Count(step => step.Outcome == outcome);
        return new ImportedItems(
            Count(ItemRowOutcome.New),
            Count(ItemRowOutcome.NewVersion),
            Count(ItemRowOutcome.Unchanged)
        );
    }
}
