using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using MudBlazor;
using MudBlazor.Services;
using StaffSelect.Web.Account;
using StaffSelect.Web.Public.Ranking;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Errors;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Hosting;

/// <summary>Pages, their error pages and the two ways they are rendered: static for candidates and the public, interactive for staff.</summary>
internal static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        // Cyrillic as itself, not as eight characters a letter
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddExceptionHandler<SupportCodeLogger>();
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomLeft;
            options.SnackbarConfiguration.VisibleStateDuration = 6000;
            options.SnackbarConfiguration.RequireInteraction = false;
        });
        services.ConfigureApplicationCookie(options =>
        {
            // who may not see a page is told so at its own address; programs get a bare status
            options.Events.OnRedirectToAccessDenied = RefuseOrLeadToSecondFactorAsync;
            var signIn = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = context =>
                context.Request.Path.StartsWithSegments("/api")
                    ? Refuse(context, StatusCodes.Status401Unauthorized)
                    : signIn(context);
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "ss-af";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }

    /// <summary>Refusals and faults of pages are pages too; interfaces for programs keep their bare status.</summary>
    public static WebApplication UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",
                CreateScopeForErrors = true,
                AllowStatusCode404Response = true,
                StatusCodeSelector = fault =>
                    (fault as BadHttpRequestException)?.StatusCode
                    ?? StatusCodes.Status500InternalServerError,
            }
        );
        app.UseWhen(
            AsksForPage,
            branch =>
                branch.UseStatusCodePagesWithReExecute(
                    "/error/{0}",
                    createScopeForStatusCodePages: true
                )
        );
        // an error page is read, whatever was sent: its form has been judged already
        app.Use(
            (context, next) =>
            {
                if (IsErrorPage(context))
                {
                    context.Request.Method = HttpMethods.Get;
                }

                return next(context);
            }
        );
        return app;
    }

    /// <summary>Checks antiforgery tokens and gives an expired form its own page.</summary>
    public static WebApplication UseFormProtection(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use(
            (context, next) =>
            {
                if (
                    !IsErrorPage(context)
                    && context.Features.Get<IAntiforgeryValidationFeature>()
                        is { IsValid: false } form
                    && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()
                        is not null
                )
                {
                    context.Response.StatusCode = StatusOf(form.Error);
                    context.Items[ErrorPage.ExpiredForm] =
                        context.Response.StatusCode == StatusCodes.Status400BadRequest;
                    return Task.CompletedTask;
                }

                return next(context);
            }
        );
        return app;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        // otherwise only signed-in people would receive style sheets and scripts
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
                // the policy of SecurityHeaders forbids framing altogether
                options.ContentSecurityFrameAncestorsPolicy = null
            );
        app.MapCulture();
        app.MapAccount();
        app.MapResults();
        // without an endpoint of its own an unknown address would ask for a sign-in instead of answering 404
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();
        return app;
    }

    /// <summary>Who lacks nothing but the second step is led to it; he would not find it from a refusal.</summary>
    private static async Task RefuseOrLeadToSecondFactorAsync(
        RedirectContext<CookieAuthenticationOptions> context
    )
    {
        var request = context.HttpContext;
        var isLed =
            AsksForPage(request)
            && HttpMethods.IsGet(request.Request.Method)
            && (
                await request.RequestServices.GetRequiredService<CurrentActor>().GetAsync()
            ).AwaitsSecondFactor;
        if (isLed)
        {
            context.Response.Redirect(SecondFactorDemand.Page);
            return;
        }

        await Refuse(context, StatusCodes.Status403Forbidden);
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null;

    // a body over the limit cannot be read for its token either
    private static int StatusOf(Exception? fault) =>
        fault switch
        {
            BadHttpRequestException request => request.StatusCode,
            InvalidDataException unread when IsTooLarge(unread) =>
                StatusCodes.Status413PayloadTooLarge,
            { InnerException: { } inner } => StatusOf(inner),
            _ => StatusCodes.Status400BadRequest,
        };

    /// <remarks>The framework tells a form over its limits from one that is malformed by nothing but its words.</remarks>
    private static bool IsTooLarge(InvalidDataException fault) =>
        fault.Message.StartsWith("Form ", StringComparison.Ordinal)
        || fault.Message.StartsWith("Multipart body length limit", StringComparison.Ordinal);

    private static bool AsksForPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api")
        && !context.Request.Path.StartsWithSegments("/_blazor")
        && !context.Request.Path.StartsWithSegments("/_framework")
        && !context.Request.Path.StartsWithSegments("/health")
        && (
            HttpMethods.IsPost(context.Request.Method)
            || context.Request.Headers.Accept.Count == 0
            || context.Request.Headers.Accept.Any(value =>
                value is not null
                && (
                    value.Contains("text/html", StringComparison.OrdinalIgnoreCase)
                    || value.Contains("*/*", StringComparison.Ordinal)
                )
            )
        );
}
