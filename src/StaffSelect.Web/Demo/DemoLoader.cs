using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Account.MyData;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Demo;

/// <summary>Loads the demonstration at the first start in Development: one selection that is over, and one that runs now.</summary>
/// <remarks>
/// Everything goes through the use cases under a clock that shows when it happened, so that codes, scores, ranks, places and the journal are made by the
/// code that makes them for real people. Loading has services of its own; the program's clock is never touched.
/// </remarks>
internal static class DemoLoader
{
    /// <summary>Whether to load; true in Development unless set otherwise.</summary>
    public const string Key = "Demo:Load";

    private const string CampaignName = "kordon-2026.json";
    private static readonly Actor Loader = Actor.System("demonstration");

    /// <summary>Loads into a database that has neither campaigns nor accounts; any other is left alone.</summary>
    /// <returns>The demonstration's people when it is in this database, else null.</returns>
    public static async Task<DemoFile?> LoadAsync(
        IServiceProvider program,
        IConfiguration configuration,
        IHostEnvironment environment,
        CancellationToken ct
    )
    {
        if (!environment.IsDevelopment() || !configuration.GetValue(Key, defaultValue: false))
        {
            return null;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "seed");
        var people = await DemoFile.ReadAsync(Path.Combine(folder, "demo", "people.json"), ct);
        await using (var scope = program.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            if (await db.Users.AnyAsync(ct) || await db.Campaigns.AnyAsync(ct))
            {
                var isHere = await db.Campaigns.AnyAsync(
                    campaign => campaign.Code == people.Copy.Code,
                    ct
                );
                return isHere ? people : null;
            }
        }

        var clock = new LoadingClock();
        await using var services = Services(program, configuration, environment, clock);
        await LoadAsync(
            services,
            clock,
            people,
            folder,
            program.GetRequiredService<TimeProvider>().UtcNow(),
            ct
        );
        return people;
    }

    /// <summary>Loads with given services, whose clock is <paramref name="clock"/>.</summary>
    /// <param name="folder">Of the seed.</param>
    /// <param name="now">UTC; the selection that runs is laid around it.</param>
    internal static async Task LoadAsync(
        IServiceProvider services,
        LoadingClock clock,
        DemoFile people,
        string folder,
        DateTime now,
        CancellationToken ct
    )
    {
        var campaignText = await File.ReadAllTextAsync(
            Path.Combine(folder, "campaigns", CampaignName),
            ct
        );
        var document = await File.ReadAllBytesAsync(
            Path.Combine(folder, "demo", people.Document),
            ct
        );
        var over = Encoding.UTF8.GetBytes(campaignText);
        var running = Copy(campaignText, people.Copy, now);
        clock.Now = new DateTime(2026, 1, 2, 8, 0, 0, DateTimeKind.Utc);
        var actors = await AccountsAsync(services, people, ct);
        await new DemoBank(services, actors, folder).FillAsync(ct);
        foreach (
            var (content, candidateStartsAt) in new[]
            {
                (over, (DateTime?)null),
                (
                    running,
                    new DateTime(
                        now.Year,
                        now.Month,
                        now.Day,
                        now.Hour,
                        0,
                        0,
                        DateTimeKind.Utc
                    ).AddHours(2)
                ),
            }
        )
        {
            var script = new DemoScript(clock);
            new DemoCampaign(services, clock, people, actors, content, document).Write(
                script,
                candidateStartsAt
            );
            await script.RunAsync(ct);
        }

        clock.Now = now.AddDays(-2);
        var asked = await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(
                new FileDataRequest(DataRequestKind.Copy, people.DataRequest, people.Password),
                actors["candidate"],
                ct
            );
        if (asked.Problem is { } problem)
        {
            throw new InvalidOperationException(
                $"The demonstration’s request about data cannot be made: {problem.Code}."
            );
        }

        clock.Now = now;
        await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(new DropDemoMail(), Loader, ct);
    }

    private static async Task<IReadOnlyDictionary<string, Actor>> AccountsAsync(
        IServiceProvider services,
        DemoFile people,
        CancellationToken ct
    )
    {
        var made = await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(
                new CreateDemoAccounts([
                    .. people.Accounts.Select(account => new NewDemoAccount(
                        account.Email,
                        account.Name,
                        account.Password ? people.Password : null,
                        SystemRoleOf(account.Role)
                    )),
                    .. people.WithoutPassword.Select(person => new NewDemoAccount(
                        person.Email,
                        person.Email.Split('@')[0],
                        null,
                        null
                    )),
                ]),
                Loader,
                ct
            );
        if (made.Problem is { } problem)
        {
            throw new InvalidOperationException(
                $"The demonstration's accounts cannot be made: {problem.Code}."
            );
        }

        await using var scope = services.CreateAsyncScope();
        var accounts = await scope
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .Users.AsNoTracking()
            .ToDictionaryAsync(
                user => user.Email!,
                user => Actor.User(user.UserId, user.SecurityStamp, "192.0.2.10"),
                ct
            );
        return people
            .Accounts.Select(account => (account.Key, account.Email))
            .Concat(people.WithoutPassword.Select(person => (Key: person.Id, person.Email)))
            .ToDictionary(pair => pair.Key, pair => accounts[pair.Email], StringComparer.Ordinal);
    }

    /// <summary>The officer of the demonstration also prepares selections, so that a notice finds its second signature.</summary>
    private static Role? SystemRoleOf(Role role) =>
        role == Role.Officer ? Role.CampaignEditor
        : GrantRules.IsSystemWide(role) ? role
        : null;

    /// <summary>The campaign file with another code and title and with windows that are open at an instant.</summary>
    private static byte[] Copy(string campaignText, DemoCopy copy, DateTime now)
    {
        var file = JsonNode.Parse(campaignText)!;
        file["code"] = copy.Code;
        file["title"] = Both(copy.Title);
        file["summary"] = Both(copy.Summary);
        file["stages"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["code"] = copy.Gate.Code,
                    ["kind"] = "gate",
                    ["title"] = Both(copy.Gate.Title),
                    ["weightPer10000"] = 0,
                }
            );
        var zone = file["timeZone"]!.GetValue<string>();
        var today = CampaignZone.ToLocal(now, zone).Date;
        foreach (
            var (window, from, until) in new[]
            {
                ("registration", -12, 14),
                ("testing", -5, 21),
                ("interviews", -3, 28),
            }
        )
        {
            // no country changes its clocks at nine or at six in the evening
            file[window] = new JsonObject
            {
                ["from"] = Local(today.AddDays(from).AddHours(9)),
                ["until"] = Local(today.AddDays(until).AddHours(18)),
            };
        }

        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }

    private static JsonObject Both(LocalizedText text) =>
        new() { ["uk"] = text.Uk, ["en"] = text.En };

    private static string Local(DateTime local) =>
        local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static ServiceProvider Services(
        IServiceProvider program,
        IConfiguration configuration,
        IHostEnvironment environment,
        LoadingClock clock
    )
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddSingleton(environment);
        services.AddSingleton(program.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton<TimeProvider>(clock);
        services.AddCore(configuration, environment);
        // one gate for one database, whoever writes
        services.AddSingleton(program.GetRequiredService<WriteGate>());
        return services.BuildServiceProvider();
    }
}
