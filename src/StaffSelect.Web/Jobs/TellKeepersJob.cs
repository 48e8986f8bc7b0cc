using StaffSelect.Web.Staff.Gates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Jobs;

/// <summary>Each morning: who keeps a gate learns that candidates wait there.</summary>
internal sealed class TellKeepersJob(UseCases.UseCases useCases)
{
    private static readonly Actor Sender = Actor.System("tell keepers");

    public Task RunAsync(CancellationToken ct) => useCases.SendAsync(new TellKeepers(), Sender, ct);
}
