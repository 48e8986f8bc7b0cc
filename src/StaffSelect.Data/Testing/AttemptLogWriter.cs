using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Data.Testing;

/// <summary>Appends the changes of many candidates in one transaction; one for each process.</summary>
/// <remarks>
/// Each request is acknowledged only after its transaction has been committed. While one batch is being committed the next one gathers, so no timer is needed.
/// What is remembered of an attempt is a cache: the database decides by the conditional update of the attempt's row and by unique keys, so several processes may serve one attempt.
/// </remarks>
public sealed class AttemptLogWriter : IAsyncDisposable
{
    /// <summary>Requests that may wait; further ones are told to come back.</summary>
    public const int Capacity = 4096;

    private const int LargestBatch = 256;
    private const int Rounds = 3;
    private const int MostRemembered = 20_000;

    private readonly Channel<Request> queue = Channel.CreateBounded<Request>(
        new BoundedChannelOptions(Capacity) { SingleReader = true }
    );
    private readonly Dictionary<AttemptId, AttemptHead> heads = [];
    private readonly IAttemptLogStore store;
    private readonly ILogger<AttemptLogWriter> log;
    private readonly Task loop;

    public AttemptLogWriter(IAttemptLogStore store, ILogger<AttemptLogWriter> log)
    {
        this.store = store;
        this.log = log;
        loop = Task.Run(LoopAsync);
    }

    /// <summary>Appends the changes of one request.</summary>
    /// <param name="attempt">The attempt; permission, ownership and shape have been checked.</param>
    /// <param name="changes">In the order sent.</param>
    /// <param name="ct">Ends the waiting, not the storing.</param>
    /// <returns>A verdict for each change, after they have been committed; null when the writer cannot take or store them now.</returns>
    public async Task<IReadOnlyList<SaveVerdict>?> AppendAsync(
        AttemptId attempt,
        IReadOnlyList<AnswerChange> changes,
        CancellationToken ct = default
    )
    {
        var request = new Request(attempt, changes);
        return queue.Writer.TryWrite(request) ? await request.Answer.Task.WaitAsync(ct) : null;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        await store.DisposeAsync();
    }

    private async Task LoopAsync()
    {
        var batch = new List<Request>(LargestBatch);
        while (await queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var request))
            {
                batch.Add(request);
            }

