using Microsoft.AspNetCore.Antiforgery;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>What of accounts is not a page.</summary>
internal static class AccountEndpoints
{
    public static IEndpointRouteBuilder MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/sign-out", SignOutAsync).AllowAnonymous();
        return routes;
    }

    /// <summary>Only a form of this site ends a session; whoever has none is simply sent to the start.</summary>
    private static async Task<IResult> SignOutAsync(
        HttpContext http,
        IAntiforgery antiforgery,
        Door door,
        AccountCookie cookie,
        CancellationToken ct
    )
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        await door.SendAsync(new SignOut(), ct);
        await cookie.ClearAsync();
        return Results.LocalRedirect("/");
    }
}
