using Bunit;
using Microsoft.AspNetCore.Components;
using StaffSelect.Data.Providers;
using StaffSelect.Web.Staff.Messages;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Components;

public sealed class MessagePageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task New_WhatWasPreviewedIsWhatCanBeSent()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.TestSceneAsync();
        await using var context = StaffComponents.For(app, scene.Officer);
        context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var page = context.Render<NewMessagePage>(with => with.Add(one => one.Code, "spring"));
        page.WaitForElement("#f-template", Patience);

        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".summary a").Count), Patience);
        Assert.Equal("true", page.Find("#f-bodyuk").GetAttribute("aria-invalid"));

        await page.Find("#f-template").ChangeAsync(new() { Value = "Test" });
        await page.Find("#f-audience").ChangeAsync(new() { Value = "stage:A1" });
        await page.Find("#f-date").ChangeAsync(new() { Value = "2026-03-09" });
        await page.Find("#f-time").ChangeAsync(new() { Value = "11:00:00" });
        await page.Find("#f-place").ChangeAsync(new() { Value = "Зала 2" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(
            () =>
            {
                Assert.Equal(
                    "",
                    string.Join(' ', page.FindAll(".summary").Select(all => all.TextContent))
                );
                Assert.Equal(2, page.FindAll(".msg-mail").Count);
                Assert.Contains(
                    "7RQ4-WD9J",
                    page.Find(".msg-mail").TextContent,
                    StringComparison.Ordinal
                );
                Assert.Contains(
                    "1\u00a0кандидатові",
                    page.Find(".msg-send").TextContent,
                    StringComparison.Ordinal
                );
            },
            Patience
        );
        // whatever is changed must be looked at again
        await page.Find("#f-place").ChangeAsync(new() { Value = "Зала 3" });
        Assert.Empty(page.FindAll(".msg-send"));
        // who has an interview reads his own hour and place
        await page.Find("#f-audience").ChangeAsync(new() { Value = "stage:A5" });
        Assert.Empty(page.FindAll("#f-place"));
    }
}
