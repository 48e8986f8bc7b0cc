namespace StaffSelect.Domain.Bank;

/// <summary>What the items of a pool may be used for.</summary>
public enum PoolPurpose
{
    /// <summary>Tests that count; secret.</summary>
    Live,

    /// <summary>Practice tests; anybody may see its items, so no test that counts draws from it.</summary>
    Practice,
}

/// <summary>A named part of the organisation's item bank.</summary>
/// <remarks>The purpose never changes: what has been practised can never count. Source: domain notes 9, mistake 14.</remarks>
public sealed class ItemPool
{
    /// <summary>Longest code.</summary>
    public const int MaximumCodeLength = 20;

    /// <summary>Longest title in one language.</summary>
    public const int MaximumTitleLength = 200;

    private ItemPool() { }

    public ItemPoolId Id { get; private set; }

    /// <summary>Latin letters, digits and hyphens; unique without regard to case, stored in capitals.</summary>
    public string Code { get; private set; } = "";

    public LocalizedText Title { get; private set; } = new("", "");

    public PoolPurpose Purpose { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Makes a pool.</summary>
    /// <param name="code">See <see cref="Code"/>.</param>
    /// <param name="title">In both languages.</param>
    /// <param name="purpose">For good.</param>
    /// <param name="now">UTC.</param>
    public static Result<ItemPool> Create(
        string code,
        LocalizedText title,
        PoolPurpose purpose,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(title);
        var faults = new List<Problem>();
        if (!ItemChecks.IsCode(code))
        {
            faults.Add(new Problem(BankProblems.ItemCode).At(nameof(Code)));
        }

        faults.AddRange(ItemChecks.Text(title, MaximumTitleLength, "title"));
        return faults.Count > 0
            ? Problem.Join(faults)
            : new ItemPool
            {
                Id = ItemPoolId.New(),
                Code = code.ToUpperInvariant(),
                Title = ItemChecks.Trimmed(title),
                Purpose = purpose,
                CreatedAt = now,
            };
    }
}
