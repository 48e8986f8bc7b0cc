using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Staff.Items;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Testing;

public class PracticeTests
{
    [Theory, EveryDatabase]
    public async Task Practice_DrawsFromPracticePoolsOnly_AndStoresNothing(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        await app.ApprovedItemAsync(await app.BankSceneAsync(), "LIVE-1", "V");
        var get = new GetPractice(scene.Campaign.Id);
        await app.RefusedAsync("NotFound", get, scene.Candidate);
        Assert.False(await OfferedAsync(app, scene));

        var bank = await app.BankSceneAsync("PRACTICE", PoolPurpose.Practice);
        await FillAsync(app, bank);
        var auditedBefore = await app.DbAsync(db => db.AuditEntries.CountAsync());
        var practice = await app.DoAsync(get, scene.Candidate);

        // one of each scale of the tests in their order, the first by code; other scales only when these are short
        Assert.Equal(
            ["Task V-1", "Task A-1", "Task M-1"],
            practice.Scales.SelectMany(scale => scale.Items).Select(item => item.Text.En[..^4])
        );
        Assert.Equal(
            [1, 2, 3],
            practice.Scales.SelectMany(scale => scale.Items).Select(i => i.Number)
        );
        Assert.Equal(app.Time.GetUtcNow().UtcDateTime.AddSeconds(300), practice.DeadlineAt);
        Assert.DoesNotContain(
            "JUSTIFIED",
            JsonSerializer.Serialize(practice),
            StringComparison.Ordinal
        );
        Assert.True(await OfferedAsync(app, scene));

        var key = await app.DoAsync(
            new GetPracticeKey(scene.Campaign.Id, ["2", "1", "1.2"]),
            scene.Candidate
        );
        Assert.Equal(
            [PracticeVerdict.Right, PracticeVerdict.Wrong, PracticeVerdict.Open],
            key.Items.Select(item => item.Verdict)
        );
        await app.DoAsync(
            new GetPracticeKey(scene.Campaign.Id, ["x", "-1", "99999999999"]),
            scene.Candidate
        );
        Assert.Equal(0, await app.DbAsync(db => db.Set<Attempt>().CountAsync()));
        Assert.Equal(auditedBefore, await app.DbAsync(db => db.AuditEntries.CountAsync()));
        await app.RefusedAsync("Forbidden", get, await app.NewUserAsync("stranger"));
    }

    [Theory, EveryDatabase]
    public async Task Practice_OfFewScales_FillsUpWithOthers(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var bank = await app.BankSceneAsync("PRACTICE", PoolPurpose.Practice);
        await app.ApprovedItemAsync(bank, "Z-1", "OTHER");
        await app.ApprovedItemAsync(bank, "V-1", "V");
        await app.ApprovedItemAsync(bank, "V-2", "V");
        await app.DoAsync(new CreateItem(bank.Pool, "DRAFT", "A", TestData.Content()), bank.Author);

        var practice = await app.DoAsync(new GetPractice(scene.Campaign.Id), scene.Candidate);

        Assert.Equal(
            [("Verbal eng", 2), ("Pool PRACTICE eng", 1)],
            practice.Scales.Select(scale => (scale.Title.En, scale.Items.Count))
        );
    }

    [Fact]
    public async Task PracticePages_HoldThePlayerAndThenTheKey()
    {
        await using var site = await TestSite.StartAsync(DatabaseProvider.Sqlite);
        var scene = await site.App.TestSceneAsync();
        await FillAsync(site.App, await site.App.BankSceneAsync("PRACTICE", PoolPurpose.Practice));
        using var client = site.ClientFor(scene.Candidate);

        Assert.NotNull(
            (await client.PageAsync("/my/spring/test")).QuerySelector(
                "a[href='/my/spring/practice']"
            )
        );
        Assert.NotNull(
            (await client.PageAsync("/my/spring/status")).QuerySelector(
                "a[href='/my/spring/practice']"
            )
        );
        var player = (await client.PageAsync("/my/spring/practice")).GetElementById("player")!;
        Assert.NotNull(player.GetAttribute("data-practice"));
        Assert.Equal(3, player.QuerySelectorAll("[data-item]").Length);
        Assert.DoesNotContain("JUSTIFIED", player.InnerHtml, StringComparison.Ordinal);

        var api = player.GetAttribute("data-api")!;
        var token = player.GetAttribute("data-token");
        using var stale = await PostAsync(client, api + "session", null);
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        using var opened = await PostAsync(client, api + "session", token);
        using var session = JsonDocument.Parse(await opened.Content.ReadAsStringAsync());
        Assert.Equal(1, session.RootElement.GetProperty("epoch").GetInt32());
        Assert.Equal(
            player.GetAttribute("data-deadline")![..19],
            session.RootElement.GetProperty("deadlineAt").GetString()![..19]
        );
        using var far = await PostAsync(client, "/api/practice/9223372036854775807/session", token);
        Assert.Equal(HttpStatusCode.OK, far.StatusCode);
        using var unknown = await PostAsync(client, "/api/practice/1/keys", token);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        var answers = await client.PageAsync("/my/spring/practice/answers?a=2&a=1&a=");
        Assert.Equal(3, answers.QuerySelectorAll("li.key").Length);
        Assert.Equal(3, answers.QuerySelectorAll("section h2").Length);
    }

    private static async Task<bool> OfferedAsync(TestApp app, TestScene scene)
    {
        var onStatus = (
            await app.DoAsync(new GetMyStatus(scene.Campaign.Code), scene.Candidate)
        ).HasPractice;
        var onRules = (
            await app.DoAsync(new GetMyTest(scene.Campaign.Id), scene.Candidate)
        ).HasPractice;
        Assert.Equal(onStatus, onRules);
        return onRules;
    }

    private static async Task FillAsync(TestApp app, BankScene bank)
    {
        foreach (var code in new[] { "V-2", "V-1", "A-1", "M-1", "Z-1" })
        {
            var content = TestData.Content(Difficulty.Easy, "Task " + code);
            await app.ApprovedItemAsync(bank, code, code.Split('-')[0], content);
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string path,
        string? token
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        return await client.SendAsync(request);
    }
}
