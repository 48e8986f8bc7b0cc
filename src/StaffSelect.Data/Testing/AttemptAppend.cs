using StaffSelect.Domain;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Data.Testing;

/// <summary>New events of one attempt, and what the row must still look like for them to be stored.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Epoch">Expected window.</param>
/// <param name="Version">Expected version.</param>
/// <param name="Hash">Expected head.</param>
/// <param name="Events">New events, by number; at least one.</param>
public sealed record AttemptAppend(
    AttemptId Attempt,
    int Epoch,
    int Version,
    byte[] Hash,
    IReadOnlyList<AttemptEvent> Events
)
{
    public AttemptEvent Last => Events[^1];
}

/// <summary>The statements of the attempt log, one adapter per database.</summary>
public interface IAttemptLogStore : IAsyncDisposable
{
    /// <summary>Reads the ends of logs; unknown attempts are left out.</summary>
    Task<IReadOnlyList<AttemptHead>> ReadAsync(
        IReadOnlyCollection<AttemptId> attempts,
        CancellationToken ct
    );

    /// <summary>Stores what still fits, in one transaction.</summary>
    /// <returns>The attempts whose events were stored; the others' rows have changed meanwhile.</returns>
    Task<IReadOnlySet<AttemptId>> AppendAsync(
        IReadOnlyList<AttemptAppend> appends,
        CancellationToken ct
    );
}
