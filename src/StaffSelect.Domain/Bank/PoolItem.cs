using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Bank;

/// <summary>An item of the bank: what stays the same in all its versions.</summary>
public sealed class PoolItem
{
    private PoolItem() { }

    public PoolItemId Id { get; private set; }

    public ItemPoolId Pool { get; private set; }

    /// <summary>Unique in its pool; in capitals.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Code of the scale or competency; in capitals. A campaign's test draws by it.</summary>
    public string Scale { get; private set; } = "";

    /// <summary>Number of the newest version.</summary>
    public int LatestNumber { get; private set; }

    /// <summary>Code and task of the newest version, made for searching.</summary>
    public string SearchText { get; private set; } = "";

    public int Version { get; private set; }

    /// <summary>Makes an item with its first draft.</summary>
    /// <param name="pool">Where it is kept.</param>
    /// <param name="code">See <see cref="Code"/>.</param>
    /// <param name="scale">See <see cref="Scale"/>.</param>
    /// <param name="content">What the author wrote.</param>
    /// <param name="author">Null when the system brings it.</param>
    /// <param name="now">UTC.</param>
    public static Result<(PoolItem Item, PoolItemVersion First)> Create(
        ItemPoolId pool,
        string code,
        string scale,
        ItemContent content,
        UserId? author,
        DateTime now
    )
    {
        var faults = Codes(code, scale).Concat(ItemChecks.Check(content)).ToList();
        if (faults.Count > 0)
        {
            return Problem.Join(faults);
        }

        var item = new PoolItem
        {
            Id = PoolItemId.New(),
            Pool = pool,
            Code = code.ToUpperInvariant(),
            Scale = scale.ToUpperInvariant(),
        };
        return (item, item.Next(content, author, now));
    }

    /// <summary>The faults of an item's codes.</summary>
    public static IEnumerable<Problem> Codes(string? code, string? scale)
    {
        if (!ItemChecks.IsCode(code))
        {
            yield return new Problem(BankProblems.ItemCode).At("code");
        }

        if (!ItemChecks.IsCode(scale))
        {
            yield return new Problem(BankProblems.ItemCode).At("scale");
        }
    }

    /// <summary>Starts the next version: a copy or a new text, as a draft.</summary>
    /// <param name="latest">The newest version so far.</param>
    /// <param name="content">What the draft begins with; checked.</param>
    /// <param name="author">Null when the system brings it.</param>
    /// <param name="now">UTC.</param>
    public Result<PoolItemVersion> StartVersion(
        PoolItemVersion latest,
        ItemContent content,
        UserId? author,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(latest);
        if (latest.State is ReviewState.Draft or ReviewState.Reviewed)
        {
            return new Problem(BankProblems.ItemVersionOpen);
        }

        return ItemChecks.Check(content) is { Count: > 0 } faults
            ? Problem.Join(faults)
            : Next(content, author, now);
    }

    /// <summary>Keeps what is searched in step with the newest version.</summary>
    public void Index(ItemContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        SearchText = UkrainianSort.SearchText($"{Code} {content.Text.Uk} {content.Text.En}");
    }

    private PoolItemVersion Next(ItemContent content, UserId? author, DateTime now)
    {
        var normal = ItemChecks.Normal(content);
        LatestNumber++;
        Index(normal);
        return PoolItemVersion.Create(Id, LatestNumber, normal, author, now);
    }
}
