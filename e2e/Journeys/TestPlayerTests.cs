using StaffSelect.E2E.Pages;
using StaffSelect.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace StaffSelect.E2E.Journeys;

/// <summary>What may happen while somebody sits the test.</summary>
public sealed class TestPlayerTests(TestHall hall) : IClassFixture<TestHall>
{
    [Fact]
    public async Task Reload_InTheMiddle_KeepsAnswersAndFlags()
    {
        await using var candidate = await hall.AdmittedAsync("Дяченко", "Микола", "Ігорович");
        var test = await TestPlayer.StartAsync(candidate, TestHall.Campaign.Code);
        await test.AnswerAsync(2);
        await test.NextAsync();
        await test.AnswerAsync(3);
        await test.KeyAsync("f");
        await test.SavedAsync();

        await test.Page.ReloadAsync();
        test = await TestPlayer.OpenedAsync(candidate, candidate.Page);

        await test.ExpectItemAsync(3);
        await test.ExpectAnsweredAsync(2);
        await test.GoToAsync(1);
        await test.ExpectCheckedAsync(2);
        await test.GoToAsync(2);
        await test.ExpectCheckedAsync(3);
        await Expect(test.Sheet.Locator("[data-flag]"))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(test.Page.Locator("[data-timer]")).ToHaveTextAsync(TestPlayer.RunningTime());
    }

    [Fact]
    public async Task SecondDevice_TakesOverAfterConfirmation_OlderSaysSoAndStops()
    {
        await using var desk = await hall.AdmittedAsync("Мельник", "Зоя", "Петрівна");
        var older = await TestPlayer.StartAsync(desk, TestHall.Campaign.Code);
        await older.AnswerAsync(2);
        await older.SavedAsync();

        await using var phone = await hall.SameAsync(desk, width: 390);
        var newer = await TestPlayer.ContinueAsync(phone, TestHall.Campaign.Code);
        await newer.TakeOverAsync();
        await newer.GoToFromOverviewAsync(1);
        await newer.ExpectCheckedAsync(2);
        await newer.AnswerAsync(4);
        await newer.SavedAsync();

        // the older window learns of it at its next change, or before that by its heartbeat, and may not write over the newer answer
        var option = older.Sheet.Locator("label.opt").First;
        if (!await older.Banner.IsVisibleAsync())
        {
            await option.ClickAsync();
        }

        await Expect(older.Banner).ToContainTextAsync("Тест продовжено на іншому пристрої.");
        await Expect(older.Page.Locator("[data-sheet]")).ToBeHiddenAsync();
        desk.ForgetRefusals();
        await desk.CheckPageAsync();

        await newer.Page.ReloadAsync();
        newer = await TestPlayer.OpenedAsync(phone, phone.Page);
        await newer.GoToFromOverviewAsync(1);
        await newer.ExpectCheckedAsync(4);
        await newer.ExpectAnsweredAsync(1);
    }

    [Fact]
    public async Task Offline_AnswersWaitAndAreSentAfterReconnecting()
    {
        await using var candidate = await hall.AdmittedAsync("Бойчук", "Артем", "Львович");
        var test = await TestPlayer.StartAsync(candidate, TestHall.Campaign.Code);
        await test.AnswerAsync(1);
        await test.SavedAsync();

        await candidate.GoOfflineAsync(true);
        await test.NextAsync();
        await test.AnswerAsync(2);
        await Expect(test.Banner).ToContainTextAsync("Зв’язок перервався");
        await Expect(test.SavedLine).ToContainTextAsync("Немає зв’язку. 1");
        await test.NextAsync();
        await test.AnswerAsync(3);
        await Expect(test.SavedLine).ToContainTextAsync("Немає зв’язку. 2");

        await candidate.GoOfflineAsync(false);
        await test.SavedAsync();
        await Expect(test.Banner).ToBeHiddenAsync();
        candidate.ForgetRefusals();

        await test.Page.ReloadAsync();
        test = await TestPlayer.OpenedAsync(candidate, candidate.Page);
        await test.ExpectAnsweredAsync(3);
        await test.GoToAsync(3);
        await test.ExpectCheckedAsync(3);
    }

