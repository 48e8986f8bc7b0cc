using System.Text.Json.Nodes;
using Bunit;
using Microsoft.AspNetCore.Components;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Staff.Workshop;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Tests.Components;

public sealed class CompetencyEditPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Save_WhenSomebodyElseDidMeanwhile_KeepsTheTextAndSavesItAsTheVersionAfter()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        await app.DoAsync(
            new LoadCompetencies(
                await File.ReadAllBytesAsync(
                    Path.Combine(AppContext.BaseDirectory, "seed", "competencies.json")
                )
            ),
            Actor.System("test")
        );
        var one = await app.NewUserAsync("one", (Role.CampaignEditor, null));
        var two = await app.NewUserAsync("two", (Role.CampaignEditor, null));
        await using var context = StaffComponents.For(app, one);
        context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var page = context.Render<CompetencyEditPage>(with => with.Add(shown => shown.Code, "C1"));
        page.WaitForElement(".ws-save", Patience);
        await page.Find("input[lang=en]").ChangeAsync(new() { Value = "" });
        await page.Find(".ws-save .btn").ClickAsync(new());
        Assert.Single(page.FindAll(".summary a"));

        var current = await app.DoAsync(new GetCompetency("C1", null), two);
        var other = CompetencyFile.Write("C1", current.Kind, current.Content);
        other["title"] = new JsonObject { ["uk"] = "Інша назва", ["en"] = "Other title" };
        await app.DoAsync(new SaveCompetency("C1", 1, other.ToJsonString()), two);
        await page.Find("input[lang=en]").ChangeAsync(new() { Value = "My title" });
        await page.Find(".ws-save .btn").ClickAsync(new());

        page.WaitForAssertion(
            () =>
                Assert.Contains(
                    "версія 2",
                    page.Find(".notice").TextContent,
                    StringComparison.Ordinal
                ),
            Patience
        );
        Assert.Equal("My title", page.Find("input[lang=en]").GetAttribute("value"));
        await page.Find(".notice .btn").ClickAsync(new());

        var saved = await app.DoAsync(new GetCompetency("C1", null), one);
        Assert.Equal((3, "My title"), (saved.Number, saved.Content.Title.En));
    }
}
