using Hangfire;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Files;

/// <summary>Removes bytes that no row knows.</summary>
internal sealed class StrayFilesJob(UseCases.UseCases useCases)
{
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(CancellationToken ct) =>
        useCases.SendAsync(new RemoveStrayFiles(), Actor.System("stray-files"), ct);
}
