using System.Net;
using System.Security.Cryptography;
using System.Text;
using StaffSelect.Web.Candidate.Appeals;
using StaffSelect.Web.Public.Ranking;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Ranking;

/// <summary>Published results, own results and appeals as a browser receives them.</summary>
public class ResultPagesTests
{
    private const string Results = "/campaigns/spring/results";

    [Fact]
    public async Task PublicPage_BeforePublication_SaysWhenAndHasNoList()
    {
        await using var site = await TestSite.StartAsync();
        await site.App.RankingSceneAsync();
        using var client = site.ClientFor();

        var page = await TextAsync(client, Results);

        Assert.Contains("Результати ще не оприлюднено", page, StringComparison.Ordinal);
        Assert.DoesNotContain("K111", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, Results + ".json"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, Results + ".csv?post=KRA"));
    }

    [Fact]
    public async Task PublicPage_FewPlaces_HasCodeTotalAndDecisionOnly()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.RankingSceneAsync();
        await scene.PublishAsync();
        using var client = site.ClientFor();

        using var answer = await client.GetAsync(
            Results + "?post=KRA",
            TestContext.Current.CancellationToken
        );
        var page = WebUtility.HtmlDecode(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("noindex, nofollow", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        Assert.Contains(
            "name=\"robots\" content=\"noindex, nofollow\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("K111", page, StringComparison.Ordinal);
        // total of K222: 0.4 · 800/9 + 0.6 · 75
        Assert.Contains("80,56", page, StringComparison.Ordinal);
        // its percent of the test would be 88,89
        Assert.DoesNotContain("88,89", page, StringComparison.Ordinal);
        Assert.Contains("Межа місць.", page, StringComparison.Ordinal);
        Assert.Contains(
            "12 березня 2026 року о\u00a018:00 за київським часом",
            page,
            StringComparison.Ordinal
        );
        // K333 is below the hurdle: named by code and reason, without points
        Assert.Contains("K333", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicPage_ManyPlaces_HasStagePercents()
    {
        await using var site = await TestSite.StartAsync();
        var rules = TestData.Rules();
        var scene = await site.App.RankingSceneAsync(
            rules with
            {
                Posts = [rules.Posts[0] with { Quota = 5 }, rules.Posts[1]],
            }
        );
        await scene.PublishAsync();
        using var client = site.ClientFor();

        var page = await TextAsync(client, Results + "?post=KRA");
        var table = await TextAsync(client, Results + ".csv?post=KRA");

        Assert.Contains("88,89", page, StringComparison.Ordinal);
        Assert.Contains(
            "place,code,A1,A5,total,decision,post\r\n1,K111,100.00,100.00,100.00,Placed,KRA\r\n2,K222,88.89,75.00,80.56,Placed,KRA\r\n",
            table,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task PublicPage_InEnglish_IsEnglish()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.RankingSceneAsync();
        await scene.PublishAsync();
        using var client = site.ClientFor();
        client.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=c%3Den-GB%7Cuic%3Den-GB");

        var page = await TextAsync(client, Results);

        Assert.Contains("Ranking of candidates", page, StringComparison.Ordinal);
        Assert.Contains(
            "80.56",
            await TextAsync(client, Results + "?post=KRA"),
            StringComparison.Ordinal
        );
        Assert.Contains("12 March 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Рекомендовано", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicPage_ForAnybody_IsTheSame()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.RankingSceneAsync();
        await scene.PublishAsync();
        using var visitor = site.ClientFor();
        using var candidate = site.ClientFor(scene.Candidates["K222"].Actor);
        using var officer = site.ClientFor(scene.Officer);

        var page = await SharedAsync(visitor);

        Assert.Contains("K111", page, StringComparison.Ordinal);
        Assert.Equal(page, await SharedAsync(candidate));
        Assert.Equal(page, await SharedAsync(officer));

        // the framework closes each page with a comment that is encrypted anew for every request
        static async Task<string> SharedAsync(HttpClient client)
        {
            var text = await TextAsync(client, Results);
            var comment = text.LastIndexOf("<!--Blazor", StringComparison.Ordinal);
            return comment < 0 ? text : text[..comment];
        }
    }

    [Theory]
    [InlineData("9999", "Це не код кандидата")]
    [InlineData("%3Cscript%3Ealert(1)%3C/script%3E", "Це не код кандидата")]
    [InlineData("2222-222K", "Це не код кандидата")]
    public async Task Search_NotACode_SaysSo(string typed, string expected)
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.RankingSceneAsync();
        await scene.PublishAsync();
        using var client = site.ClientFor();

        var page = await client.GetStringAsync(
            Results + "?post=KRA&code=" + typed,
            TestContext.Current.CancellationToken
        );

        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?version=2", HttpStatusCode.NotFound)]
    [InlineData("?version=x", HttpStatusCode.NotFound)]
    [InlineData("?version=1", HttpStatusCode.OK)]
    [InlineData("?post=NONE", HttpStatusCode.OK)]
    public async Task PublicPage_OddAddress_NeverFails(string query, HttpStatusCode expected)
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.RankingSceneAsync();
        await scene.PublishAsync();
        using var client = site.ClientFor();

        Assert.Equal(expected, await StatusAsync(client, Results + query));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await StatusAsync(client, "/campaigns/none/results" + query)
        );
    }

    [Fact]
    public async Task Package_Downloaded_HasThePublishedHashAndNoPerson()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.RankingSceneAsync();
        await scene.PublishAsync();
        using var client = site.ClientFor();

        using var answer = await client.GetAsync(
            Results + ".json?version=1",
            TestContext.Current.CancellationToken
        );
        var bytes = await answer.Content.ReadAsByteArrayAsync(
            TestContext.Current.CancellationToken
        );
        var page = await TextAsync(client, Results);

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Contains(hash[..8] + " " + hash[8..16], page, StringComparison.Ordinal);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains(
            "noindex",
            answer.Headers.GetValues("X-Robots-Tag").Single(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            scene.Candidates["K222"].Application.ToString(),
            Encoding.UTF8.GetString(bytes),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+380", "'+380")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("K111", "K111")]
    public void Cell_OfATable_IsNeverAFormula(string value, string expected) =>
        Assert.Equal(expected, ResultsTable.Cell(value));

    [Fact]
    public async Task OwnResult_OfTheCandidate_IsDerivedLineByLine()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.RankingSceneAsync();
        using var client = site.ClientFor(scene.Candidates["K222"].Actor);
        var before = await TextAsync(client, "/my/spring/result");
        await scene.PublishAsync();
        using var failed = site.ClientFor(scene.Candidates["K333"].Actor);

        var page = await TextAsync(client, "/my/spring/result");
        var other = await TextAsync(failed, "/my/spring/result");

        Assert.Contains("Результати ще не оприлюднено", before, StringComparison.Ordinal);
        Assert.DoesNotContain("88,89", before, StringComparison.Ordinal);
        Assert.Contains("Вас рекомендовано на посаду", page, StringComparison.Ordinal);
        Assert.Contains("8 з 9", page, StringComparison.Ordinal);
        Assert.Contains("88,89\u00a0% × 0,40", page, StringComparison.Ordinal);
        Assert.Contains("35,56", page, StringComparison.Ordinal);
        Assert.Contains("80,56", page, StringComparison.Ordinal);
        Assert.Contains(
            "Вакансій 1, ви на 2-му місці. Останній зарахований бал 100,00, у вас 80,56",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "5,00 за прохідного бала 6,00, тобто нижче прохідного бала",
            other,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnResult_AfterATie_NamesTheRuleButNotTheOther()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.RankingSceneAsync();
        await scene.AddCandidateAsync("K444", 9m, 5, "KRA", "LWO");
        await scene.PublishAsync();
        var first = Domain.Ranking.MeritOrder.Draw(scene.Campaign.Rules.LotterySeed, "K111");
        var second = Domain.Ranking.MeritOrder.Draw(scene.Campaign.Rules.LotterySeed, "K444");
        var (ahead, behind) =
            string.CompareOrdinal(first, second) < 0 ? ("K111", "K444") : ("K444", "K111");
        using var client = site.ClientFor(scene.Candidates[behind].Actor);

        var page = await TextAsync(client, "/my/spring/result");

        Assert.Contains("За правилом 4 порядок визначив жереб", page, StringComparison.Ordinal);
        Assert.DoesNotContain(ahead, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnPages_OfSomebodyElse_AreNotShown()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.RankingSceneAsync();
        await scene.PublishAsync();
        using var visitor = site.ClientFor();
        using var officer = site.ClientFor(scene.Officer);
        foreach (var path in new[] { "/my/spring/result", "/my/spring/appeal" })
        {
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(visitor, path));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(officer, path));
        }
    }

    [Fact]
    public async Task AppealPage_OpenAndOver_ShowsFormOrTheDeadline()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.RankingSceneAsync();
        await scene.PublishAsync();
        var candidate = scene.Candidates["K222"].Actor;
        using var client = site.ClientFor(candidate);
        var receipt = await site.App.DoAsync(
            new FileAppeal(
                scene.Campaign.Id,
                Domain.Publication.AppealKind.Arithmetic,
                "Прошу <b>перерахувати</b> третє завдання."
            ),
            candidate
        );

        var open = await client.GetStringAsync(
            "/my/spring/appeal?filed=" + receipt.Number,
            TestContext.Current.CancellationToken
        );
        site.App.Time.Advance(TimeSpan.FromDays(11));
        var over = await TextAsync(client, "/my/spring/appeal");

        Assert.Contains("Квитанція " + receipt.Number, open, StringComparison.Ordinal);
        Assert.Contains("<form", open, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>перерахувати", open, StringComparison.Ordinal);
        Assert.Contains(
            "Строк подання скарги минув 12 березня 2026 року",
            over,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("file-appeal", over, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
