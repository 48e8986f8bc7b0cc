namespace StaffSelect.Web.Reports.Requests;

/// <summary>One sweep at a time in a process, with as many hands as it may use.</summary>
/// <remarks>One core is left to people: a batch of reports must not slow down a test that is going on.</remarks>
internal sealed class ReportSweep
{
    private int running;

    public int Hands { get; } = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>False when a sweep is going on; it will see what is due.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref running, 1, 0) == 0;

    public void End() => Volatile.Write(ref running, 0);
}
