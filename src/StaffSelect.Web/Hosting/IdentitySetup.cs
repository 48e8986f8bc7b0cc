using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account;

namespace StaffSelect.Web.Hosting;

/// <summary>ASP.NET Core Identity: accounts, cookies, tokens.</summary>
public static class IdentitySetup
{
    private static readonly TimeSpan StampInterval = TimeSpan.FromMinutes(1);

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
                    cookie.Cookie.Name = "ss-session";
                    cookie.LoginPath = "/account/sign-in";
                    cookie.LogoutPath = "/account/sign-out";
                    cookie.ReturnUrlParameter = "returnUrl";
                    cookie.Cookie.SecurePolicy = environment.IsDevelopment()
                        ? CookieSecurePolicy.SameAsRequest
                        : CookieSecurePolicy.Always;
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.SlidingExpiration = true;
                    cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
                    cookie.Events.OnValidatePrincipal = ValidateWhenDueAsync;
                })
            );
        services
            .AddIdentityCore<AppUser>(options =>
            {
                options.SignIn.RequireConfirmedAccount = true;
                DatabaseRegistration.ConfigureStores(options);
                options.User.RequireUniqueEmail = true;
                // an address is the name; which addresses are good is a rule of the domain
                options.User.AllowedUserNameCharacters = "";
                options.Password.RequiredLength = PasswordRule.MinimumLength;
                options.Password.RequiredUniqueChars = PasswordRule.MinimumDistinct;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.AllowedForNewUsers = false;
                options.Tokens.EmailConfirmationTokenProvider = AccountLinkTokens.Name;
                options.Tokens.PasswordResetTokenProvider = AccountLinkTokens.Name;
            })
            .AddUserStore<AppUserStore>()
            .AddSignInManager()
            .AddTokenProvider<AccountLinkTokens>(AccountLinkTokens.Name);
        // a changed password ends the sessions of other browsers within a minute; the door itself asks every 30 seconds
        services.Configure<SecurityStampValidatorOptions>(options =>
            options.ValidationInterval = StampInterval
        );
        services.AddSingleton<SignInTurnstiles>();
        // one for the whole process: the stand-in for unknown addresses is hashed by it once
        services.AddSingleton<IPasswordHasher<AppUser>, PasswordHasher<AppUser>>();
        services.AddSingleton<UnknownAccount>();
        services.AddScoped<SignInTurn>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<AccountMails>();
        services.AddScoped<AccountSessions>();
        services.AddScoped<AccountCookie>();
        return services;
    }

    /// <summary>Identity's validator brings managers, stores and a context along; it is asked for only when it would look.</summary>
    private static Task ValidateWhenDueAsync(CookieValidatePrincipalContext context)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        return
            context.Properties.IssuedUtc is { } issued && now.GetUtcNow() - issued <= StampInterval
            ? Task.CompletedTask
            : SecurityStampValidator.ValidatePrincipalAsync(context);
    }
}
