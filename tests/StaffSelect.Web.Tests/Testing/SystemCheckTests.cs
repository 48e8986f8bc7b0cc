using System.Net;
using System.Text;
using System.Text.Json;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Auditing;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Testing;

/// <summary>The check of a device before the test.</summary>
public class SystemCheckTests
{
    [Fact]
    public async Task Check_AnswersItsPageOnly_WithinTheBound_AndKeepsNothing()
    {
        await using var site = await TestSite.StartAsync(DatabaseProvider.Sqlite);
        var scene = await site.App.TestSceneAsync();
        using var client = site.ClientFor(scene.Candidate);
        Assert.NotNull(
            (await client.PageAsync("/my/spring/test")).QuerySelector("a[href='/my/spring/check']")
        );
        Assert.NotNull(
            (await client.PageAsync("/my/spring/status")).QuerySelector(
                "a[href='/my/spring/check']"
            )
        );
        using var unknown = await client.GetAsync("/my/nothing/check");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var page = await client.PageAsync("/my/spring/check");
        var check = page.GetElementById("system-check")!;
        Assert.Contains(
            "JavaScript",
            page.QuerySelector("noscript")!.InnerHtml,
            StringComparison.Ordinal
        );
        Assert.Equal(7, check.QuerySelectorAll("[data-check]").Length);
        var token = check.GetAttribute("data-token");

        using var answer = await PostAsync(client, token, "[1,2,3]");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(7, said.GetProperty("received").GetInt32());
        Assert.Equal(
            TestApp.Start.UtcDateTime,
            said.GetProperty("now").GetDateTime(),
            TimeSpan.FromDays(90)
        );
        using var forged = await PostAsync(client, null, "[]");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var large = await PostAsync(client, token, new string('1', 20_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Empty(
            (await site.App.DbAsync(db => Task.FromResult(db.AuditEntries.ToList()))).Where(line =>
                line.UseCase.Contains("Check", StringComparison.Ordinal)
                && line.Action != AuditAction.Refused
            )
        );
        var last = HttpStatusCode.OK;
        for (var n = 0; n < 60; n++)
        {
            using var one = await PostAsync(client, token, "{}");
            last = one.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string? token,
        string body
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/check");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        return await client.SendAsync(request);
    }
}
