using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;

namespace StaffSelect.Web.Shell;

/// <summary>Which requests are for the interactive world of staff.</summary>
internal static class StaffPages
{
    public static bool IsStaff(HttpContext context) =>
        context.GetEndpoint() is { } endpoint
        && endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && context.AcceptsInteractiveRouting();
}
