using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Web.Workshop;

/// <summary>What the bank's pools have, for whoever prepares a selection: counts only.</summary>
internal static class BankCounts
{
    public static async Task<IReadOnlyList<BankPool>> BankAsync(
        this AppDbContext db,
        CancellationToken ct
    )
    {
        var pools = await db.ItemPools.AsNoTracking().OrderBy(pool => pool.Code).ToListAsync(ct);
        var cells = (
            await (
                from item in db.PoolItems
                join version in db.PoolItemVersions on item.Id equals version.Item
                where version.State == ReviewState.Approved
                group version by new
                {
                    item.Pool,
                    item.Scale,
                    version.Difficulty,
                } into cell
                select new
                {
                    cell.Key.Pool,
                    cell.Key.Scale,
                    cell.Key.Difficulty,
                    Count = cell.Count(),
                }
            ).ToListAsync(ct)
        ).ToLookup(
            cell => cell.Pool,
            cell => new PoolCell(cell.Scale, cell.Difficulty, cell.Count)
        );
        return
        [
            .. pools.Select(pool => new BankPool(
                pool.Code,
                pool.Title,
                pool.Purpose,
                [.. cells[pool.Id]]
            )),
        ];
    }
}
