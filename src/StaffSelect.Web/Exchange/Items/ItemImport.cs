using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>What the import does with a row.</summary>
public enum ItemRowOutcome
{
    /// <summary>A new item.</summary>
    New,

    /// <summary>A new version of an item that the pool has.</summary>
    NewVersion,

    /// <summary>The pool has exactly this.</summary>
    Unchanged,
}

/// <summary>A sound row and what becomes of it.</summary>
public sealed record PlannedItem(
    int Line,
    string Code,
    string Scale,
    ItemKind Kind,
    Difficulty Difficulty,
    LocalizedText Text,
    ItemRowOutcome Outcome
);

/// <summary>Judges a file of items against a pool, and puts it into the pool.</summary>
internal sealed class ItemImport(AppDbContext db, TimeProvider time)
{
    /// <summary>All sound rows with their outcome, and all faults.</summary>
    public async Task<(IReadOnlyList<Step> Steps, IReadOnlyList<Problem> Faults)> PlanAsync(
        ItemPoolId pool,
        byte[] content,
        CancellationToken ct
    )
    {
        var (rows, faults) = ItemFileReader.Read(content);
        var codes = rows.Select(row => row.Code).ToList();
        var known = await db
            .PoolItems.Where(item => item.Pool == pool && codes.Contains(item.Code))
            .ToDictionaryAsync(item => item.Code, StringComparer.OrdinalIgnoreCase, ct);
        var ids = known.Values.Select(item => item.Id).ToList();
        var versions = await db
            .PoolItemVersions.Where(version =>
                ids.Contains(version.Item) && version.State != ReviewState.Retired
            )
            .ToListAsync(ct);
        var latest = await LatestAsync(known.Values, versions, ct);
        var others = await db.OtherSideAsync(
            pool,
            [.. rows.Select(row => row.Content.Text).Distinct()],
            ct
        );
        var all = new List<Problem>(faults);
        var steps = new List<Step>();
        foreach (var row in rows)
        {
            if (others.ProblemOf(row.Content) is { } twin)
            {
                all.Add(twin.At(new ItemFilePlace(row.Line, "text_uk").ToString()));
                continue;
            }

            var item = known.GetValueOrDefault(row.Code);
            if (item is null)
            {
                steps.Add(new Step(row, ItemRowOutcome.New, null, null, []));
                continue;
            }

            var newest = latest[item.Id];
            if (Fault(row, item, newest) is { } fault)
            {
                all.Add(fault);
                continue;
            }

            var isSame = newest.State != ReviewState.Retired && newest.Content.Equals(row.Content);
            steps.Add(
                new Step(
                    row,
                    isSame ? ItemRowOutcome.Unchanged : ItemRowOutcome.NewVersion,
                    item,
                    newest,
                    [.. versions.Where(version => version.Item == item.Id)]
                )
            );
        }

        return (steps, all);
    }

    /// <summary>Adds what the steps say.</summary>
    /// <param name="steps">Of a plan without faults.</param>
    /// <param name="author">Null for the operator, whose items come reviewed and are approved at once.</param>
    public void Apply(ItemPoolId pool, IReadOnlyList<Step> steps, UserId? author)
    {
        var now = time.UtcNow();
        foreach (var step in steps.Where(step => step.Outcome != ItemRowOutcome.Unchanged))
        {
            PoolItemVersion version;
            if (step.Item is { } item)
            {
                version = item.StartVersion(step.Newest!, step.Row.Content, author, now).Value;
            }
            else
            {
                (item, version) = PoolItem
                    .Create(pool, step.Row.Code, step.Row.Scale, step.Row.Content, author, now)
                    .Value;
                db.PoolItems.Add(item);
            }

            db.PoolItemVersions.Add(version);
            if (author is null)
            {
                version.ApproveBrought(now);
                foreach (var older in step.InUse)
                {
                    older.Retire(null, now);
                }
            }
        }
    }

    private static Problem? Fault(ItemFileRow row, PoolItem item, PoolItemVersion newest)
    {
        if (item.Scale != row.Scale)
        {
            return new Problem(ItemFileProblems.ItemScaleFixed, item.Scale).At(
                new ItemFilePlace(row.Line, ItemColumns.Scale).ToString()
            );
        }

        var isOpen = newest.State is ReviewState.Draft or ReviewState.Reviewed;
        return isOpen && !newest.Content.Equals(row.Content)
            ? new Problem(BankProblems.ItemVersionOpen).At(
                new ItemFilePlace(row.Line, ItemColumns.Code).ToString()
            )
            : null;
    }

    private async Task<Dictionary<PoolItemId, PoolItemVersion>> LatestAsync(
        IEnumerable<PoolItem> items,
        List<PoolItemVersion> inUse,
        CancellationToken ct
    )
    {
        var latest = inUse
            .GroupBy(version => version.Item)
            .ToDictionary(group => group.Key, group => group.MaxBy(version => version.Number)!);
        var missing = items.Select(item => item.Id).Where(id => !latest.ContainsKey(id)).ToList();
        var retired = await db
            .PoolItemVersions.Where(version => missing.Contains(version.Item))
            .ToListAsync(ct);
        foreach (var group in retired.GroupBy(version => version.Item))
        {
            latest[group.Key] = group.MaxBy(version => version.Number)!;
        }

        return latest;
    }

    /// <param name="Item">The item the pool has, or null.</param>
    /// <param name="Newest">Its newest version.</param>
    /// <param name="InUse">Its versions that are not retired.</param>
    internal sealed record Step(
        ItemFileRow Row,
        ItemRowOutcome Outcome,
        PoolItem? Item,
        PoolItemVersion? Newest,
        IReadOnlyList<PoolItemVersion> InUse
    )
    {
        public PlannedItem Planned =>
            new(
                Row.Line,
                Row.Code,
                Row.Scale,
                Row.Content.Kind,
                Row.Content.Difficulty,
                Row.Content.Text,
                Outcome
            );
    }
}
