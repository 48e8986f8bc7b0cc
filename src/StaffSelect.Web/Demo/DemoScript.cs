namespace StaffSelect.Web.Demo;

/// <summary>Steps with the instants at which they happened, run in that order.</summary>
internal sealed class DemoScript(LoadingClock clock)
{
    private readonly List<(DateTime At, Func<CancellationToken, Task> Step)> steps = [];

    public void At(DateTime at, Func<CancellationToken, Task> step) => steps.Add((at, step));

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var (at, step) in steps.OrderBy(step => step.At))
        {
            clock.Now = at;
            await step(ct);
        }
    }
}
