using Microsoft.Playwright;
using StaffSelect.E2E.Pages;
using StaffSelect.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace StaffSelect.E2E.Journeys;

/// <summary>A passkey is made and used; the browser's own virtual authenticator stands for the device.</summary>
public sealed class PasskeyTests(Fixture fixture)
{
    private const string Name = "Робочий ноутбук";

    [Fact]
    public async Task Passkey_MadeThenUsedToSignIn()
    {
        await using var person = await fixture.Browser.NewPersonAsync(
            fixture.App.Address,
            width: 390
        );
        await person.AddDeviceAsync();
        // a device without a key changes nothing and says so
        await person.OpenAsync("/account/sign-in");
        await person.PressAsync("Увійти з ключем доступу");
        await person.SeeTextAsync("Пристрій не підтвердив ключ");

        await person.SignInAsync(Demo.Candidate, Demo.Password);
        await person.OpenAsync("/account/manage/passkeys");
        await person.FollowAsync("Додати ключ доступу");
        await Expect(person.Page.GetByText("потрібен новіший браузер")).ToBeHiddenAsync();
        await Expect(person.Page.GetByText("Пристрій не підтвердив ключ")).ToBeHiddenAsync();
        await person.FillAsync("Назва", Name);
        await person.FillAsync("Ваш пароль", Demo.Password);
        await person.PressAsync("Додати ключ доступу");
        await person.SeeTextAsync("Ключ доступу додано.");
        await person.SeeTextAsync(Name);

        await person.PressAsync("Вийти");
        await person.OpenAsync("/account/sign-in");
        await person.PressAsync("Увійти з ключем доступу");
        await person.SeeAsync("Мої заяви");
    }
}
