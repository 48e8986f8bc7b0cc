using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>Fills a campaign's tests from the pools of the bank that its rules name, at the publication of the notice.</summary>
internal sealed class PoolLinks(AppDbContext db)
{
    /// <summary>Copies the approved versions of the scales that the tests need, to be stored with the publication.</summary>
    /// <param name="own">Codes of items that the campaign brings itself and that are not stored yet.</param>
    /// <returns>The copies, or every fault: an unknown pool, one for practice, or an item code that the campaign has already.</returns>
    public async Task<Result<IReadOnlyList<ItemVersion>>> LinkAsync(
        Campaign campaign,
        IEnumerable<string> own,
        CancellationToken ct
    )
    {
        var codes = await db
            .ItemVersions.Where(item => item.Campaign == campaign.Id)
            .Select(item => item.Code)
            .ToListAsync(ct);
        var known = codes.Concat(own).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var faults = new List<Problem>();
        var copies = new Dictionary<PoolItemVersionId, ItemVersion>();
        for (var index = 0; index < campaign.Rules.Stages.Count; index++)
        {
            if (campaign.Rules.Stages[index].Test is not { Pool: { } code } test)
            {
                continue;
            }

            var path = $"$.stages[{index}].test.pool";
            var pool = await db
                .ItemPools.AsNoTracking()
                .SingleOrDefaultAsync(stored => stored.Code == code, ct);
            if (pool is not { Purpose: PoolPurpose.Live })
            {
                faults.Add(
                    new Problem(
                        pool is null ? BankProblems.PoolUnknown : BankProblems.PoolIsPractice,
                        code
                    ).At(path)
                );
                continue;
            }

            foreach (var (item, version, scale) in await ApprovedAsync(pool.Id, test, ct))
            {
                if (copies.ContainsKey(version.Id))
                {
                    continue;
                }

                if (!known.Add(item.Code))
                {
                    faults.Add(new Problem(RuleProblems.CodeTwice, item.Code).At(path));
                    continue;
                }

                copies.Add(version.Id, PoolLink.Copy(campaign.Id, item, version, scale));
            }
        }

        if (faults.Count > 0)
        {
            return Problem.Join(faults);
        }

        db.ItemVersions.AddRange(copies.Values);
        return copies.Values.ToList();
    }

    private async Task<
        IEnumerable<(PoolItem Item, PoolItemVersion Version, string Scale)>
    > ApprovedAsync(ItemPoolId pool, TestRule test, CancellationToken ct)
    {
        // codes of the bank are in capitals; a campaign's scale keeps the case of its file
        var scales = test.Scales.ToDictionary(
            scale => scale.Code.ToUpperInvariant(),
            scale => scale.Code,
            StringComparer.Ordinal
        );
        var codes = scales.Keys.ToList();
        var found = await (
            from item in db.PoolItems.AsNoTracking()
            join version in db.PoolItemVersions.AsNoTracking() on item.Id equals version.Item
            where
                item.Pool == pool
                && version.State == ReviewState.Approved
                && codes.Contains(item.Scale)
            orderby item.Code
            select new { Item = item, Version = version }
        ).ToListAsync(ct);
        return found.Select(row => (row.Item, row.Version, scales[row.Item.Scale]));
    }
}
