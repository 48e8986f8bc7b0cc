using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.Account.Passkeys;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Hosting;

/// <summary>ASP.NET Core Identity: accounts, cookies, tokens.</summary>
public static class IdentitySetup
{
    /// <summary>A changed password ends the sessions of other browsers within this; the door itself asks every 30 seconds.</summary>
    private static readonly TimeSpan StampInterval = TimeSpan.FromMinutes(1);

    /// <summary>Item of the cookie: ticks at which a request of the session was last noted.</summary>
    private const string SeenItem = "ss-seen";

    /// <summary>Time between the two steps of signing in.</summary>
    private static readonly TimeSpan SecondStepWithin = TimeSpan.FromMinutes(10);

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
            {
                cookies.TwoFactorUserIdCookie!.Configure(cookie =>
                {
                    cookie.Cookie.Name = "ss-second-step";
                    cookie.Cookie.SecurePolicy = SecurePolicyOf(environment);
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.ExpireTimeSpan = SecondStepWithin;
                });
                cookies.ApplicationCookie!.Configure(cookie =>
                {
                    cookie.Cookie.Name = "ss-session";
                    cookie.LoginPath = "/account/sign-in";
                    cookie.LogoutPath = "/account/sign-out";
                    cookie.ReturnUrlParameter = "returnUrl";
                    cookie.Cookie.SecurePolicy = SecurePolicyOf(environment);
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.SlidingExpiration = true;
                    cookie.ExpireTimeSpan = AccountSession.Lifetime;
                    cookie.Events.OnValidatePrincipal = ValidateWhenDueAsync;
                });
            });
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
                options.Tokens.ChangeEmailTokenProvider = AccountLinkTokens.Name;
            })
            .AddUserStore<AppUserStore>()
            .AddSignInManager()
            .AddTokenProvider<AccountLinkTokens>(AccountLinkTokens.Name);
        services.AddSingleton<NetworkLimit>();
        services.AddSingleton<SignInTurnstiles>();
        // one for the whole process: the stand-in for unknown addresses is hashed by it once
        services.AddSingleton<IPasswordHasher<AppUser>, PasswordHasher<AppUser>>();
        services.AddSingleton<UnknownAccount>();
        services.AddScoped<SignInTurn>();
        services.AddScoped<TryGuard>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<SecondFactorKeys>();
        AddPasskeys(services);
        services.AddScoped<SecondFactorRemoval>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<AccountMails>();
        services.AddHttpContextAccessor();
        services.AddScoped<AccountSessions>();
        services.AddScoped<AccountCookie>();
        return services;
    }

    /// <remarks>The device must make sure of its owner: only so is a passkey both steps at once.</remarks>
    private static void AddPasskeys(IServiceCollection services)
    {
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<IConfiguration>(
                (options, configuration) =>
                {
                    var root = PublicAddress.Configured(configuration);
                    options.ServerDomain = root?.Host;
                    options.UserVerificationRequirement = "required";
                    options.ResidentKeyRequirement = "required";
                    options.ValidateOrigin = origin =>
                    {
                        var request = origin.HttpContext.Request;
                        var own = root ?? new Uri($"{request.Scheme}://{request.Host}");
                        return ValueTask.FromResult(
                            !origin.CrossOrigin
                                && origin.Origin == own.GetLeftPart(UriPartial.Authority)
                        );
                    };
                }
            );
        services.TryAddScoped<IPasskeyHandler<AppUser>, PasskeyHandler<AppUser>>();
        services.AddSingleton<PasskeyTickets>();
    }

    private static CookieSecurePolicy SecurePolicyOf(IHostEnvironment environment) =>
        environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    /// <summary>The session is asked about when its cookie is due; what it says of the way it was opened stays.</summary>
    private static async Task ValidateWhenDueAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Properties.IssuedUtc is { } issued && now - issued <= StampInterval)
        {
            return;
        }

        var actor = await services
            .GetRequiredService<GrantReader>()
            .RefreshAsync(
                services
                    .GetRequiredService<CurrentActor>()
                    .ActorOf(
                        context.Principal!,
                        context.HttpContext.Connection.RemoteIpAddress?.ToString()
                    ),
                context.HttpContext.RequestAborted
            );
        if (actor.IsAnonymous)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        else
        {
            await NoteWhenDueAsync(context, services, actor, now);
            context.ShouldRenew = true;
        }
    }

    /// <summary>A request of the session is noted now and then, never at each renewal: that would be a write a minute for everybody who sits a test.</summary>
    private static async Task NoteWhenDueAsync(
        CookieValidatePrincipalContext context,
        IServiceProvider services,
        Actor actor,
        DateTimeOffset now
    )
    {
        var items = context.Properties.Items;
        var isKnown = long.TryParse(
            items.TryGetValue(SeenItem, out var seen) ? seen : null,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var ticks
        );
        if (isKnown && now.UtcTicks - ticks < AccountSession.NotedEvery.Ticks)
        {
            return;
        }

        items[SeenItem] = now.UtcTicks.ToString(CultureInfo.InvariantCulture);
        if (isKnown)
        {
            await services
                .GetRequiredService<UseCases.UseCases>()
                .SendAsync(new NoteSessionSeen(), actor, context.HttpContext.RequestAborted);
        }
    }
}
