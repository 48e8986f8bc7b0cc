using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>The items that everybody may practise with; a live pool is never read here.</summary>
internal static class PracticeItems
{
    /// <summary>How many make a practice test.</summary>
    public const int Count = 3;

    /// <summary>Whether there is anything to practise with.</summary>
    public static Task<bool> HasPracticeAsync(this AppDbContext db, CancellationToken ct) =>
        Approved(db).AnyAsync(ct);

    /// <summary>The items of a campaign's practice, always the same: of each scale of its tests one, then of the others by their codes.</summary>
    public static async Task<IReadOnlyList<PracticeItem>> PracticeAsync(
        this AppDbContext db,
        RuleSet rules,
        CancellationToken ct
    )
    {
        var scales = rules
            .TestStages.SelectMany(stage => stage.Test!.Scales)
            .DistinctBy(scale => scale.Code.ToUpperInvariant())
            .ToDictionary(scale => scale.Code.ToUpperInvariant(), scale => scale.Title);
        var places = scales.Keys.ToList();
        var known = await Approved(db)
            .OrderBy(row => row.Item.Code)
            .ThenBy(row => row.Version.Id)
            .Select(row => new
            {
                row.Version.Id,
                row.Item.Scale,
                row.Pool.Title,
            })
            .ToListAsync(ct);
        var chosen = known
            .GroupBy(row => row.Scale)
            .SelectMany(scale => scale.Select((row, round) => (row, round)))
            .OrderBy(pair => !places.Contains(pair.row.Scale))
            .ThenBy(pair => pair.round)
            .ThenBy(pair => places.IndexOf(pair.row.Scale))
            .Take(Count)
            .Select(pair => pair.row)
            .OrderBy(row => places.Contains(row.Scale) ? places.IndexOf(row.Scale) : places.Count)
            .ThenBy(row => row.Scale, StringComparer.Ordinal)
            .ToList();
        var ids = chosen.Select(row => row.Id).ToList();
        var versions = await db
            .PoolItemVersions.AsNoTracking()
            .Where(version => ids.Contains(version.Id))
            .ToDictionaryAsync(version => version.Id, ct);
        return
        [
            .. chosen.Select(row => new PracticeItem(
                row.Scale,
                scales.GetValueOrDefault(row.Scale, row.Title),
                versions[row.Id].Content
            )),
        ];
    }

    private static IQueryable<Row> Approved(AppDbContext db) =>
        from pool in db.ItemPools.AsNoTracking()
        where pool.Purpose == PoolPurpose.Practice
        join item in db.PoolItems.AsNoTracking() on pool.Id equals item.Pool
        join version in db.PoolItemVersions.AsNoTracking() on item.Id equals version.Item
        where version.State == ReviewState.Approved
        select new Row
        {
            Pool = pool,
            Item = item,
            Version = version,
        };

    private sealed class Row
    {
        public required ItemPool Pool { get; init; }
        public required PoolItem Item { get; init; }
        public required PoolItemVersion Version { get; init; }
    }
}

/// <param name="Scale">Code.</param>
/// <param name="Part">What the part of the practice test is called.</param>
internal sealed record PracticeItem(string Scale, LocalizedText Part, ItemContent Content);