    [Fact]
    public async Task KeyboardOnly_AnswersMovesFlagsClearsAndFinishes()
    {
        await using var candidate = await hall.AdmittedAsync("Щербань", "Інна", null);
        await candidate.OpenAsync($"/my/{TestHall.Campaign.Code}/test");
        await candidate.Page.GetByLabel("Правила прочитано, можна починати").FocusAsync();
        await candidate.Page.Keyboard.PressAsync("Space");
        await candidate.Page.Keyboard.PressAsync("Tab");
        await candidate.Page.Keyboard.PressAsync("Enter");
        var test = await TestPlayer.OpenedAsync(candidate, candidate.Page);

        await test.KeyAsync("2");
        await test.ExpectCheckedAsync(2);
        await test.KeyAsync("3");
        await test.ExpectCheckedAsync(3);
        await test.KeyAsync("f");
        await Expect(test.Sheet.Locator("[data-flag]"))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await test.KeyAsync("Delete");
        await test.ExpectAnsweredAsync(0);
        await test.KeyAsync("1");
        await test.ExpectAnsweredAsync(1);

        await test.KeyAsync("o");
        await Expect(test.Page.Locator("[data-go='1']")).ToBeFocusedAsync();
        await test.KeyAsync("ArrowRight");
        await test.ExpectItemAsync(2);
        await test.KeyAsync("ArrowLeft");
        await test.ExpectItemAsync(1);

        var time = test.Page.Locator("[data-timer-box]");
        await test.KeyAsync("t");
        await Expect(time).ToHaveClassAsync(TestPlayer.TimeAway());
        await test.KeyAsync("t");
        await Expect(time).Not.ToHaveClassAsync(TestPlayer.TimeAway());
        await test.KeyAsync("s");
        await Expect(test.Page.Locator("[data-polite]")).ToContainTextAsync("Залишилося");

        await test.KeyAsync("?");
        var keys = test.Page.Locator("[data-keys-dialog]");
        await Expect(keys).ToBeVisibleAsync();
        await candidate.CheckPageAsync();
        await test.KeyAsync("Escape");
        await Expect(keys).ToBeHiddenAsync();

        // no single key ends the test: neither a letter nor Enter on the item, only the dialog's own button
        foreach (var key in "abcdeghijklmnpqruvwxyz".Select(letter => letter.ToString()))
        {
            await test.KeyAsync(key);
        }

        await test.KeyAsync("Enter");
        await Expect(test.Page.Locator("[data-finish-dialog]")).ToBeHiddenAsync();
        await test.ExpectItemAsync(1);

        await test.Page.Locator("[data-finish]").FocusAsync();
        await test.KeyAsync("Enter");
        await Expect(test.Page.Locator("[data-finish-cancel]")).ToBeFocusedAsync();
        await test.KeyAsync("Escape");
        await Expect(test.Page.Locator("[data-finish-dialog]")).ToBeHiddenAsync();
        await test.KeyAsync("Enter");
        await Expect(test.Page.Locator("[data-finish-dialog]"))
            .ToContainTextAsync("Без відповіді: 8");
        await test.KeyAsync("Tab");
        await Expect(test.Page.Locator("[data-finish-confirm]")).ToBeFocusedAsync();
        await test.KeyAsync("Enter");
        await candidate.SeeTextAsync("Збережено відповідей: 1 із 9.");
    }

    [Fact]
    public async Task NarrowScreen_AnswersOverviewAndFinishWithoutSidewaysScrolling()
    {
        await using var candidate = await hall.AdmittedAsync("Гонта", "Ярина", "Олегівна", 390);
        var test = await TestPlayer.StartAsync(candidate, TestHall.Campaign.Code);
        for (var item = 1; item <= 9; item++)
        {
            await test.ExpectItemAsync(item);
            Assert.True(
                await test.Page.EvaluateAsync<bool>(
                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
                ),
                $"Item {item} scrolls sideways."
            );
            await test.AnswerAsync(1);
            if (item < 9)
            {
                await test.Page.Locator("[data-mobile] [data-next]").ClickAsync();
            }
        }

        await test.SavedAsync();
        await test.Page.Locator("[data-map-open]").ClickAsync();
        await candidate.CheckPageAsync();
        await test.FinishAsync(open: 0);
    }
}

/// <summary>Somebody whose last answer arrives when the time is over; apart from the others because its time really passes.</summary>
public sealed class LateAnswerTests(LateAnswerTests.ShortTest hall)
    : IClassFixture<LateAnswerTests.ShortTest>
{
    [Fact]
    public async Task AnswerAfterTheEnd_IsRefusedAndKeptAsLate()
    {
        await using var candidate = await hall.AdmittedAsync("Квітка", "Степан", "Юрійович");
        var test = await TestPlayer.StartAsync(candidate, hall.File.Code);
        await test.AnswerAsync(1);
        await test.SavedAsync();
        await candidate.GoOfflineAsync(true);
        await test.NextAsync();
        await test.AnswerAsync(2);
        await Expect(test.SavedLine).ToContainTextAsync("Немає зв’язку. 1");

        await Expect(test.Banner).ToContainTextAsync("Час вийшов", new() { Timeout = 90_000 });
        await candidate.GoOfflineAsync(false);
        await Expect(test.Banner)
            .ToContainTextAsync("Ця відповідь надійшла після завершення й не зараховується.");
        candidate.ForgetRefusals();
        await candidate.CheckPageAsync();

        var receipt = candidate.Page.GetByText("Збережено відповідей: 1 із 9.");
        await candidate.OpenAsync($"/my/{hall.File.Code}/test");
        for (var tries = 0; tries < 40 && await receipt.CountAsync() == 0; tries++)
        {
            await Task.Delay(1_000);
            await candidate.Page.ReloadAsync();
        }

        await Expect(receipt).ToBeVisibleAsync();
        await candidate.SeeTextAsync("Після завершення надійшло: 1");
    }

    public sealed class ShortTest(Fixture fixture)
        : Hall(fixture, new("korotkyi-2026", "Короткий тест", "Short test") { TestSeconds = 60 });
}
