using StaffSelect.E2E.Pages;
using StaffSelect.E2E.Support;

namespace StaffSelect.E2E.Journeys;

/// <summary>A candidate with a screen 390 px wide and no mouse, from the registration to the submitted application.</summary>
public sealed class NarrowKeyboardTests(NarrowKeyboardTests.NarrowHall hall, Fixture fixture)
    : IClassFixture<NarrowKeyboardTests.NarrowHall>
{
    private readonly Applicant applicant = Applicant.New("Цимбал", "Ліана", "Іванівна");

    [Fact]
    public async Task Candidate_RegistersAndAppliesByKeyboard()
    {
        await using var candidate = await fixture.Browser.NewPersonAsync(
            fixture.App.Address,
            width: 390
        );
        await candidate.OpenAsync("/account/register");
        await candidate.TypeByKeyAsync("Електронна пошта", applicant.Email);
        await candidate.TypeByKeyAsync("Пароль", Applicant.Password);
        await candidate.TypeByKeyAsync("Той самий пароль ще раз", Applicant.Password);
        await candidate.PressByKeyAsync("Зареєструватися");
        await candidate.SeeNarrowAsync("Перевірте пошту");
        await candidate.ConfirmAddressAsync(applicant.Email, Applicant.Password);

        await candidate.OpenAsync($"/my/{hall.File.Code}/apply");
        await StateWhoAsync(candidate);
        await ChooseAsync(candidate);
        await AttachAsync(candidate);
        await candidate.FollowByKeyAsync("Продовжити: підтвердження");
        await candidate.SeeNarrowAsync("Підтвердження");
        foreach (
            var declaration in await candidate.Page.Locator("input[name='Input.Given']").AllAsync()
        )
        {
            await candidate.ChooseByKeyAsync(declaration);
        }

        await candidate.PressByKeyAsync("Підтвердити");
        await candidate.SeeNarrowAsync("Ваша заява");
        await candidate.FollowByKeyAsync("Перевірити й подати заяву");
        await candidate.SeeNarrowAsync("Перевірте відповіді");
        await candidate.ChooseByKeyAsync(
            candidate.Page.GetByLabel("Повідомлення про обробку даних прочитано")
        );
        await candidate.PressByKeyAsync("Подати заяву");
        await candidate.SeeNarrowAsync("Стан вашої заяви");
        Assert.NotEmpty(await candidate.CodeAsync("Робочий код"));
    }

    private async Task StateWhoAsync(Person candidate)
    {
        await candidate.FollowByKeyAsync("Почати: особисті дані");
        await candidate.SeeNarrowAsync("Особисті дані");
        await candidate.TypeByKeyAsync("Прізвище", applicant.FamilyName);
        await candidate.TypeByKeyAsync("Ім’я", applicant.GivenName);
        await candidate.ChooseByKeyAsync(
            candidate.Page.GetByLabel("РНОКПП (ідентифікаційний код)", new() { Exact = true })
        );
        await candidate.TypeByKeyAsync("Номер", applicant.TaxNumber);
        await candidate.TypeByKeyAsync("Дата народження", "08.05.1990");
        await candidate.ChooseByKeyAsync(
            candidate.Page.GetByLabel("Громадянство України", new() { Exact = true })
        );
        await candidate.PressByKeyAsync("Зберегти й продовжити");
        await candidate.SeeNarrowAsync("Ваша заява");

        await candidate.FollowByKeyAsync("Продовжити: контакти");
        await candidate.SeeNarrowAsync("Контакти");
        await candidate.TypeByKeyAsync("Телефон", "067 123 45 67");
        await candidate.PressByKeyAsync("Зберегти й продовжити");
        await candidate.SeeNarrowAsync("Ваша заява");

        await candidate.FollowByKeyAsync("Продовжити: освіта");
        await candidate.SeeNarrowAsync("Освіта");
        await candidate.SelectByKeyAsync("Рівень освіти", "Secondary");
        await candidate.TypeByKeyAsync("Заклад освіти", "Ліцей № 7");
        await candidate.TypeByKeyAsync("Рік завершення", "2007");
        await candidate.PressByKeyAsync("Зберегти запис");
        await candidate.SeeNarrowAsync("Освіта");
        await candidate.FollowByKeyAsync("Повернутися до заяви");
        await candidate.SeeNarrowAsync("Ваша заява");
    }

    private static async Task ChooseAsync(Person candidate)
    {
        await candidate.FollowByKeyAsync("Продовжити: категорія кандидатів");
        await candidate.SeeNarrowAsync("Категорія кандидатів");
        await candidate.ChooseByKeyAsync(candidate.Page.GetByLabel("Інші кандидати"));
        await candidate.PressByKeyAsync("Зберегти й продовжити");
        await candidate.SeeNarrowAsync("Ваша заява");

        await candidate.FollowByKeyAsync("Продовжити: бажані посади");
        await candidate.SeeNarrowAsync("Бажані посади");
        foreach (var post in new[] { "LWO", "KRA" })
        {
            await candidate.SelectByKeyAsync("Посада", post);
            await candidate.PressByKeyAsync("Додати");
            await candidate.Page.Locator($"#post-{post}").WaitForAsync();
        }

        await candidate.PressByKeyAsync("Підтвердити порядок");
        await candidate.SeeNarrowAsync("Ваша заява");
    }

    private static async Task AttachAsync(Person candidate)
    {
        await candidate.FollowByKeyAsync("Продовжити: документи");
        await candidate.SeeNarrowAsync("Документи");
        foreach (var kind in new[] { "Identity", "Education" })
        {
            await candidate.SelectByKeyAsync("Що це за документ", kind);
            await candidate.AttachByKeyAsync("Файл", Picture.Jpeg($"{kind}.jpg"));
            await candidate.PressByKeyAsync("Завантажити файл");
            await candidate.Page.GetByText($"{kind}.jpg").First.WaitForAsync();
        }

        await candidate.FollowByKeyAsync("Повернутися до заяви");
        await candidate.SeeNarrowAsync("Ваша заява");
    }

    public sealed class NarrowHall(Fixture fixture)
        : Hall(fixture, new("vuzka-2026", "Подання з телефона", "Applying from a phone"));
}
