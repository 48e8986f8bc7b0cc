using System.Globalization;
using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Components;

/// <summary>Renders staff components for a signed-in person on the use cases of a <see cref="TestApp"/>.</summary>
internal static class StaffComponents
{
    public static BunitContext For(TestApp app, Actor actor, string culture = "uk-UA")
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        var identity = Options.Create(new IdentityOptions());
        var signedIn = context.AddAuthorization();
        signedIn.SetAuthorized("member");
        signedIn.SetClaims(
            new Claim(ClaimTypes.NameIdentifier, actor.RequiredUserId.ToString()),
            new Claim(identity.Value.ClaimsIdentity.SecurityStampClaimType, actor.SecurityStamp!)
        );
        context.Services.AddSingleton<TimeProvider>(app.Time);
        context.Services.AddSingleton(app.Services.GetRequiredService<UseCases.UseCases>());
        context.Services.AddSingleton(app.Services.GetRequiredService<GrantReader>());
        context.Services.AddSingleton<IOptions<IdentityOptions>>(identity);
        context.Services.AddSingleton<IHttpContextAccessor>(new HttpContextAccessor());
        context.Services.AddScoped<CurrentActor>();
        context.Services.AddScoped<Door>();
        context.Services.AddLocalization();
        context.Services.AddScoped<DisplayText>();
        context.Services.AddScoped<ProblemWording>();
        context.Services.AddMudServices();
        return context;
    }
}
