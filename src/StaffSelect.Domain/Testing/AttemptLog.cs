using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StaffSelect.Domain.Testing;

/// <summary>What happened in an attempt. The numbers are part of the chain's canonical form and never change.</summary>
public enum AttemptEventKind
{
    Started = 1,

    /// <summary>An option was chosen.</summary>
    Answered = 2,

    /// <summary>The answer was taken back; the item is skipped unless answered again.</summary>
    Cleared = 3,
    Flagged = 4,
    Unflagged = 5,

    /// <summary>The same window loaded the page again.</summary>
    Reopened = 6,

    /// <summary>Another window or device took over after a confirmation.</summary>
    TakenOver = 7,

    /// <summary>A change received at or after the deadline or after the end: kept, never counted.</summary>
    Late = 8,

    /// <summary>The deadline was moved by a changed accommodation.</summary>
    DeadlineMoved = 9,

    /// <summary>The candidate finished.</summary>
    Finished = 10,

    /// <summary>The deadline passed and the sweep closed the attempt.</summary>
    Expired = 11,

    /// <summary>A granted break began; the clock stands for its length.</summary>
    BreakStarted = 12,

    /// <summary>The candidate went on before the break was over.</summary>
    BreakEnded = 13,
}

/// <summary>Everything of an event that is hashed.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Late">What a late change was; null unless <paramref name="Kind"/> is <see cref="AttemptEventKind.Late"/>.</param>
/// <param name="Item">Place in the form, from 1; null when the event is not about an item.</param>
/// <param name="Option">Id of the chosen option, of several their ids by <see cref="ItemKey.Join"/>; null unless answered.</param>
/// <param name="Epoch">Number of the window that sent it, from 1.</param>
/// <param name="ClientNumber">The window's own number of the change, from 1; null for what the server did.</param>
/// <param name="ReceivedAt">UTC, whole microseconds, when the whole request had been read.</param>
public sealed record AttemptEntry(
    int Number,
    AttemptEventKind Kind,
    AttemptEventKind? Late,
    int? Item,
    string? Option,
    int Epoch,
    int? ClientNumber,
    DateTime ReceivedAt
);

/// <summary>The hash chain of an attempt.</summary>
public static class AttemptLog
{
    /// <summary>Length of a link in bytes.</summary>
    public const int HashLength = 32;

    /// <summary>More events than this no person makes in one test; further ones are refused.</summary>
    public const int MaximumEvents = 5000;

    private static readonly byte[] Domain = "StaffSelect attempt 1"u8.ToArray();

    /// <summary>What the first event is chained to.</summary>
    /// <remarks>SHA-256 of a fixed label, the attempt's id and the seed, so that a log cannot be moved to another attempt.</remarks>
    public static byte[] Origin(AttemptId attempt, ulong seed)
    {
        Span<byte> bytes = stackalloc byte[Domain.Length + 16 + 8];
        Domain.CopyTo(bytes);
        attempt.Value.TryWriteBytes(bytes[Domain.Length..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[(Domain.Length + 16)..], seed);
        return SHA256.HashData(bytes);
    }

    /// <summary>The next link.</summary>
    /// <param name="previous">The link before.</param>
    /// <param name="entry">The event.</param>
    /// <remarks>
    /// SHA-256 of: previous link (32 bytes), number (int32), kind (byte), late kind (byte, 0 for none), item (int32, 0 for none), epoch (int32),
    /// client number (int32, 0 for none), received (int64, ticks of 100 ns since year 1, UTC), length of the option's UTF-8 (int32, −1 for none) and the option. Integers are big-endian.
    /// </remarks>
    /// <exception cref="ArgumentException">The instant is not UTC in whole microseconds, or the previous link has another length.</exception>
    public static byte[] Link(ReadOnlySpan<byte> previous, AttemptEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (previous.Length != HashLength)
        {
            throw new ArgumentException("A link has 32 bytes.", nameof(previous));
        }

        if (
            entry.ReceivedAt.Kind != DateTimeKind.Utc
            || TimeAccount.Storable(entry.ReceivedAt) != entry.ReceivedAt
        )
        {
            throw new ArgumentException("UTC in whole microseconds.", nameof(entry));
        }

        var option = entry.Option is null ? null : Encoding.UTF8.GetBytes(entry.Option);
        var bytes = new ArrayBufferWriter<byte>(HashLength + 30 + (option?.Length ?? 0));
        bytes.Write(previous);
        Int32(bytes, entry.Number);
        bytes.Write([(byte)entry.Kind, (byte)(entry.Late ?? 0)]);
        Int32(bytes, entry.Item ?? 0);
        Int32(bytes, entry.Epoch);
        Int32(bytes, entry.ClientNumber ?? 0);
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(8), entry.ReceivedAt.Ticks);
        bytes.Advance(8);
        Int32(bytes, option?.Length ?? -1);
        bytes.Write(option);
        return SHA256.HashData(bytes.WrittenSpan);
    }

    /// <summary>Checks a whole log.</summary>
    /// <param name="attempt">Whose log it is.</param>
    /// <param name="seed">The attempt's seed.</param>
    /// <param name="events">All events with their stored links, by number.</param>
    /// <returns>The number of the first event that does not fit, or null when the chain is whole.</returns>
    public static int? FirstBroken(
        AttemptId attempt,
        ulong seed,
        IEnumerable<(AttemptEntry Entry, byte[] Hash)> events
    )
    {
        ArgumentNullException.ThrowIfNull(events);
        var link = Origin(attempt, seed);
        var number = 0;
        foreach (var (entry, hash) in events)
        {
            number++;
            link = Link(link, entry);
            if (entry.Number != number || !link.AsSpan().SequenceEqual(hash))
            {
                return number;
            }
        }

        return null;
    }

    private static void Int32(ArrayBufferWriter<byte> bytes, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(4), value);
        bytes.Advance(4);
    }
}