            await StoreAsync(batch);
            batch.Clear();
        }
    }

    private async Task StoreAsync(IReadOnlyList<Request> batch)
    {
        var groups = batch
            .GroupBy(request => request.Attempt)
            .Select(group => new Group(group.Key, [.. group]))
            .OrderBy(group => group.Attempt.Value)
            .ToList();
        if (await TryStoreAsync(groups))
        {
            return;
        }

        // one of them may be at fault: each alone, so that it fails alone
        foreach (var group in groups.Where(group => !group.IsAnswered))
        {
            if (!await TryStoreAsync([group]))
            {
                group.Answer(null);
            }
        }
    }

    private async Task<bool> TryStoreAsync(IReadOnlyList<Group> groups)
    {
        try
        {
            await StoreRoundsAsync(groups);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            foreach (var group in groups)
            {
                heads.Remove(group.Attempt);
            }

            log.LogError(
                exception,
                "The answers of {Count} attempts were not stored",
                groups.Count
            );
            return false;
        }
    }

    private async Task StoreRoundsAsync(IReadOnlyList<Group> groups)
    {
        var open = groups.ToList();
        for (var round = 1; round <= Rounds && open.Count > 0; round++)
        {
            await ReadMissingAsync(open);
            var appends = new List<AttemptAppend>(open.Count);
            foreach (var group in open)
            {
                if (group.Take(heads.GetValueOrDefault(group.Attempt)) is { } append)
                {
                    appends.Add(append);
                }
            }

            await ReDecideAsync(open, appends);
            var stored =
                appends.Count == 0
                    ? new HashSet<AttemptId>()
                    : await store.AppendAsync(appends, CancellationToken.None);
            foreach (var group in open)
            {
                if (group.HasNothingToStore)
                {
                    group.Answer(group.Verdicts);
                }
                else if (stored.Contains(group.Attempt))
                {
                    heads[group.Attempt].Stored();
                    group.Answer(group.Verdicts);
                }
                else
                {
                    heads.Remove(group.Attempt);
                }
            }

            open.RemoveAll(group => group.IsAnswered);
        }

        foreach (var group in open)
        {
            group.Answer(null);
        }
    }

    /// <summary>A refusal from memory may be out of date (a take-over, a longer deadline): asked again of the database before it is given.</summary>
    private async Task ReDecideAsync(List<Group> open, List<AttemptAppend> appends)
    {
        var doubtful = open.Where(group =>
                !group.IsFresh && group.Verdicts.Any(verdict => verdict != SaveVerdict.Saved)
            )
            .ToList();
        if (doubtful.Count == 0)
        {
            return;
        }

        foreach (var group in doubtful)
        {
            heads.Remove(group.Attempt);
            appends.RemoveAll(append => append.Attempt == group.Attempt);
        }

        await ReadMissingAsync(doubtful);
        foreach (var group in doubtful)
        {
            if (group.Take(heads.GetValueOrDefault(group.Attempt)) is { } append)
            {
                appends.Add(append);
            }
        }
    }

    private async Task ReadMissingAsync(IReadOnlyList<Group> groups)
    {
        if (heads.Count > MostRemembered)
        {
            heads.Clear();
        }

        var missing = groups.Where(group => !heads.ContainsKey(group.Attempt)).ToList();
        foreach (var group in groups)
        {
            group.IsFresh = false;
        }

        if (missing.Count == 0)
        {
            return;
        }

        var read = await store.ReadAsync(
            [.. missing.Select(group => group.Attempt)],
            CancellationToken.None
        );
        foreach (var head in read)
        {
            heads[head.Attempt] = head;
        }

        foreach (var group in missing)
        {
            group.IsFresh = true;
        }
    }

    private sealed record Request(AttemptId Attempt, IReadOnlyList<AnswerChange> Changes)
    {
        /// <summary>Continuations run elsewhere: a request's rest must not hold up the writer.</summary>
        public TaskCompletionSource<IReadOnlyList<SaveVerdict>?> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The requests of one attempt in one batch.</summary>
    private sealed class Group(AttemptId attempt, IReadOnlyList<Request> requests)
    {
        public AttemptId Attempt { get; } = attempt;

        /// <summary>Decided on what was just read, not on what was remembered.</summary>
        public bool IsFresh { get; set; }

        public bool IsAnswered { get; private set; }

        public bool HasNothingToStore { get; private set; }

        public IReadOnlyList<SaveVerdict> Verdicts { get; private set; } = [];

        /// <summary>Decides all changes against a head, which moves on.</summary>
        public AttemptAppend? Take(AttemptHead? head)
        {
            HasNothingToStore = true;
            if (head is null)
            {
                Verdicts =
                [
                    .. requests.SelectMany(request =>
                        request.Changes.Select(_ => SaveVerdict.Unknown)
                    ),
                ];
                return null;
            }

            var (version, epoch, hash) = (head.Version, head.Epoch, head.Hash);
            var verdicts = new List<SaveVerdict>();
            var events = new List<AttemptEvent>();
            foreach (var change in requests.SelectMany(request => request.Changes))
            {
                var (verdict, entry) = head.Take(change);
                verdicts.Add(verdict);
                if (entry is not null)
                {
                    events.Add(entry);
                }
            }

            Verdicts = verdicts;
            HasNothingToStore = events.Count == 0;
            return HasNothingToStore
                ? null
                : new AttemptAppend(Attempt, epoch, version, hash, events);
        }

        /// <summary>Tells each request its share; null means "not now".</summary>
        public void Answer(IReadOnlyList<SaveVerdict>? verdicts)
        {
            IsAnswered = true;
            var start = 0;
            foreach (var request in requests)
            {
                request.Answer.TrySetResult(
                    verdicts is null ? null : [.. verdicts.Skip(start).Take(request.Changes.Count)]
                );
                start += request.Changes.Count;
            }
        }
    }
}
