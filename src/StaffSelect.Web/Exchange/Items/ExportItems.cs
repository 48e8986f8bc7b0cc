using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>The newest versions of a pool's items with their keys, in the layout of the import; stands in the journal.</summary>
[Requires(Permission.ItemsReview)]
public sealed record ExportItems(
    [property: Required, StringLength(ItemPool.MaximumCodeLength)] string Pool,
    bool AsWorkbook
) : IQuery<byte[]>;

internal sealed class ExportItemsHandler(AppDbContext db, UseCaseContext context)
    : IHandler<ExportItems, byte[]>
{
    public async Task<Result<byte[]>> HandleAsync(
        ExportItems message,
        Actor actor,
        CancellationToken ct
    )
    {
        var code = message.Pool.ToUpperInvariant();
        var pool = await db
            .ItemPools.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Code == code, ct);
        if (pool is null)
        {
            return Problem.NotFound;
        }

        var found = await (
            from item in db.PoolItems.AsNoTracking()
            join version in db.PoolItemVersions
                on new { Item = item.Id, Number = item.LatestNumber } equals new
                {
                    version.Item,
                    version.Number,
                }
            where item.Pool == pool.Id && version.State != ReviewState.Retired
            orderby item.Code
            select new { Item = item, Version = version }
        ).ToListAsync(ct);
        context.RecordRead("ItemExport", pool.Code, null);
        var rows = found.Select(
            (row, index) =>
                new ItemFileRow(index + 2, row.Item.Code, row.Item.Scale, row.Version.Content)
        );
        return message.AsWorkbook ? ItemFileWriter.Xlsx(rows) : ItemFileWriter.Csv(rows);
    }
}
