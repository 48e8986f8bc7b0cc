using System.Net;
using AngleSharp.Dom;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Public;

public class AnnouncementPagesTests
{
    private static readonly DateTime Local = new(2026, 3, 2, 10, 0, 0);

    private static readonly Actor System = Actor.System("test");

    [Fact]
    public async Task List_WithoutSelections_SaysSo()
    {
        await using var site = await TestSite.StartAsync();

        var page = await site.ClientFor().PageAsync("/");

        Assert.Contains("Зараз набору немає", page.Body!.TextContent);
        Assert.Equal("Оголошення", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task List_ShowsAnnouncedSelectionsOnly_OpenFirst()
    {
        await using var site = await TestSite.StartAsync();
        await AnnounceAsync(site, "later", 7);
        await AnnounceAsync(site, "open", 0);
        await site.App.DoAsync(new ImportCampaign(CampaignFiles.OpenAt(Local, "draft")), System);

        var page = await site.ClientFor().PageAsync("/");

        Assert.Equal(
            ["/campaigns/open", "/campaigns/later"],
            page.QuerySelectorAll("main h2 a").Select(link => link.GetAttribute("href"))
        );
    }

    [Theory]
    [InlineData(7, "Незабаром", null)]
    [InlineData(0, "Приймаємо заяви", "/my/spring/apply")]
    [InlineData(-20, "Відбір триває", null)]
    public async Task Page_ByTime_ShowsItsStateAndWhatCanBeDone(
        int days,
        string state,
        string? action
    )
    {
        await using var site = await TestSite.StartAsync();
        await AnnounceAsync(site, "spring", days);

        var page = await site.ClientFor().PageAsync("/campaigns/spring");

        Assert.Equal(state, page.QuerySelector("main .tag")!.TextContent.Trim());
        Assert.Equal(action, page.QuerySelector("main a.btn")?.GetAttribute("href"));
        Assert.Contains("за київським часом", page.QuerySelector(".deadline")!.TextContent);
    }

    [Fact]
    public async Task Page_AfterPublication_LeadsToTheResults()
    {
        await using var site = await TestSite.StartAsync();
        await AnnounceAsync(site, "spring", -20);
        await site.App.ArrangeAsync(db =>
        {
            Assert.True(db.Campaigns.Single().MarkPublished().IsSuccess);
            return Task.CompletedTask;
        });

        var page = await site.ClientFor().PageAsync("/campaigns/spring");

        Assert.Equal("Результати оприлюднено", page.QuerySelector("main .tag")!.TextContent.Trim());
        Assert.Equal(
            "/campaigns/spring/results",
            page.QuerySelector("main a.btn")!.GetAttribute("href")
        );
    }

    [Theory]
    [InlineData("/campaigns/none")]
    [InlineData("/campaigns/draft")]
    [InlineData("/campaigns/%3Cscript%3E")]
    [InlineData(
        "/campaigns/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    )]
    public async Task Page_OfAnUnknownOrDraftSelection_IsNotFound(string path)
    {
        await using var site = await TestSite.StartAsync();
        await site.App.DoAsync(new ImportCampaign(CampaignFiles.OpenAt(Local, "draft")), System);

        var response = await site.ClientFor().GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain(
            "<script>",
            await response.Content.ReadAsStringAsync(),
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public async Task Page_TellsTheRulesInPlainWords()
    {
        await using var site = await TestSite.StartAsync();
        await AnnounceAsync(site, "spring", 0);

        var text = TextOf(await site.ClientFor().PageAsync("/campaigns/spring"));

        Assert.Contains("Правильна відповідь +1, неправильна −0,25, пропущена 0.", text);
        Assert.Contains("правильних 7, неправильна одна, пропущена одна: разом 6,75", text);
        Assert.Contains("Прикордонники, які проходять службу: 6 з 9", text);
        Assert.Contains("цивільні особи: 7,5 з 9", text);
        Assert.Contains("«Співбесіда з комісією» не нижче ніж 65 %", text);
        Assert.Contains("жеребкування, яке кожен може перевірити", text);
        Assert.Contains("протягом 10 календарних днів", text);
        Assert.Contains("до 18:00", text);
        Assert.Contains("Ваговий коефіцієнт: 40 % підсумкового бала", text);
    }

    [Fact]
    public async Task Page_InEnglish_IsEnglishThroughout()
    {
        await using var site = await TestSite.StartAsync();
        await AnnounceAsync(site, "spring", 0);
        var client = site.ClientFor();
        await client.GetAsync(new Uri("/culture/en?returnUrl=/", UriKind.Relative));

        var page = await client.PageAsync("/campaigns/spring");

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(
            "New Face of the Border: recruitment for checkpoints",
            page.QuerySelector("h1")!.TextContent
        );
        var main = TextOf(page);
        Assert.Contains("A right answer +1, a wrong one −0.25, a skipped one 0.", main);
        Assert.DoesNotContain(
            main.Replace("НОК-2026-01-12", "", StringComparison.Ordinal),
            character => character is >= '\u0400' and <= '\u04FF'
        );
    }

    [Fact]
    public async Task Pages_NeedNoScriptAndMayBeFoundBySearchEngines()
    {
        await using var site = await TestSite.StartAsync();
        await AnnounceAsync(site, "spring", 0);

        foreach (var path in new[] { "/", "/campaigns/spring" })
        {
            var page = await site.ClientFor().PageAsync(path);
            Assert.Empty(page.QuerySelectorAll("script"));
            Assert.Null(page.QuerySelector("meta[name=robots]"));
            Assert.Single(page.QuerySelectorAll("h1"));
        }
    }

    [Fact]
    public async Task Pages_EscapeWhatATitleHolds()
    {
        await using var site = await TestSite.StartAsync();
        // past the import, which refuses markup: the page must not rely on it
        var campaign = Campaign.Create(
            "sharp",
            CampaignKind.Checkpoint,
            new LocalizedText("<img src=x onerror=alert(1)>", "x"),
            new LocalizedText("\"'><script>alert(1)</script>", "x"),
            TestData.Rules(),
            isDemo: false
        );
        Assert.True(
            campaign
                .PublishNotice(new string('a', 64), site.App.Time.GetUtcNow().UtcDateTime)
                .IsSuccess
        );
        await site.App.ArrangeAsync(db =>
        {
            db.Campaigns.Add(campaign);
            return Task.CompletedTask;
        });

        foreach (var path in new[] { "/", "/campaigns/sharp" })
        {
            var page = await site.ClientFor().PageAsync(path);
            Assert.Empty(page.QuerySelectorAll("main img, script"));
            Assert.Contains("<img src=x", page.QuerySelector("main")!.TextContent);
        }
    }

    [Theory, EveryDatabase]
    public async Task List_OnEveryDatabase_Answers(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await AnnounceAsync(site, "spring", 0);

        var page = await site.ClientFor().PageAsync("/");

        Assert.NotNull(page.QuerySelector("main h2 a[href='/campaigns/spring']"));
        Assert.NotNull(page.QuerySelector(".demo-note"));
    }

    /// <summary>Announces a selection whose applications open that many days after the test's now, less one, for 15 days.</summary>
    private static async Task AnnounceAsync(TestSite site, string code, int days)
    {
        var imported = await site.App.DoAsync(
            new ImportCampaign(CampaignFiles.OpenAt(Local.AddDays(Math.Max(days, 0)), code)),
            System
        );
        await site.App.DoAsync(new PublishNotice(imported.Campaign), System);
        if (days < 0)
        {
            site.App.Time.Advance(TimeSpan.FromDays(-days));
        }
    }

    private static string TextOf(IDocument page) =>
        string.Join(
                ' ',
                page.QuerySelector("main")!
                    .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
            .Replace('\u00a0', ' ');
}
