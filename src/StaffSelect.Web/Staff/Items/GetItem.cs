using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>An item with its versions and one of them in full.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Number">Which version; null for the newest.</param>
[Requires(Permission.ItemsWrite)]
public sealed record GetItem(PoolItemId Item, int? Number) : IQuery<ItemView>;

/// <param name="Versions">Newest first.</param>
/// <param name="Shown">The version in full.</param>
/// <param name="Content">What was written; marks and justifications are blank while <paramref name="HasKey"/> is false.</param>
/// <param name="HasKey">True while the version is a draft or under review; afterwards the key is asked for by <see cref="GetItemKey"/>.</param>
/// <param name="IsMine">Whether the sender wrote the version.</param>
/// <param name="Usage">Selections that use a version of the item.</param>
public sealed record ItemView(
    PoolItemId Id,
    string Code,
    string Scale,
    string PoolCode,
    LocalizedText PoolTitle,
    PoolPurpose Purpose,
    IReadOnlyList<ItemVersionRow> Versions,
    ItemVersionRow Shown,
    ItemContent Content,
    bool HasKey,
    bool IsMine,
    IReadOnlyList<ItemUsage> Usage
);

/// <param name="Author">Name, or null when the system brought it.</param>
public sealed record ItemVersionRow(
    PoolItemVersionId Id,
    int Version,
    int Number,
    ReviewState State,
    string? Author,
    DateTime CreatedAt,
    string? ReviewedBy,
    DateTime? ReviewedAt,
    string? ApprovedBy,
    DateTime? ApprovedAt,
    string? RetiredBy,
    DateTime? RetiredAt
);

/// <param name="Number">The version in use there.</param>
public sealed record ItemUsage(string Code, LocalizedText Title, int Number);

internal sealed class GetItemHandler(AppDbContext db) : IHandler<GetItem, ItemView>
{
    public async Task<Result<ItemView>> HandleAsync(
        GetItem message,
        Actor actor,
        CancellationToken ct
    )
    {
        var found = await (
            from item in db.PoolItems.AsNoTracking()
            join pool in db.ItemPools on item.Pool equals pool.Id
            where item.Id == message.Item
            select new { Item = item, Pool = pool }
        ).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return Problem.NotFound;
        }

        var versions = await db
            .PoolItemVersions.AsNoTracking()
            .Where(version => version.Item == message.Item)
            .OrderByDescending(version => version.Number)
            .ToListAsync(ct);
        var shown = message.Number is { } number
            ? versions.Find(version => version.Number == number)
            : versions[0];
        if (shown is null)
        {
            return Problem.NotFound;
        }

        var names = await NamesAsync(versions, ct);
        var rows = versions.ConvertAll(version => Row(version, names));
        var hasKey = shown.State is ReviewState.Draft or ReviewState.Reviewed;
        return new ItemView(
            found.Item.Id,
            found.Item.Code,
            found.Item.Scale,
            found.Pool.Code,
            found.Pool.Title,
            found.Pool.Purpose,
            rows,
            rows.Single(row => row.Id == shown.Id),
            hasKey ? shown.Content : ItemPreview.WithoutKey(shown.Content),
            hasKey,
            shown.Author == actor.UserId && actor.UserId is not null,
            await UsageAsync(message.Item, ct)
        );
    }

    private async Task<List<ItemUsage>> UsageAsync(PoolItemId item, CancellationToken ct) =>
        await (
            from copy in db.ItemVersions
            join source in db.PoolItemVersions on copy.Source equals source.Id
            join campaign in db.Campaigns on copy.Campaign equals campaign.Id
            where source.Item == item
            orderby campaign.Code
            select new ItemUsage(campaign.Code, campaign.Title, source.Number)
        ).ToListAsync(ct);

    private async Task<Dictionary<UserId, string>> NamesAsync(
        List<PoolItemVersion> versions,
        CancellationToken ct
    )
    {
        var ids = versions
            .SelectMany(version =>
                new[] { version.Author, version.ReviewedBy, version.ApprovedBy, version.RetiredBy }
            )
            .OfType<UserId>()
            .Select(user => user.Value)
            .Distinct()
            .ToList();
        return await db
            .Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => new UserId(user.Id), user => user.DisplayName, ct);
    }

    private static ItemVersionRow Row(
        PoolItemVersion version,
        IReadOnlyDictionary<UserId, string> names
    ) =>
        new(
            version.Id,
            version.Version,
            version.Number,
            version.State,
            NameOf(version.Author, names),
            version.CreatedAt,
            NameOf(version.ReviewedBy, names),
            version.ReviewedAt,
            NameOf(version.ApprovedBy, names),
            version.ApprovedAt,
            NameOf(version.RetiredBy, names),
            version.RetiredAt
        );

    private static string? NameOf(UserId? user, IReadOnlyDictionary<UserId, string> names) =>
        user is { } id ? names.GetValueOrDefault(id) : null;
}
