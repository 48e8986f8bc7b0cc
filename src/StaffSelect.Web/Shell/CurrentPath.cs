using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace StaffSelect.Web.Shell;

/// <summary>The path and query a person sees in the address bar, also on error pages.</summary>
internal static class CurrentPath
{
    public static string Of(HttpContext? http, NavigationManager navigation)
    {
        if (http?.Features.Get<IStatusCodeReExecuteFeature>() is { } status)
        {
            return status.OriginalPathBase + status.OriginalPath + status.OriginalQueryString;
        }

        return http?.Features.Get<IExceptionHandlerPathFeature>() is { } fault
            ? fault.Path
            : new Uri(navigation.Uri).PathAndQuery;
    }
}
