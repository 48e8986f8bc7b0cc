namespace StaffSelect.Domain.Testing;

/// <summary>One change a candidate made, as the server received it.</summary>
/// <param name="Kind">Answered, cleared, flagged or unflagged.</param>
/// <param name="Item">Place in the form, from 1.</param>
/// <param name="Option">Id of the option, of several their ids by <see cref="ItemKey.Join"/>; null unless answered.</param>
/// <param name="Epoch">Number of the window that sent it.</param>
/// <param name="ClientNumber">The window's own number of the change, from 1.</param>
/// <param name="ReceivedAt">UTC by the server's clock, when the whole request had been read.</param>
public sealed record AnswerChange(
    AttemptEventKind Kind,
    int Item,
    string? Option,
    int Epoch,
    int ClientNumber,
    DateTime ReceivedAt
);

/// <summary>What became of a change.</summary>
public enum SaveVerdict
{
    /// <summary>It is in the log and counts.</summary>
    Saved,

    /// <summary>It is in the log as late and does not count.</summary>
    Late,

    /// <summary>Another window holds the test; nothing was stored.</summary>
    Moved,

    /// <summary>The log is full; nothing was stored.</summary>
    TooMany,

    /// <summary>A break runs, the clock stands; nothing was stored.</summary>
    Resting,

    /// <summary>There is no such attempt.</summary>
    Unknown,
}

/// <summary>The end of an attempt's log, as far as the writer must know it to append.</summary>
/// <remarks>A cache of the database, which decides: whoever uses it must store under the condition that <see cref="Version"/> and the head are still those that were read.</remarks>
public sealed class AttemptHead
{
    private readonly Dictionary<int, SaveVerdict> numbers;

    /// <param name="attempt">The attempt.</param>
    /// <param name="isClosed">Whether it is finished or expired.</param>
    /// <param name="deadlineAt">UTC, exclusive.</param>
    /// <param name="breakUntil">End of the newest break, UTC, exclusive; null when there was none.</param>
    /// <param name="epoch">The window that holds it.</param>
    /// <param name="number">Number of the newest event.</param>
    /// <param name="hash">Hash of the newest event.</param>
    /// <param name="version">Version of the attempt's row.</param>
    /// <param name="numbers">Client numbers of this epoch that are stored, and whether they counted.</param>
    public AttemptHead(
        AttemptId attempt,
        bool isClosed,
        DateTime deadlineAt,
        DateTime? breakUntil,
        int epoch,
        int number,
        byte[] hash,
        int version,
        IEnumerable<KeyValuePair<int, SaveVerdict>> numbers
    )
    {
        Attempt = attempt;
        IsClosed = isClosed;
        DeadlineAt = deadlineAt;
        BreakUntil = breakUntil;
        Epoch = epoch;
        Number = number;
        Hash = hash;
        Version = version;
        this.numbers = new(numbers);
    }

    public AttemptId Attempt { get; }

    public bool IsClosed { get; }

    public DateTime DeadlineAt { get; }

    public DateTime? BreakUntil { get; }

    public int Epoch { get; }

    public int Number { get; private set; }

    public byte[] Hash { get; private set; }

    public int Version { get; private set; }

    /// <summary>Appends a change, or tells why not.</summary>
    /// <param name="change">The change; its shape and its place in the form have been checked.</param>
    /// <returns>The verdict, and the event to store: null when it is stored already or refused.</returns>
    public (SaveVerdict Verdict, AttemptEvent? Event) Take(AnswerChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Epoch != Epoch)
        {
            return (SaveVerdict.Moved, null);
        }

        if (numbers.TryGetValue(change.ClientNumber, out var stored))
        {
            return (stored, null);
        }

        if (TimeAccount.IsResting(BreakUntil, change.ReceivedAt))
        {
            return (SaveVerdict.Resting, null);
        }

        if (Number >= AttemptLog.MaximumEvents)
        {
            return (SaveVerdict.TooMany, null);
        }

        var isLate = IsClosed || TimeAccount.IsLate(change.ReceivedAt, DeadlineAt);
        var entry = new AttemptEntry(
            Number + 1,
            isLate ? AttemptEventKind.Late : change.Kind,
            isLate ? change.Kind : null,
            change.Item,
            change.Option,
            change.Epoch,
            change.ClientNumber,
            TimeAccount.Storable(change.ReceivedAt)
        );
        Hash = AttemptLog.Link(Hash, entry);
        Number = entry.Number;
        var verdict = isLate ? SaveVerdict.Late : SaveVerdict.Saved;
        numbers[change.ClientNumber] = verdict;
        return (verdict, AttemptEvent.From(Attempt, entry, Hash));
    }

    /// <summary>Notes that what was taken is stored.</summary>
    public void Stored() => Version++;
}
