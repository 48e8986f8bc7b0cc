using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;

namespace StaffSelect.Web.Staff.Items;

/// <summary>The pools as they are chosen from.</summary>
internal static class BankPools
{
    public static Task<List<PoolChoice>> AllAsync(AppDbContext db, CancellationToken ct) =>
        db
            .ItemPools.AsNoTracking()
            .OrderBy(pool => pool.Code)
            .Select(pool => new PoolChoice(
                pool.Id,
                pool.Code,
                pool.Title,
                pool.Purpose,
                db.PoolItems.Count(item => item.Pool == pool.Id)
            ))
            .ToListAsync(ct);
}
