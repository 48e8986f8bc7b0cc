using Microsoft.AspNetCore.Components.Web;
using StaffSelect.Web.Hosting;

namespace StaffSelect.Web.Shell;

/// <summary>Keeps the frame of a staff page standing when its content fails, and logs the fault with a code to tell support.</summary>
public sealed class StaffErrorBoundary(ILogger<StaffErrorBoundary> logger) : ErrorBoundary
{
    public string Code { get; private set; } = "";

    protected override Task OnErrorAsync(Exception exception)
    {
        Code = SupportCode.New();
        logger.LogError(exception, "Fault on a staff page; support code {SupportCode}", Code);
        return Task.CompletedTask;
    }
}
