using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Reports.Requests;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Reports;

public sealed class ReportPageTests
{
    private const string Page = "/my/spring/report";

    [Fact]
    public async Task Candidate_AsksWaitsAndDownloads()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.PublishedSceneAsync();
        using var client = site.ClientFor(scene.Candidate);

        var sent = await client.SubmitAsync(
            Page,
            new() { ["Input.Language"] = "en", ["Input.Copy"] = nameof(ReportCopy.Personal) }
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var waiting = await client.PageAsync(Page);
        Assert.True(waiting.GetElementById("reports")!.HasAttribute("data-pending"));
        Assert.Contains("Чекає в черзі", waiting.Body!.TextContent, StringComparison.Ordinal);

        await RunJobAsync(site.App);
        var ready = await client.PageAsync(Page);
        Assert.False(ready.GetElementById("reports")!.HasAttribute("data-pending"));
        var link = ready.QuerySelector("#reports a")!.GetAttribute("href")!;
        using var file = await client.GetAsync(
            new Uri(link, UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            $"attachment; filename=staffselect-{scene.Application.PublicationCode}-en.pdf",
            file.Content.Headers.ContentDisposition!.ToString()
        );
        Assert.StartsWith(
            "sandbox",
            Assert.Single(file.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal
        );
        Assert.True(file.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Candidate_BeforePublication_SeesWhenAndNoForm()
    {
        await using var site = await TestSite.StartAsync();
        var panel = await site.App.PanelSceneAsync();
        var stamp = await site.App.DbAsync(db =>
            Task.FromResult(
                db.Users.Single(user => user.Id == panel.Candidate.UserId.Value).SecurityStamp
            )
        );
        using var client = site.ClientFor(UseCases.Actor.User(panel.Candidate.UserId, stamp, null));

        var page = await client.PageAsync(Page);

        Assert.Contains(
            "після оприлюднення результатів",
            page.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(page.QuerySelector("main form[method=post]"));
        var read = await client.PageAsync(Page + "/html");
        Assert.Contains(
            "після оприлюднення",
            read.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("uk", "Звіт про оцінювання", "1. Результати за етапами")]
    [InlineData("en", "Assessment report", "1. Results by stage")]
    public async Task ReadPage_HasTheContentOfThePaper(string language, string title, string first)
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.PublishedSceneAsync();
        using var client = site.ClientFor(scene.Candidate);

        var page = await client.PageAsync($"{Page}/html?lang={language}");

        var report = page.QuerySelector("article.report")!;
        Assert.Equal(language, report.GetAttribute("lang"));
        Assert.Equal(title, Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Equal(first, report.QuerySelector("h2")!.TextContent);
        Assert.All(
            report.QuerySelectorAll("td svg"),
            figure => Assert.False(string.IsNullOrEmpty(figure.GetAttribute("aria-label")))
        );
        // every sentence of the paper stands on the page too
        var document = await site.App.DoAsync(
            new GetMyReportContent("spring", language),
            scene.Candidate
        );
        var words = Flat(report.TextContent);
        foreach (var section in document.Sections)
        {
            Assert.Contains(Flat(section.Heading), words, StringComparison.Ordinal);
            foreach (var text in section.Blocks.OfType<Web.Reports.TextBlock>())
            {
                Assert.Contains(
                    Flat(string.Concat(text.Phrases.Select(phrase => phrase.Text))),
                    words,
                    StringComparison.Ordinal
                );
            }

            foreach (
                var cell in section
                    .Blocks.OfType<Web.Reports.TableBlock>()
                    .SelectMany(table => table.Rows)
                    .SelectMany(row => row)
            )
            {
                Assert.Contains(Flat(cell.Text), words, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Pages_OfOtherPeople_AreNotFound()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.PublishedSceneAsync();
        var id = await site.App.DoAsync(
            new RequestReport(scene.Application.Id, "uk", ReportCopy.Coded),
            scene.Panel.Officer
        );
        await RunJobAsync(site.App);
        using var stranger = site.ClientFor(await site.App.NewUserAsync("stranger"));

        foreach (var path in new[] { Page, Page + "/html", $"/files/my/reports/{id}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, path));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(stranger, $"/files/reports/{id}"));
        using var officer = site.ClientFor(scene.Panel.Officer);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(officer, $"/files/reports/{id}"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await StatusAsync(officer, $"/files/my/reports/{id}")
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await StatusAsync(officer, $"/files/reports/{Guid.NewGuid()}")
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(officer, "/staff/spring/reports"));
        using var visitor = site.ClientFor();
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(visitor, $"/files/reports/{id}"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(visitor, Page));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Candidate_BadLanguage_IsToldAndNothingIsStored(string language)
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.PublishedSceneAsync();
        using var client = site.ClientFor(scene.Candidate);

        using var sent = await client.SubmitAsync(
            Page,
            new() { ["Input.Language"] = language, ["Input.Copy"] = "nonsense" }
        );

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.NotNull((await sent.PageAsync()).QuerySelector(".summary"));
        Assert.Empty(
            await site.App.DbAsync(db => Task.FromResult(db.Set<ReportRequest>().ToList()))
        );
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(
            new Uri(path, UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        return answer.StatusCode;
    }

    private static string Flat(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task RunJobAsync(TestApp app) =>
        app.Services.GetRequiredService<ReportJob>().RunAsync(CancellationToken.None);
}
