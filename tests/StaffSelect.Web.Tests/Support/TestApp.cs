using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Support;

/// <summary>The product without pages on a fresh database and a clock that stands still until it is moved.</summary>
public sealed class TestApp : IAsyncDisposable
{
    /// <summary>The instant at which every test begins: 2 March 2026, 08:00 UTC, 10:00 in Kyiv.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider services;

    private TestApp(
        ServiceProvider services,
        FakeTimeProvider time,
        DatabaseSettings database,
        string folder
    )
    {
        this.services = services;
        Time = time;
        Database = database;
        Folder = folder;
    }

    public FakeTimeProvider Time { get; }

    public DatabaseSettings Database { get; }

    /// <summary>A folder of this app for files; removed with it.</summary>
    public string Folder { get; }

    public IServiceProvider Services => services;

    /// <summary>Starts the product on a new database.</summary>
    /// <param name="provider">Which database.</param>
    /// <param name="configure">Changes to the registered services.</param>
    /// <param name="settings">Configuration values beyond the test defaults.</param>
    public static async Task<TestApp> StartAsync(
        DatabaseProvider provider,
        Action<IServiceCollection>? configure = null,
        Dictionary<string, string?>? settings = null
    )
    {
        var database = await TestDatabase.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("staffselect-app-").FullName;
        var time = new FakeTimeProvider(Start);
        var values = new Dictionary<string, string?>
        {
            ["Database:Provider"] = database.Provider.ToString(),
            ["Database:ConnectionString"] = database.ConnectionString,
            ["Files:Root"] = Path.Combine(folder, "files"),
            ["Mail:Folder"] = Path.Combine(folder, "mail"),
            ["App:PublicUrl"] = "https://staffselect.test",
        };
        foreach (var (key, value) in settings ?? [])
        {
            values[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var environment = new TestEnvironment(folder);
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(configuration);
        collection.AddSingleton<IHostEnvironment>(environment);
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(time);
        collection.AddCore(configuration, environment);
        collection.AddDataProtection().UseEphemeralDataProtectionProvider();
        collection.Configure<PasswordHasherOptions>(QuickHashes);
        configure?.Invoke(collection);
        var provided = collection.BuildServiceProvider(
            new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = false }
        );
        var app = new TestApp(provided, time, database, folder);
        await app.SendAsync(new PrepareKeys(), Actor.System("test"));
        return app;
    }

    /// <summary>A password is hashed here in a hundredth of the product's time; <c>SignInTests</c> look at the product's own.</summary>
    public static void QuickHashes(PasswordHasherOptions options) => options.IterationCount = 1000;

    public Task<Result<T>> SendAsync<T>(IMessage<T> message, Actor actor) =>
        services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(message, actor, CancellationToken.None);

    /// <summary>Sends and expects success.</summary>
    public async Task<T> DoAsync<T>(IMessage<T> message, Actor actor)
    {
        var result = await SendAsync(message, actor);
        Assert.True(
            result.IsSuccess,
            $"{message.GetType().Name} was refused: {result.Problem?.Code} {result.Problem?.Field}"
        );
        return result.Value;
    }

    /// <summary>Sends and expects a refusal with this code.</summary>
    public async Task<Problem> RefusedAsync<T>(string code, IMessage<T> message, Actor actor)
    {
        var result = await SendAsync(message, actor);
        Assert.False(
            result.IsSuccess,
            $"{message.GetType().Name} was expected to be refused with {code}."
        );
        Assert.Contains(code, result.Problem.All().Select(problem => problem.Code));
        return result.Problem;
    }

    /// <summary>Reads with a context of its own, as an outsider would.</summary>
    public async Task<T> DbAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    /// <summary>Writes past the use cases, to arrange what a test needs.</summary>
    public async Task ArrangeAsync(Func<AppDbContext, Task> write)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.AuditScope = new AuditScope(() =>
            new AuditOrigin(
                Time.UtcNow(),
                null,
                "test",
                null,
                "Arrange",
                Guid.NewGuid(),
                null,
                null
            )
        );
        await write(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Audit lines of a use case, oldest first.</summary>
    public Task<List<AuditEntry>> AuditOfAsync(string useCase) =>
        DbAsync(db =>
            db.AuditEntries.Where(entry => entry.UseCase == useCase)
                .OrderBy(entry => entry.Id)
                .ToListAsync()
        );

    /// <summary>Seals what is committed, as the loop would within a second.</summary>
    public Task<int> SealAsync() =>
        services.GetRequiredService<AuditSealer>().SealAllAsync(CancellationToken.None);

    /// <summary>A new account with roles, confirmed, without a password; a keeper's is of <see cref="TestData.Gate"/>.</summary>
    public async Task<Actor> NewUserAsync(
        string name,
        params (Role Role, CampaignId? Campaign)[] roles
    )
    {
        var user = new AppUser
        {
            UserName = $"{name}@example.test",
            NormalizedUserName = $"{name}@EXAMPLE.TEST".ToUpperInvariant(),
            Email = $"{name}@example.test",
            NormalizedEmail = $"{name}@EXAMPLE.TEST".ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = name,
        };
        await ArrangeAsync(db =>
        {
            db.Users.Add(user);
            foreach (var (role, campaign) in roles)
            {
                db.RoleGrants.Add(
                    RoleGrant
                        .Give(
                            user.UserId,
                            role,
                            campaign,
                            null,
                            Time.UtcNow(),
                            GrantRules.IsOfStage(role) ? TestData.Gate : null
                        )
                        .Value
                );
            }

            return Task.CompletedTask;
        });
        return Actor.User(user.UserId, user.SecurityStamp, "192.0.2.1");
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await TestDatabase.DropAsync(Database);
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class TestEnvironment(string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;

        public string ApplicationName { get; set; } = "StaffSelect.Web";

        public string ContentRootPath { get; set; } = folder;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
