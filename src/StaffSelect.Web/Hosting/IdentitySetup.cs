using Microsoft.AspNetCore.Identity;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Providers;

namespace StaffSelect.Web.Hosting;

/// <summary>ASP.NET Core Identity: accounts, cookies, tokens.</summary>
public static class IdentitySetup
{
    public static IServiceCollection AddAccounts(
        this IServiceCollection services,
        IHostEnvironment environment
    )
    {
        services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = IdentityConstants.ApplicationScheme;
                options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
            })
            .AddIdentityCookies(cookies =>
                cookies.ApplicationCookie!.Configure(cookie =>
                {
                    cookie.LoginPath = "/account/sign-in";
                    cookie.AccessDeniedPath = "/account/access-denied";
                    cookie.Cookie.SecurePolicy = environment.IsDevelopment()
                        ? CookieSecurePolicy.SameAsRequest
                        : CookieSecurePolicy.Always;
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.SlidingExpiration = true;
                    cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
                })
            );
        services
            .AddIdentityCore<AppUser>(options =>
            {
                options.SignIn.RequireConfirmedAccount = true;
                DatabaseRegistration.ConfigureStores(options);
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.AllowedForNewUsers = false;
            })
            .AddEntityFrameworkStores<AppDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        return services;
    }
}
