using System.Security.Cryptography;
using Microsoft.AspNetCore.Components.Endpoints;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.Hosting;

/// <summary>Puts the protective headers on every answer: pages, files, redirects and errors.</summary>
internal static class SecurityHeaders
{
    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private static readonly object NonceKey = new();

    /// <summary>Must stand first: callbacks registered here also run for answers that other middleware makes.</summary>
    public static IApplicationBuilder UseSecurityHeaders(
        this IApplicationBuilder app,
        IHostEnvironment environment
    ) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    Write(context, environment);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    /// <summary>The nonce of this request; asking for it puts it into the policy.</summary>
    public static string NonceOf(HttpContext context)
    {
        if (context.Items[NonceKey] is not string nonce)
        {
            nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            context.Items[NonceKey] = nonce;
        }

        return nonce;
    }

    private static void Write(HttpContext context, IHostEnvironment environment)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", Policy(context));
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!environment.IsDevelopment() && context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (
            context.User.Identity?.IsAuthenticated == true
            && (headers.CacheControl.Count == 0 || IsPage(context))
        )
        {
            headers.CacheControl = "no-store";
        }
    }

    private static string Policy(HttpContext context)
    {
        var script = context.Items[NonceKey] is string nonce
            ? $"script-src 'self' 'nonce-{nonce}'"
            : "script-src 'self'";
        // MudBlazor and the jobs dashboard set style attributes; candidate and public pages do not
        var style = IsStaff(context) ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'";
        return $"default-src 'self'; {script}; {style}; img-src 'self' data:; connect-src 'self'; font-src 'self'; frame-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";
    }

    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    // the dashboard's branch moves its prefix into the path base
    private static bool IsStaff(HttpContext context) =>
        StaffPages.IsStaff(context)
        || context.Request.PathBase.Add(context.Request.Path).StartsWithSegments("/jobs");
}
