using StaffSelect.E2E.Pages;
using StaffSelect.E2E.Support;

namespace StaffSelect.E2E.Journeys;

/// <summary>The main pages in English: nothing of the page itself is left in Ukrainian.</summary>
public sealed class EnglishPagesTests(Fixture fixture)
{
    /// <summary>Part of the rules: the same letters in both languages.</summary>
    private const string LotterySeed = "НОК-2026-01-12";

    private readonly List<string> ukrainian = [];

    [Fact]
    public async Task PublicAndAccountPages()
    {
        await using var visitor = await NewAsync();
        foreach (
            var path in new[]
            {
                "/",
                $"/campaigns/{Demo.Published}",
                $"/campaigns/{Demo.Published}/results",
                $"/campaigns/{Demo.Running}",
                "/rules",
                "/privacy",
                "/accessibility",
                "/help",
                "/account/register",
                "/account/registration-confirmation",
                "/account/resend-confirmation",
                "/account/sign-in",
                "/account/forgot-password",
            }
        )
        {
            await CheckAsync(visitor, path, LotterySeed);
        }

        Assert.True(ukrainian.Count == 0, string.Join('\n', ukrainian));
    }

    [Fact]
    public async Task CandidatePages()
    {
        await using var candidate = await NewAsync();
        await candidate.SignInInEnglishAsync(Demo.Candidate, Demo.Password);
        foreach (var page in new[] { "", $"/{Demo.Running}/status", $"/{Demo.Running}/test" })
        {
            await CheckAsync(candidate, $"/my{page}", "Левченко", "Дарина");
        }

        foreach (
            var page in new[]
            {
                "",
                "/person",
                "/contact",
                "/education",
                "/group",
                "/service",
                "/posts",
                "/documents",
                "/accommodation",
                "/declaration",
                "/check",
            }
        )
        {
            await CheckAsync(candidate, $"/my/{Demo.Running}/apply{page}", "Левченко", "Дарина");
        }

        foreach (var page in new[] { "result", "report", "appeal", "practice" })
        {
            await CheckAsync(candidate, $"/my/{Demo.Running}/{page}", "Левченко", "Дарина");
        }

        foreach (var page in new[] { "", "/email", "/password", "/second-factor", "/sessions" })
        {
            await CheckAsync(candidate, $"/account/manage{page}");
        }

        Assert.True(ukrainian.Count == 0, string.Join('\n', ukrainian));
    }

    [Fact]
    public async Task StaffPages()
    {
        foreach (
            var (email, pages) in new[]
            {
                (
                    Demo.Officer,
                    new[]
                    {
                        "",
                        $"/{Demo.Running}/applications",
                        $"/{Demo.Running}/applications/bulk",
                        $"/{Demo.Running}/panels",
                        $"/{Demo.Published}/panel-statistics",
                        $"/{Demo.Running}/stages",
                        $"/{Demo.Running}/messages",
                        $"/{Demo.Running}/messages/new",
                        $"/{Demo.Published}/ranking",
                        $"/{Demo.Published}/appeals",
                        $"/{Demo.Published}/reports",
                        "/workshop",
                        "/competencies",
                        "/competencies/K2",
                    }
                ),
                (Demo.Members[0], [$"/{Demo.Running}/panel"]),
                (Demo.AccommodationDecider, ["", $"/{Demo.Running}/accommodations"]),
                (Demo.Keeper, ["", $"/{Demo.Running}/gates"]),
                (Demo.Author, ["/items", "/items/pools", "/items/new", "/items/import"]),
                (Demo.Observer, [$"/{Demo.Running}/journal"]),
                (Demo.Administrator, ["/users", "/mail", "/audit"]),
            }
        )
        {
            await using var person = await NewAsync();
            await person.SignInInEnglishAsync(email, Demo.Password);
            foreach (var page in pages)
            {
                await CheckAsync(person, $"/staff{page}", Names);
            }
        }

        Assert.True(ukrainian.Count == 0, string.Join('\n', ukrainian));
    }

    /// <summary>Whoever of the demonstration is named on a page of staff, and the place that the officer has written.</summary>
    private static string[] Names =>
        [
            .. Demo.People,
            TheThreadTests.OfficerName,
            TheThreadTests.Place,
            "Системний адміністратор",
            "Львів, вул. Зразкова",
            "{дата}",
        ];

    private async Task CheckAsync(Person person, string path, params string[] names)
    {
        var ofThePage = await person.OpenInEnglishAsync(path, names);
        if (ofThePage.Count > 0)
        {
            ukrainian.Add($"{path}: {string.Join(" | ", ofThePage)}");
        }
    }

    private Task<Person> NewAsync() => fixture.Browser.NewPersonAsync(fixture.App.Address, "en");
}
