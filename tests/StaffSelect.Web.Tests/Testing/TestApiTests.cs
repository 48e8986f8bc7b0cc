using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Testing;

public class TestApiTests
{
    private const string Player = "/my/spring/test/attempt";

    /// <summary>A browser with the player's page open.</summary>
    private sealed record Window(HttpClient Client, string Token, AttemptId Attempt)
    {
        public Task<HttpResponseMessage> PostAsync(
            string path,
            string json,
            string? token = null
        ) =>
            SendAsync(
                path,
                new StringContent(json, Encoding.UTF8, "application/json"),
                token ?? Token
            );

        public async Task<HttpResponseMessage> SendAsync(
            string path,
            HttpContent content,
            string? token
        )
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                $"/api/attempts/{Attempt}/{path}"
            )
            {
                Content = content,
            };
            if (token is not null)
            {
                request.Headers.Add("RequestVerificationToken", token);
            }

            return await Client.SendAsync(request);
        }

        public async Task<JsonElement> OpenAsync(
            string client = "window-one-of-a-test",
            string extra = """, "takeOver": false"""
        )
        {
            var response = await PostAsync("session", $$"""{"client":"{{client}}"{{extra}}}""");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return await JsonOf(response);
        }
    }

    private static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    private static async Task<string?> CodeOf(HttpResponseMessage response) =>
        (await JsonOf(response)).GetProperty("refused").GetString();

    private static async Task<Window> WindowAsync(TestSite site, TestScene scene)
    {
        var attempt = await site.App.DoAsync(
            new StartTest(scene.Campaign.Id, true),
            scene.Candidate
        );
        var client = site.ClientFor(scene.Candidate);
        var page = await client.PageAsync(Player);
        var token = page.GetElementById("player")!.GetAttribute("data-token")!;
        return new Window(client, token, attempt);
    }

    [Theory, EveryDatabase]
    public async Task WholeTest_ThroughPagesAndInterface_EndsWithAReceipt(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var scene = await site.App.TestSceneAsync();
        using var client = site.ClientFor(scene.Candidate);

        var refused = await client.SubmitAsync("/my/spring/test", []);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.NotNull(
            (await refused.PageAsync()).QuerySelector(".summary a[href='#f-rulesaccepted']")
        );
        var started = await client.SubmitAsync(
            "/my/spring/test",
            new() { ["Input.RulesAccepted"] = "true" }
        );
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        Assert.EndsWith(Player, started.Headers.Location!.ToString(), StringComparison.Ordinal);
        var window = await WindowAsync(site, scene);
        var session = await window.OpenAsync();
        Assert.Equal(1, session.GetProperty("epoch").GetInt32());
        var saved = await window.PostAsync(
            "events",
            """{"epoch":1,"changes":[{"number":1,"item":1,"kind":"answer","choice":2},{"number":2,"item":2,"kind":"flag"}]}"""
        );
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(0, (await JsonOf(saved)).GetProperty("late").GetArrayLength());
        var finished = await window.PostAsync("finish", """{"epoch":1}""");
        Assert.Equal(HttpStatusCode.OK, finished.StatusCode);

        var code = (await JsonOf(finished)).GetProperty("code").GetString()!;
        var receipt = await client.PageAsync("/my/spring/test");
        Assert.Contains(code, receipt.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(Player)).StatusCode);
        Assert.Null(await site.App.BrokenAsync(window.Attempt));
    }

    [Fact]
    public async Task PlayerPage_Source_HoldsNothingOfTheKeyAndIsLight()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.TestSceneAsync();
        var window = await WindowAsync(site, scene);

        var html = await window.Client.GetStringAsync(Player);
        var session = await window.OpenAsync();

        var form = (await site.App.AttemptAsync(window.Attempt)).Form;
        string[] secrets =
        [
            "kolo7",
            "bantyk2",
            "xutir9",
            "dzvin4",
            "SECRET",
            "KeyOption",
            "easy",
            "Easy\"",
            .. form.Items.Select(item => item.Item.ToString()),
        ];
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(
                secret,
                html.Replace(window.Token, "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
            Assert.DoesNotContain(secret, session.GetRawText(), StringComparison.Ordinal);
        }

        var page = await window.Client.PageAsync(Player);
        var script = Assert.Single(page.QuerySelectorAll("script"));
        Assert.StartsWith("/js/test-player", script.GetAttribute("src"), StringComparison.Ordinal);
        var weight = Compressed(Encoding.UTF8.GetBytes(html));
        foreach (
            var address in page.QuerySelectorAll("link[rel=stylesheet], script[src]")
                .Select(node => node.GetAttribute("href") ?? node.GetAttribute("src")!)
        )
        {
            weight += Compressed(await window.Client.GetByteArrayAsync(address));
        }

        Assert.InRange(weight, 1, 30_000);
    }

    [Fact]
    public async Task Requests_WithoutTheRight_AreRefusedWithTheirStatus()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.TestSceneAsync();
        var window = await WindowAsync(site, scene);
        await window.OpenAsync();
        const string Change =
            """{"epoch":1,"changes":[{"number":1,"item":1,"kind":"answer","choice":2}]}""";

        using var visitor = site.ClientFor();
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await (window with { Client = visitor }).PostAsync("events", Change)).StatusCode
        );
        var (_, other) = await site.App.TestCandidateAsync(scene.Campaign, "9KMX-4TQ7");
        var otherWindow = await WindowAsync(site, scene with { Candidate = other });
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await (otherWindow with { Attempt = window.Attempt }).PostAsync("events", Change)
            ).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await (window with { Attempt = AttemptId.New() }).PostAsync("events", Change)
            ).StatusCode
        );
        using var officer = site.ClientFor(scene.Officer);
        var page = await officer.PageAsync("/my/spring/test");
        Assert.Null(page.QuerySelector("#player"));

        foreach (var token in new[] { "", "expired", otherWindow.Token })
        {
            var response = await window.PostAsync("events", Change, token);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal("PageExpired", await CodeOf(response));
        }

        Assert.Equal(2, (await site.App.LogAsync(window.Attempt)).Count);
    }

    [Fact]
    public async Task Requests_OfWrongShape_AreRefusedAndNothingIsStored()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.TestSceneAsync();
        var window = await WindowAsync(site, scene);
        await window.OpenAsync();
        var tooMany = string.Join(
            ',',
            Enumerable
                .Range(1, 101)
                .Select(number => $$"""{"number":{{number}},"item":1,"kind":"flag"}""")
        );
        string[] bodies =
        [
            "",
            "null",
            "[]",
            "{}",
            "{",
            "\u0001",
            """{"epoch":1}""",
            """{"epoch":1,"changes":null}""",
            """{"epoch":1,"changes":[]}""",
            """{"epoch":1,"changes":[null]}""",
            """{"epoch":"1","changes":[{"number":1,"item":1,"kind":"flag"}]}""",
            """{"epoch":0,"changes":[{"number":1,"item":1,"kind":"flag"}]}""",
            """{"epoch":1,"changes":[{"number":0,"item":1,"kind":"flag"}]}""",
            """{"epoch":1,"changes":[{"number":1,"item":0,"kind":"flag"}]}""",
            """{"epoch":1,"changes":[{"number":1,"item":10,"kind":"flag"}]}""",
            """{"epoch":1,"changes":[{"number":1,"item":99999999999,"kind":"flag"}]}""",
            """{"epoch":1,"changes":[{"number":1,"item":1,"kind":"finish"}]}""",
            """{"epoch":1,"changes":[{"number":1,"item":1,"kind":null}]}""",
            """{"epoch":1,"changes":[{"number":1,"item":1,"kind":"answer"}]}""",
            """{"epoch":1,"changes":[{"number":1,"item":1,"kind":"answer","choice":0}]}""",
            """{"epoch":1,"changes":[{"number":1,"item":1,"kind":"answer","choice":5}]}""",
            """{"epoch":1,"changes":[{"number":1,"item":1,"kind":"clear","choice":1}]}""",
            """{"epoch":1,"changes":[{"number":1,"item":1,"kind":"flag","receivedAt":"2020-01-01"}]}""",
            $$"""{"epoch":1,"changes":[{{tooMany}}]}""",
        ];

        foreach (var body in bodies)
        {
            var response = await window.PostAsync("events", body);
            Assert.True(
                response.StatusCode == HttpStatusCode.BadRequest,
                $"{(int)response.StatusCode} for {body}"
            );
        }

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("epoch", "1")]);
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (await window.SendAsync("events", form, window.Token)).StatusCode
        );
        var large = new string(' ', TestApi.LargestBody + 1);
        var tooLarge = await window.PostAsync("events", large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Equal("RequestTooLarge", await CodeOf(tooLarge));
        using var endless = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(large)));
        endless.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        endless.Headers.ContentLength = null;
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await window.SendAsync("events", endless, window.Token)).StatusCode
        );
        foreach (
            var client in new[] { "short", new string('x', 65), "with\\u0000zero-in-the-name" }
        )
        {
            Assert.Equal(
                HttpStatusCode.BadRequest,
                (
                    await window.PostAsync(
                        "session",
                        $$"""{"client":"{{client}}","takeOver":true}"""
                    )
                ).StatusCode
            );
        }

        Assert.Equal(2, (await site.App.LogAsync(window.Attempt)).Count);
    }

    [Theory, EveryDatabase]
    public async Task Events_ExactlyAtTheDeadline_AreLateByTheServersClock(
        DatabaseProvider provider
    )
    {
        await using var site = await TestSite.StartAsync(provider);
        var scene = await site.App.TestSceneAsync();
        var window = await WindowAsync(site, scene);
        await window.OpenAsync();
        var deadline = (await site.App.AttemptAsync(window.Attempt)).DeadlineAt;

        site.App.Time.SetUtcNow(new DateTimeOffset(deadline).AddMicroseconds(-1));
        Assert.Empty(await LateAsync(1));
        site.App.Time.SetUtcNow(new DateTimeOffset(deadline));
        Assert.Equal([2], await LateAsync(2));
        site.App.Time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal([3], await LateAsync(3));
        var reopened = await window.PostAsync(
            "session",
            """{"client":"window-two-of-a-test","takeOver":true}"""
        );
        Assert.Equal(HttpStatusCode.OK, reopened.StatusCode);
        Assert.Equal(TestProblems.TestClosed, await CodeOf(reopened));
        var finished = await JsonOf(await window.PostAsync("finish", """{"epoch":1}"""));
        Assert.True(finished.GetProperty("isExpired").GetBoolean());
        Assert.Equal(1, finished.GetProperty("answered").GetInt32());

        async Task<IEnumerable<int>> LateAsync(int number)
        {
            var response = await window.PostAsync(
                "events",
                $$"""{"epoch":1,"changes":[{"number":{{number}},"item":1,"kind":"answer","choice":{{number}}}]}"""
            );
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return
            [
                .. (await JsonOf(response))
                    .GetProperty("late")
                    .EnumerateArray()
                    .Select(item => item.GetInt32()),
            ];
        }
    }

    [Fact]
    public async Task SecondDevice_TakesOverAndTheFirstIsTold()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.TestSceneAsync();
        var first = await WindowAsync(site, scene);
        await first.OpenAsync();
        var second = await WindowAsync(site, scene);

        var asked = await second.PostAsync(
            "session",
            """{"client":"window-two-of-a-test","takeOver":false}"""
        );
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal(TestProblems.TestOpenElsewhere, await CodeOf(asked));
        await second.OpenAsync("window-two-of-a-test", """, "takeOver": true""");
        var told = await first.PostAsync(
            "events",
            """{"epoch":1,"changes":[{"number":1,"item":1,"kind":"clear"}]}"""
        );

        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        Assert.Equal(TestProblems.TestMoved, await CodeOf(told));
    }

    [Fact]
    public async Task TestPage_BeforeAdmissionAndWindow_SaysWhyThereIsNoStart()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.TestSceneAsync();
        using var client = site.ClientFor(scene.Candidate);

        Assert.NotNull(
            (await client.PageAsync("/my/spring/test")).QuerySelector("form [type=submit]")
        );
        site.App.Time.SetUtcNow(new DateTimeOffset(scene.Campaign.Rules.Testing.UntilAt));
        Assert.Null(
            (await client.PageAsync("/my/spring/test")).QuerySelector("main form [type=submit]")
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.GetAsync("/my/nowhere/test")).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Player)).StatusCode);
    }

    private static int Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return (int)target.Length;
    }
}
