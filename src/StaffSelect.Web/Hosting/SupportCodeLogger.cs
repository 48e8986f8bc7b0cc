using Microsoft.AspNetCore.Diagnostics;

namespace StaffSelect.Web.Hosting;

/// <summary>Writes the support code of a fault to the log and leaves the answer to the error page.</summary>
internal sealed class SupportCodeLogger(ILogger<SupportCodeLogger> logger) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        logger.LogError(
            "Fault at {Path}; support code {SupportCode}",
            httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path,
            SupportCode.Of(httpContext)
        );
        return ValueTask.FromResult(false);
    }
}
