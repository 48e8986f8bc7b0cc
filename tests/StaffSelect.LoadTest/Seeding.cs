using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.UseCases;

namespace StaffSelect.LoadTest;

/// <summary>Somebody who sits the test.</summary>
/// <param name="Attempt">The running attempt.</param>
/// <param name="Cookie">A session of the account, as the product's own cookie.</param>
/// <param name="Form">What is asked; to know the options by their ids.</param>
internal sealed record Sitter(AttemptId Attempt, string Cookie, TestForm Form);

/// <summary>A campaign whose candidates have started their tests.</summary>
internal sealed class Seeding : IAsyncDisposable
{
    public const string CampaignCode = "load";
    private readonly ServiceProvider services;

    public Seeding(LoadDatabase database)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Database:Provider"] = database.Settings.Provider.ToString(),
                    ["Database:ConnectionString"] = database.Settings.ConnectionString,
                    ["Files:Root"] = Path.Combine(database.Folder, "files"),
                    ["Mail:Folder"] = Path.Combine(database.Folder, "mail"),
                    ["App:PublicUrl"] = "http://127.0.0.1",
                }
            )
            .Build();
        var environment = new LoadEnvironment(database.Folder);
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(configuration);
        collection.AddSingleton<IHostEnvironment>(environment);
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error).AddConsole());
        collection.AddCore(configuration, environment);
        services = collection.BuildServiceProvider();
    }

    public IServiceProvider Services => services;

    public async Task<IReadOnlyList<Sitter>> SeedAsync(int candidates)
    {
        var campaign = await AnnounceAsync();
        var now = services.GetRequiredService<TimeProvider>().UtcNow();
        var actors = new List<Actor>(candidates);
        for (var index = 0; index < candidates; index++)
        {
            actors.Add(await AddCandidateAsync(campaign, index, now));
        }

        var useCases = services.GetRequiredService<UseCases>();
        var sitters = new List<Sitter>(candidates);
        foreach (var actor in actors)
        {
            var started = await useCases.SendAsync(new StartTest(campaign.Id, true), actor);
            var player = await FormAsync(started.Value);
            sitters.Add(new Sitter(started.Value, CookieOf(actor), player));
        }

        return sitters;
    }

    /// <summary>A campaign whose windows are all open.</summary>
    public async Task<Campaign> AnnounceAsync()
    {
        var now = services.GetRequiredService<TimeProvider>().UtcNow();
        var campaign = Campaign.Create(
            CampaignCode,
            CampaignKind.Checkpoint,
            Both("Навантаження", "Load"),
            Both("Перевірка", "Trial"),
            LoadRules.Make(now),
            isDemo: true
        );
        _ = campaign.PublishNotice(new string('0', 64), now).Value;
        await ArrangeAsync(db =>
        {
            db.Campaigns.Add(campaign);
            db.AddRange(LoadRules.Items(campaign));
            return Task.CompletedTask;
        });
        return campaign;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    public static LocalizedText Both(string uk, string en) => new(uk, en);

    private async Task<TestForm> FormAsync(AttemptId attempt)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        return (await db.Set<Attempt>().FindAsync(attempt))!.Form;
    }

    private async Task<Actor> AddCandidateAsync(Campaign campaign, int index, DateTime now)
    {
        var number = index.ToString("D6", CultureInfo.InvariantCulture);
        var address = $"candidate{number}@example.test";
        var user = new AppUser
        {
            UserName = address,
            NormalizedUserName = address.ToUpperInvariant(),
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = number,
        };
        await ArrangeAsync(
            async (db, provider) =>
            {
                var personal = provider.GetRequiredService<PersonalData>();
                var person = personal.NewPerson();
                var name = await personal.SealAsync(person, number, default);
                var application = Application.Submit(
                    new Submission
                    {
                        Id = ApplicationId.New(),
                        Campaign = campaign.Id,
                        Person = person,
                        User = user.UserId,
                        FamilyName = name,
                        GivenName = name,
                        IdentityKind = IdentityKind.TaxNumber,
                        IdentityNumber = name,
                        IdentityHash = number,
                        Group = "OT",
                        Preferences = ["KRA"],
                        WorkingCode = "W-" + number,
                        PublicationCode = "P-" + number,
                    },
                    now
                );
                _ = application.Admit(null, DecisionGround.ConditionsMet, null, now).Value;
                db.Users.Add(user);
                db.RoleGrants.Add(
                    RoleGrant.Give(user.UserId, Role.Candidate, campaign.Id, null, now).Value
                );
                db.Add(application);
            }
        );
        return Actor.User(user.UserId, user.SecurityStamp, null);
    }

    /// <summary>A session without the sign-in page: the same cookie, protected with the same keys.</summary>
    private string CookieOf(Actor actor)
    {
        var cookies = services
            .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var claims = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new Claim(claims.UserIdClaimType, actor.RequiredUserId.ToString()),
                        new Claim(claims.UserNameClaimType, "load"),
                        new Claim(claims.SecurityStampClaimType, actor.SecurityStamp!),
                    ],
                    IdentityConstants.ApplicationScheme
                )
            ),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(12) },
            IdentityConstants.ApplicationScheme
        );
        return $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}";
    }

    private Task ArrangeAsync(Func<AppDbContext, Task> write) => ArrangeAsync((db, _) => write(db));

    /// <summary>Saves what <paramref name="write"/> adds, with its audit lines.</summary>
    public async Task ArrangeAsync(Func<AppDbContext, IServiceProvider, Task> write)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = services.GetRequiredService<TimeProvider>().UtcNow();
        db.AuditScope = new AuditScope(() =>
            new AuditOrigin(now, null, "load test", null, "Seed", Guid.CreateVersion7(), null, null)
        );
        await write(db, scope.ServiceProvider);
        await db.SaveChangesAsync();
    }

    private sealed class LoadEnvironment(string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "StaffSelect.Web";

        public string ContentRootPath { get; set; } = folder;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
