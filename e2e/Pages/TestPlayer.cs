using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StaffSelect.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace StaffSelect.E2E.Pages;

/// <summary>A running test in one window.</summary>
internal sealed partial class TestPlayer(Person candidate, IPage page)
{
    public IPage Page => page;

    public ILocator Sheet => page.Locator("[data-item]:not([hidden])");

    public ILocator Heading => Sheet.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator SavedLine => page.Locator("[data-saved-text]");

    public ILocator Banner => page.Locator("[data-banner]");

    /// <summary>Reads the rules, accepts them and starts.</summary>
    public static async Task<TestPlayer> StartAsync(Person candidate, string campaign)
    {
        await candidate.OpenAsync($"/my/{campaign}/test");
        await candidate.ChooseAsync("Правила прочитано, можна починати");
        await candidate.PressAsync("Почати тест");
        return await OpenedAsync(candidate, candidate.Page);
    }

    /// <summary>The same attempt again, in a window of a browser that is signed in.</summary>
    public static async Task<TestPlayer> ContinueAsync(Person candidate, string campaign)
    {
        await candidate.Page.GotoAsync($"/my/{campaign}/test/attempt");
        return new TestPlayer(candidate, candidate.Page);
    }

    public static async Task<TestPlayer> OpenedAsync(Person candidate, IPage page)
    {
        var player = new TestPlayer(candidate, page);
        await player.Sheet.WaitForAsync();
        await candidate.CheckPageAsync();
        return player;
    }

    /// <summary>Clicks the option of this number.</summary>
    public async Task AnswerAsync(int option)
    {
        var radio = Sheet.GetByRole(AriaRole.Radio).Nth(option - 1);
        await Sheet.Locator("label.opt").Nth(option - 1).ClickAsync();
        await Expect(radio).ToBeCheckedAsync();
    }

    /// <summary>Number of the right option of the item shown.</summary>
    public async Task<int> RightAsync() =>
        AnswerKey.RightOf(
            await Sheet
                .Locator("label.opt")
                .EvaluateAllAsync<string[]>(
                    """
                    options => options.map(option => {
                      const name = option.querySelector("input").getAttribute("aria-label");
                      return name ? name.slice(name.indexOf(". ") + 2) : option.querySelector(".t").textContent;
                    })
                    """
                )
        );

    public Task NextAsync() => page.Locator("main [data-next]").ClickAsync();

    public Task GoToAsync(int item) =>
        page.Locator(string.Create(CultureInfo.InvariantCulture, $"[data-go='{item}']"))
            .ClickAsync();

    /// <summary>The same on a narrow screen, where the overview has to be opened.</summary>
    public async Task GoToFromOverviewAsync(int item)
    {
        await page.Locator("[data-map-open]").ClickAsync();
        await GoToAsync(item);
    }

    /// <summary>Confirms that the test goes on in this window.</summary>
    public async Task TakeOverAsync()
    {
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Продовжити тест тут?" });
        await dialog.WaitForAsync();
        candidate.ForgetRefusals();
        await candidate.CheckPageAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Продовжити тут" }).ClickAsync();
        await Sheet.WaitForAsync();
        await candidate.CheckPageAsync();
    }

    public Task KeyAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Waits until the page says at which second the server saved.</summary>
    public async Task<string> SavedAsync()
    {
        await Expect(SavedLine).ToHaveTextAsync(SavedAt());
        return await SavedLine.InnerTextAsync();
    }

    public Task ExpectItemAsync(int item, int of = 9) =>
        Expect(Heading)
            .ToHaveTextAsync(
                string.Create(CultureInfo.InvariantCulture, $"Завдання {item} із {of}")
            );

    public Task ExpectCheckedAsync(int option) =>
        Expect(Sheet.GetByRole(AriaRole.Radio).Nth(option - 1)).ToBeCheckedAsync();

    public Task ExpectAnsweredAsync(int items) =>
        Expect(page.Locator("[data-map] [data-answered]"))
            .ToHaveTextAsync(items.ToString(CultureInfo.InvariantCulture));

    /// <summary>Asks for the end, sees what is open, and finishes.</summary>
    /// <param name="open">Items without an answer that the dialog must name.</param>
    public async Task FinishAsync(int open)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Завершити тест…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Завершити тест?" });
        await Expect(dialog)
            .ToContainTextAsync(
                open == 0
                    ? "На всі завдання є відповіді."
                    : string.Create(CultureInfo.InvariantCulture, $"Без відповіді: {open}")
            );
        await candidate.CheckPageAsync();
        await dialog
            .GetByRole(AriaRole.Button, new() { Name = "Завершити тест", Exact = true })
            .ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { NameRegex = Finished() }).WaitForAsync();
        await candidate.CheckPageAsync();
    }

    [GeneratedRegex(@"^Збережено\s+об?\s+\d{1,2}:\d\d:\d\d$")]
    private static partial Regex SavedAt();

    [GeneratedRegex(@"^1[0-5]:\d\d$")]
    public static partial Regex RunningTime();

    [GeneratedRegex(@"\baway\b")]
    public static partial Regex TimeAway();

    [GeneratedRegex("^Тест завершено")]
    private static partial Regex Finished();
}
