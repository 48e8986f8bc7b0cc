using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using MudBlazor;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Hosting;

/// <summary>Languages: Ukrainian first, English beside it; a cookie decides, never the browser's header.</summary>
internal static class TextSetup
{
    public const string Ukrainian = "uk-UA";
    public const string English = "en-GB";

    public static IServiceCollection AddTexts(this IServiceCollection services)
    {
        services.AddLocalization();
        // Cyrillic letters as they are: as character references a page is three times as long
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddTransient<MudLocalizer, UiMudLocalizer>();
        // its own English is not ours either
        services.AddTransient<ILocalizationInterceptor>(
            provider => new DefaultLocalizationInterceptor(
                provider.GetRequiredService<ILoggerFactory>(),
                provider.GetRequiredService<MudLocalizer>()
            )
            {
                IgnoreDefaultEnglish = true,
            }
        );
        services.AddScoped<DisplayText>();
        services.AddScoped<EligibilityWording>();
        services.AddScoped<ProblemWording>();
        services.AddScoped<ResultWording>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options
                .SetDefaultCulture(Ukrainian)
                .AddSupportedCultures(Ukrainian, English)
                .AddSupportedUICultures(Ukrainian, English);
            options.RequestCultureProviders.Clear();
            options.RequestCultureProviders.Add(new CookieRequestCultureProvider());
        });
        return services;
    }

    public static IEndpointRouteBuilder MapCulture(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/culture/{culture}",
                (string culture, string? returnUrl, HttpContext http) =>
                {
                    var name = culture switch
                    {
                        "uk" => Ukrainian,
                        "en" => English,
                        _ => null,
                    };
                    if (name is null)
                    {
                        return Results.NotFound();
                    }

                    http.Response.Cookies.Append(
                        CookieRequestCultureProvider.DefaultCookieName,
                        CookieRequestCultureProvider.MakeCookieValue(
                            new RequestCulture(CultureInfo.GetCultureInfo(name))
                        ),
                        new CookieOptions
                        {
                            HttpOnly = true,
                            IsEssential = true,
                            MaxAge = TimeSpan.FromDays(365),
                            Path = "/",
                            SameSite = SameSiteMode.Lax,
                            Secure = http.Request.IsHttps,
                        }
                    );
                    return Results.LocalRedirect(LocalPath.OrHome(returnUrl));
                }
            )
            .AllowAnonymous();
        return routes;
    }
}
