using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>Keeps items that count and items to practise with apart, whatever pool they are put into.</summary>
internal static class ItemTwins
{
    /// <summary>Items with one of these texts in pools of the other purpose, retired ones too: what was seen stays known.</summary>
    public static async Task<IReadOnlyList<OtherSide>> OtherSideAsync(
        this AppDbContext db,
        ItemPoolId pool,
        IReadOnlyCollection<LocalizedText> texts,
        CancellationToken ct
    )
    {
        var purpose = await db
            .ItemPools.Where(known => known.Id == pool)
            .Select(known => known.Purpose)
            .SingleAsync(ct);
        var rows = await (
            from other in db.ItemPools.AsNoTracking()
            where other.Purpose != purpose
            join item in db.PoolItems.AsNoTracking() on other.Id equals item.Pool
            join version in db.PoolItemVersions.AsNoTracking() on item.Id equals version.Item
            where texts.Contains(version.Text)
            select new { other.Code, Version = version }
        ).ToListAsync(ct);
        return [.. rows.Select(row => new OtherSide(row.Code, row.Version.Content))];
    }

    /// <summary>The problem with an item that the other side has already, or null.</summary>
    public static Problem? ProblemOf(this IReadOnlyList<OtherSide> others, ItemContent content) =>
        others.FirstOrDefault(other => other.Content.AsksTheSameAs(content)) is { } twin
            ? new Problem(BankProblems.ItemOnOtherSide, twin.Pool)
            : null;
}

/// <param name="Pool">Code of its pool.</param>
internal sealed record OtherSide(string Pool, ItemContent Content);
