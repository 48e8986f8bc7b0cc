namespace StaffSelect.Domain.Testing;

/// <summary>What a log says about one item.</summary>
/// <param name="Option">The answer that counts, or null.</param>
/// <param name="IsFlagged">Marked by the candidate to come back to.</param>
/// <param name="IsTouched">Ever answered, cleared or flagged in time.</param>
public sealed record ItemState(string? Option, bool IsFlagged, bool IsTouched)
{
    public static readonly ItemState Untouched = new(null, false, false);
}

/// <summary>The state of an attempt, read from its log.</summary>
public sealed class AttemptState
{
    private readonly IReadOnlyDictionary<int, ItemState> items;

    private AttemptState(
        IReadOnlyDictionary<int, ItemState> items,
        DateTime? lastSavedAt,
        int lateCount
    )
    {
        this.items = items;
        LastSavedAt = lastSavedAt;
        LateCount = lateCount;
    }

    /// <summary>When the newest change in time was received, UTC; null when there is none.</summary>
    public DateTime? LastSavedAt { get; }

    /// <summary>Changes that came too late.</summary>
    public int LateCount { get; }

    /// <summary>State of the item at a place of the form, from 1.</summary>
    public ItemState Item(int number) => items.GetValueOrDefault(number, ItemState.Untouched);

    /// <summary>Items with an answer.</summary>
    public int AnsweredCount => items.Values.Count(item => item.Option is not null);

    /// <summary>Items with a mark.</summary>
    public int FlaggedCount => items.Values.Count(item => item.IsFlagged);

    /// <summary>The farthest place that was answered, cleared or flagged; 0 when none.</summary>
    public int LastTouched =>
        items.Where(pair => pair.Value.IsTouched).Select(pair => pair.Key).DefaultIfEmpty().Max();

    /// <summary>Reads a log.</summary>
    /// <param name="entries">Events of one attempt; their order does not matter.</param>
    /// <remarks>
    /// Of several changes of one item the newest by (epoch, client number) holds, not the one that arrived last: a delayed or repeated request cannot undo a newer answer.
    /// Late changes never count.
    /// </remarks>
    public static AttemptState Read(IEnumerable<AttemptEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var answers = new Dictionary<int, AttemptEntry>();
        var flags = new Dictionary<int, AttemptEntry>();
        DateTime? lastSavedAt = null;
        var late = 0;
        foreach (var entry in entries)
        {
            switch (entry.Kind)
            {
                case AttemptEventKind.Answered or AttemptEventKind.Cleared:
                    Keep(answers, entry);
                    break;
                case AttemptEventKind.Flagged or AttemptEventKind.Unflagged:
                    Keep(flags, entry);
                    break;
                case AttemptEventKind.Late:
                    late++;
                    continue;
                default:
                    continue;
            }

            if (lastSavedAt is null || entry.ReceivedAt > lastSavedAt)
            {
                lastSavedAt = entry.ReceivedAt;
            }
        }

        var items = answers
            .Keys.Union(flags.Keys)
            .ToDictionary(
                number => number,
                number => new ItemState(
                    answers.GetValueOrDefault(number)?.Option,
                    flags.GetValueOrDefault(number)?.Kind == AttemptEventKind.Flagged,
                    true
                )
            );
        return new AttemptState(items, lastSavedAt, late);
    }

    private static void Keep(Dictionary<int, AttemptEntry> newest, AttemptEntry entry)
    {
        var number = entry.Item!.Value;
        if (
            !newest.TryGetValue(number, out var kept)
            || (entry.Epoch, entry.ClientNumber ?? 0).CompareTo(
                (kept.Epoch, kept.ClientNumber ?? 0)
            ) > 0
        )
        {
            newest[number] = entry;
        }
    }
}
