namespace StaffSelect.Domain.Testing;

/// <summary>One stored event of an attempt; inserted once, never changed or removed.</summary>
public sealed class AttemptEvent
{
    private AttemptEvent() { }

    public AttemptId Attempt { get; private set; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private set; }

    public AttemptEventKind Kind { get; private set; }

    /// <summary>What a late change was.</summary>
    public AttemptEventKind? Late { get; private set; }

    /// <summary>Place in the form, from 1.</summary>
    public int? Item { get; private set; }

    /// <summary>Id of the chosen option; of several, their ids by <see cref="ItemKey.Join"/>.</summary>
    public string? Option { get; private set; }

    /// <summary>Number of the window that sent it.</summary>
    public int Epoch { get; private set; }

    /// <summary>The window's own number of the change; unique with attempt and epoch, which makes a resend harmless.</summary>
    public int? ClientNumber { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ReceivedAt { get; private set; }

    /// <summary>SHA-256 over the link before and this event.</summary>
    public byte[] Hash { get; private set; } = [];

    public AttemptEntry Entry =>
        new(Number, Kind, Late, Item, Option, Epoch, ClientNumber, ReceivedAt);

    public static AttemptEvent From(AttemptId attempt, AttemptEntry entry, byte[] hash)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new()
        {
            Attempt = attempt,
            Number = entry.Number,
            Kind = entry.Kind,
            Late = entry.Late,
            Item = entry.Item,
            Option = entry.Option,
            Epoch = entry.Epoch,
            ClientNumber = entry.ClientNumber,
            ReceivedAt = entry.ReceivedAt,
            Hash = hash,
        };
    }
}
