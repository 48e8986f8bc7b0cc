using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>One page of the bank, without keys.</summary>
/// <param name="Search">Begin of a code or words of the task in either language.</param>
/// <param name="State">State of the newest version, or null for all.</param>
/// <param name="Pool">Code of a pool, or null.</param>
/// <param name="Scale">Code of a scale or competency, or null.</param>
/// <param name="Skip">Rows before the page.</param>
/// <param name="Take">Rows of the page.</param>
[Requires(Permission.ItemsWrite)]
public sealed record ListItems(
    [property: StringLength(200)] string? Search,
    ReviewState? State,
    [property: StringLength(ItemPool.MaximumCodeLength)] string? Pool,
    [property: StringLength(ItemPool.MaximumCodeLength)] string? Scale,
    Difficulty? Difficulty,
    ItemKind? Kind,
    [property: Range(0, 1_000_000)] int Skip,
    [property: Range(1, 100)] int Take
) : IQuery<ItemList>;

/// <param name="Rows">The page, by pool and code.</param>
/// <param name="Total">Rows that fit all filters.</param>
/// <param name="ByState">Rows of each state that fit the other filters.</param>
/// <param name="Pools">All pools.</param>
/// <param name="Scales">All scales in use.</param>
public sealed record ItemList(
    IReadOnlyList<ItemRow> Rows,
    int Total,
    IReadOnlyDictionary<ReviewState, int> ByState,
    IReadOnlyList<PoolChoice> Pools,
    IReadOnlyList<string> Scales
);

/// <param name="Items">Items in it.</param>
public sealed record PoolChoice(
    ItemPoolId Id,
    string Code,
    LocalizedText Title,
    PoolPurpose Purpose,
    int Items
);

/// <param name="Campaigns">Selections that use a version of it.</param>
public sealed record ItemRow(
    PoolItemId Id,
    string Code,
    string Pool,
    string Scale,
    LocalizedText Text,
    Difficulty Difficulty,
    ItemKind Kind,
    int Number,
    ReviewState State,
    int Campaigns
);

internal sealed class ListItemsHandler(AppDbContext db) : IHandler<ListItems, ItemList>
{
    public async Task<Result<ItemList>> HandleAsync(
        ListItems message,
        Actor actor,
        CancellationToken ct
    )
    {
        var found = Filtered(message);
        var byState = await found
            .GroupBy(row => row.Version.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.State, group => group.Count, ct);
        if (message.State is { } state)
        {
            found = found.Where(row => row.Version.State == state);
        }

        var page = await found
            .OrderBy(row => row.Pool.Code)
            .ThenBy(row => row.Item.Code)
            .Skip(message.Skip)
            .Take(message.Take)
            .Select(row => new ItemRow(
                row.Item.Id,
                row.Item.Code,
                row.Pool.Code,
                row.Item.Scale,
                row.Version.Text,
                row.Version.Difficulty,
                row.Version.Kind,
                row.Version.Number,
                row.Version.State,
                db.ItemVersions.Where(copy =>
                        db.PoolItemVersions.Any(source =>
                            source.Id == copy.Source && source.Item == row.Item.Id
                        )
                    )
                    .Select(copy => copy.Campaign)
                    .Distinct()
                    .Count()
            ))
            .ToListAsync(ct);
        return new ItemList(
            page,
            message.State is { } one ? byState.GetValueOrDefault(one) : byState.Values.Sum(),
            byState,
            await BankPools.AllAsync(db, ct),
            await db
                .PoolItems.Select(item => item.Scale)
                .Distinct()
                .OrderBy(scale => scale)
                .ToListAsync(ct)
        );
    }

    private IQueryable<Found> Filtered(ListItems message)
    {
        var found =
            from item in db.PoolItems.AsNoTracking()
            join pool in db.ItemPools on item.Pool equals pool.Id
            join version in db.PoolItemVersions
                on new { Item = item.Id, Number = item.LatestNumber } equals new
                {
                    version.Item,
                    version.Number,
                }
            select new Found
            {
                Item = item,
                Pool = pool,
                Version = version,
            };
        if (message.Pool is { } code)
        {
            found = found.Where(row => row.Pool.Code == code);
        }

        if (message.Scale is { } scale)
        {
            found = found.Where(row => row.Item.Scale == scale);
        }

        if (message.Difficulty is { } difficulty)
        {
            found = found.Where(row => row.Version.Difficulty == difficulty);
        }

        if (message.Kind is { } kind)
        {
            found = found.Where(row => row.Version.Kind == kind);
        }

        foreach (
            var word in UkrainianSort
                .SearchText(message.Search)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            found = found.Where(row => row.Item.SearchText.Contains(word));
        }

        return found;
    }

    private sealed class Found
    {
        public required PoolItem Item { get; init; }

        public required ItemPool Pool { get; init; }

        public required PoolItemVersion Version { get; init; }
    }
}
