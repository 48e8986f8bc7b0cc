using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Personal;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Staff.Applications;
using StaffSelect.Web.UseCases;

namespace StaffSelect.LoadTest;

/// <summary>How long the officer's list of applications takes in the server, with few and with many applications in one run.</summary>
internal static class ListRun
{
    public const string Usage = """
        Usage: list [--applications 50000] [--database sqlite|postgres]

        Fills a campaign of its own with a hundredth of the applications, asks the officer's list as the page asks it, fills up to the
        whole number, asks again, and prints the milliseconds of the use case (door, queries, opened names, journal) and their ratio.
        """;

    private const int Portion = 500;
    private const int Repeats = 15;

    private static readonly string[] FamilyNames =
    [
        "Ґалаґан",
        "Єрмоленко",
        "Їжакевич",
        "Іваненко",
        "Бондаренко",
        "Дем’яненко",
        "Заєць",
        "Коваль-Щербань",
        "Лук’янчук",
        "Ющенко",
    ];

    private static readonly string[] GivenNames = ["Олена", "Юрій", "Соломія", "Ігор", "Євгенія"];

    public static async Task<int> RunAsync(int applications, DatabaseProvider provider)
    {
        await using var database = await LoadDatabase.CreateAsync(provider);
        await RunningApp.CommandAsync(database, "migrate");
        await using var seeding = new Seeding(database);
        var campaign = await seeding.AnnounceAsync();
        var officer = await OfficerAsync(seeding, campaign);
        var few = Math.Max(1, applications / 100);
        await FillAsync(seeding, campaign, 0, few);
        var before = await AskAsync(seeding, campaign, officer, few);
        await FillAsync(seeding, campaign, few, applications);
        var after = await AskAsync(seeding, campaign, officer, applications);
        SaveRun.Print(
            $"{provider}: median ms of {Repeats} with {few} and with {applications} applications"
        );
        foreach (var (name, fast) in before)
        {
            var slow = after[name];
            SaveRun.Print(
                $"{name, -28}{fast, 8:0.0}{slow, 10:0.0}   ratio {slow / Math.Max(fast, 0.1):0.0}"
            );
        }

        return 0;
    }

    private static async Task<Dictionary<string, double>> AskAsync(
        Seeding seeding,
        Campaign campaign,
        Actor officer,
        int applications
    )
    {
        var page = new ListApplications(
            campaign.Id,
            null,
            ApplicationStatus.Submitted,
            null,
            null,
            ApplicationSort.Name,
            0,
            50
        );
        var asked = new Dictionary<string, ListApplications>
        {
            ["first page"] = page,
            ["first page, all"] = page with { Status = null },
            ["last page"] = page with { Status = null, Skip = Math.Max(0, applications - 50) },
            ["newest first"] = page with { Sort = ApplicationSort.SubmittedDescending },
            ["search of a name"] = page with { Search = "дем'яненко", Status = null },
            ["search of a whole name"] = page with { Search = "ґалаґан олена", Status = null },
            ["search of a code"] = page with { Search = "W000042", Status = null },
            ["filter by first choice"] = page with { FirstPost = "KRA" },
            ["likely doubles"] = page with { OnlyDoubles = true, Status = null },
        };
        var useCases = seeding.Services.GetRequiredService<UseCases>();
        var medians = new Dictionary<string, double>();
        foreach (var (name, message) in asked)
        {
            var times = new List<double>();
            for (var repeat = 0; repeat <= Repeats; repeat++)
            {
                var started = Stopwatch.GetTimestamp();
                _ = (await useCases.SendAsync(message, officer)).Value;
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            // the first warms up
            medians[name] = times.Skip(1).Order().ElementAt(Repeats / 2);
        }

        return medians;
    }

    private static async Task<Actor> OfficerAsync(Seeding seeding, Campaign campaign)
    {
        var now = seeding.Services.GetRequiredService<TimeProvider>().UtcNow();
        var user = NewUser("officer");
        await seeding.ArrangeAsync(
            (db, _) =>
            {
                db.Users.Add(user);
                db.RoleGrants.Add(
                    RoleGrant.Give(user.UserId, Role.Officer, campaign.Id, null, now).Value
                );
                return Task.CompletedTask;
            }
        );
        return Actor.User(user.UserId, user.SecurityStamp, null, hasSecondFactor: true);
    }

    private static async Task FillAsync(Seeding seeding, Campaign campaign, int from, int until)
    {
        for (var start = from; start < until; start += Portion)
        {
            var end = Math.Min(start + Portion, until);
            await seeding.ArrangeAsync(
                async (db, provider) =>
                {
                    var personal = provider.GetRequiredService<PersonalData>();
                    var now = provider.GetRequiredService<TimeProvider>().UtcNow();
                    var previous = default(ApplicationId);
                    for (var index = start; index < end; index++)
                    {
                        var name = PersonName
                            .Parse(
                                FamilyNames[index % FamilyNames.Length],
                                GivenNames[index / 7 % GivenNames.Length],
                                null
                            )
                            .Value;
                        var number = index.ToString("D6", CultureInfo.InvariantCulture);
                        var user = NewUser(number);
                        var person = personal.NewPerson();
                        var application = Application.Submit(
                            new Submission
                            {
                                Id = ApplicationId.New(),
                                Campaign = campaign.Id,
                                Person = person,
                                User = user.UserId,
                                FamilyName = await personal.SealAsync(
                                    person,
                                    name.FamilyName,
                                    default
                                ),
                                GivenName = await personal.SealAsync(
                                    person,
                                    name.GivenName,
                                    default
                                ),
                                IdentityKind = IdentityKind.TaxNumber,
                                IdentityNumber = await personal.SealAsync(person, number, default),
                                IdentityHash = number,
                                Group = "OT",
                                Preferences = ["KRA"],
                                WorkingCode = "W" + number,
                                PublicationCode = "P" + number,
                            },
                            now
                        );
                        if (index % 500 == 1)
                        {
                            db.Add(
                                LikelyDouble.Found(
                                    application.Id,
                                    previous,
                                    campaign.Id,
                                    1,
                                    [DoubleSign.SamePhone],
                                    now
                                )
                            );
                        }

                        previous = application.Id;
                        if (index % 3 == 0)
                        {
                            _ = application
                                .Admit(null, DecisionGround.ConditionsMet, null, now)
                                .Value;
                        }

                        db.Users.Add(user);
                        db.Add(application);
                        var born = (index % 15_000).ToString(CultureInfo.InvariantCulture);
                        db.Add(
                            ApplicationSearch
                                .Of(application.Id, campaign.Id)
                                .Take(
                                    name,
                                    await personal.HashAsync("BirthDate", born, default),
                                    await personal.HashAsync("Phone", number, default)
                                )
                        );
                    }
                }
            );
        }
    }

    private static AppUser NewUser(string name)
    {
        var address = $"{name}@example.test";
        return new AppUser
        {
            UserName = address,
            NormalizedUserName = address.ToUpperInvariant(),
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = name,
        };
    }
}
