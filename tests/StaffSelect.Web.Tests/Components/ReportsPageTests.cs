using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Reports.Requests;
using StaffSelect.Web.Staff.Reports;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Components;

public sealed class ReportsPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Page_FailedReport_SaysWhyAndStartsItAgain()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.PublishedSceneAsync();
        var id = await app.DoAsync(
            new RequestReport(scene.Application.Id, "uk", ReportCopy.Coded),
            scene.Panel.Officer
        );
        var job = Actor.System("reports");
        var lease = await app.DoAsync(new TakeReport(id), job);
        await app.DoAsync(
            new FailReport(id, lease!.Value, ReportProblems.ReportPersonErased, null),
            job
        );
        await using var context = StaffComponents.For(app, scene.Panel.Officer);
        context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var page = context.Render<ReportsPage>(with => with.Add(one => one.CampaignCode, "spring"));

        page.WaitForAssertion(
            () => Assert.Contains("Дані особи стерто", page.Markup, StringComparison.Ordinal),
            Patience
        );
        await page.Find("td.acts button").ClickAsync(new());

        page.WaitForAssertion(
            () => Assert.Contains("Чекає в черзі", page.Markup, StringComparison.Ordinal),
            Patience
        );
        // looks again by itself while a report is being made
        await app.Services.GetRequiredService<ReportJob>().RunAsync(CancellationToken.None);
        page.WaitForAssertion(
            () =>
            {
                app.Time.Advance(TimeSpan.FromSeconds(3));
                Assert.Contains($"/files/reports/{id}", page.Markup, StringComparison.Ordinal);
            },
            Patience
        );
    }

    [Fact]
    public async Task Ask_UnknownCode_IsToldAndNothingIsStored()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.PublishedSceneAsync();
        await using var context = StaffComponents.For(app, scene.Panel.Officer);
        context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var page = context.Render<ReportsPage>(with => with.Add(one => one.CampaignCode, "spring"));
        page.WaitForElement("form", Patience);

        await page.Find("#f-application").ChangeAsync(new() { Value = "NOPE" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(
            () =>
                Assert.Contains(
                    "Такого коду немає в оприлюдненому списку",
                    page.Markup,
                    StringComparison.Ordinal
                ),
            Patience
        );
        Assert.Empty(
            (
                await app.DoAsync(new GetReports(scene.Panel.Campaign.Id), scene.Panel.Officer)
            ).Reports
        );
    }
}
