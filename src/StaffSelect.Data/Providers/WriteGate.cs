namespace StaffSelect.Data.Providers;

public enum WritePriority
{
    /// <summary>The attempt log: answers of people who sit a test.</summary>
    Log,

    /// <summary>Every other write.</summary>
    Normal,
}

/// <summary>Lets one writer at a time into a SQLite file; the attempt log goes first when both wait.</summary>
/// <remarks>
/// Taken only around BEGIN IMMEDIATE – SaveChanges – COMMIT. Databases that have row locks of their own get the open gate, which costs nothing.
/// </remarks>
public sealed class WriteGate(bool isOpen)
{
    private readonly Lock sync = new();
    private readonly Queue<TaskCompletionSource> logWaiters = new();
    private readonly Queue<TaskCompletionSource> normalWaiters = new();
    private bool isHeld;

    /// <summary>Waits for the turn; dispose what is returned as soon as the transaction has ended.</summary>
    public async ValueTask<IDisposable> EnterAsync(
        WritePriority priority,
        CancellationToken ct = default
    )
    {
        if (isOpen)
        {
            return Pass.Free;
        }

        TaskCompletionSource waiter;
        lock (sync)
        {
            if (!isHeld)
            {
                isHeld = true;
                return new Pass(this);
            }

            waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (priority == WritePriority.Log ? logWaiters : normalWaiters).Enqueue(waiter);
        }

        await using (ct.Register(() => waiter.TrySetCanceled(ct)))
        {
            await waiter.Task;
        }

        return new Pass(this);
    }

    private void Leave()
    {
        lock (sync)
        {
            while (logWaiters.TryDequeue(out var next) || normalWaiters.TryDequeue(out next))
            {
                if (next.TrySetResult())
                {
                    return;
                }
            }

            isHeld = false;
        }
    }

    private sealed class Pass(WriteGate? gate) : IDisposable
    {
        public static readonly Pass Free = new(null);
        private WriteGate? gate = gate;

        public void Dispose() => Interlocked.Exchange(ref gate, null)?.Leave();
    }
}
