using Microsoft.Playwright;
using StaffSelect.E2E.Pages;
using StaffSelect.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace StaffSelect.E2E.Journeys;

/// <summary>The program is killed as by a power cut and started again.</summary>
public sealed class RestartTests(Fixture fixture)
{
    [Fact]
    public async Task Kill_InTheMiddleOfATestAndOfAReport_LosesNothing()
    {
        await using var app = await AppProcess.WithDemonstrationAsync();
        await using var candidate = await fixture.Browser.NewPersonAsync(app.Address);
        await using var officer = await fixture.Browser.NewPersonAsync(app.Address);
        await candidate.SignInAsync(Demo.Candidate, Demo.Password);
        await officer.SignInAsync(Demo.Officer, Demo.Password);

        var test = await TestPlayer.StartAsync(candidate, Demo.Running);
        await test.AnswerAsync(2);
        await test.NextAsync();
        await test.AnswerAsync(3);
        await test.SavedAsync();
        await RequestReportAsync(officer);

        await app.KillAsync();
        await test.NextAsync();
        await test.AnswerAsync(1);
        await Expect(test.Banner).ToContainTextAsync("Зв’язок перервався");
        await app.StartAsync(app.Port);

        // what was typed while the program was gone arrives by itself, without a new sign-in
        await test.SavedAsync();
        candidate.ForgetRefusals();
        await test.Page.ReloadAsync();
        test = await TestPlayer.OpenedAsync(candidate, candidate.Page);
        await test.ExpectAnsweredAsync(3);
        await test.GoToAsync(2);
        await test.ExpectCheckedAsync(3);

        await FinishedReportAsync(officer);
        await test.FinishAsync(open: 6);
    }

    private static async Task RequestReportAsync(Person officer)
    {
        await officer.OpenAsync($"/staff/{Demo.Published}/reports");
        var code = await officer.Page.Locator("#codes option").First.GetAttributeAsync("value");
        await officer.FillAsync("Код кандидата", code!);
        await officer.PressAsync("Замовити звіт");
        await officer.Page.GetByRole(AriaRole.Rowheader, new() { Name = code! }).WaitForAsync();
    }

    private static async Task FinishedReportAsync(Person officer)
    {
        // the old circuit is gone and says so in the console; the page itself is what counts
        await officer.Page.GotoAsync($"/staff/{Demo.Published}/reports");
        officer.ForgetFaults();
        await officer.SettleAsync();
        await Expect(officer.Page.GetByText("Готовий", new() { Exact = true }).First)
            .ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(officer.Page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(1);
        var download = await officer.Page.RunAndWaitForDownloadAsync(() =>
            officer.Page.GetByRole(AriaRole.Link, new() { Name = "Завантажити" }).First.ClickAsync()
        );
        var content = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal("%PDF"u8.ToArray(), content[..4]);
        await officer.CheckPageAsync();
    }
}
