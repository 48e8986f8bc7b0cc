using System.Text;
using Microsoft.Playwright;
using StaffSelect.E2E.Pages;
using StaffSelect.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace StaffSelect.E2E.Journeys;

/// <summary>What happens between people of the office: two edit the same, one is dismissed, a file is broken.</summary>
public sealed class OfficeTests(Fixture fixture)
{
    [Fact]
    public async Task TwoOfficersEditTheSame_TheSecondIsToldAndKeepsTheText()
    {
        await using var editor = await StaffAsync(Demo.Editor);
        await using var officer = await StaffAsync(Demo.Officer);
        await editor.OpenAsync("/staff/workshop");
        await editor.PressAsync("Нова чернетка");
        await editor.FillAsync("Код", "dvoie-e2e");
        await editor.PressAsync("Створити чернетку");
        await editor.Page.Locator("#f-title-uk").WaitForAsync();
        var basics =
            string.Join('/', new Uri(editor.Page.Url).AbsolutePath.Split('/')[..4]) + "/basics";
        await editor.OpenAsync(basics);
        await officer.OpenAsync(basics);

        await TypeAsync(editor, "Назва редактора");
        await editor.PressAsync("Зберегти розділ");
        await editor.SeeTextAsync("Збережено");
        await TypeAsync(officer, "Назва другої особи");
        await officer.PressAsync("Зберегти розділ");

        var conflict = officer
            .Page.GetByRole(AriaRole.Alert)
            .Filter(new() { HasText = Demo.EditorName });
        await Expect(conflict).ToContainTextAsync("Ваш текст залишається на сторінці.");
        await Expect(conflict).ToContainTextAsync("Назва редактора");
        await Expect(officer.Page.Locator("#f-title-uk")).ToHaveValueAsync("Назва другої особи");
        await officer.CheckPageAsync();
        await officer.PressAsync("Зберегти моє поверх");
        await officer.SeeTextAsync("Збережено");
        await editor.OpenAsync(basics);
        await Expect(editor.Page.Locator("#f-title-uk")).ToHaveValueAsync("Назва другої особи");
    }

    [Fact]
    public async Task DismissedOfficer_LosesTheOpenPageWithin30Seconds()
    {
        const string Email = "zvilnenyi@e2e.example";
        const string Name = "Петро Звільнений";
        await using var administrator = await StaffAsync(Demo.Administrator);
        await administrator.InviteAsync(
            Email,
            "Відповідальний за відбір",
            "Нове обличчя кордону: набір, що триває"
        );
        await using var officer = await fixture.Browser.NewPersonAsync(fixture.App.Address);
        await officer.AcceptInvitationAsync(Email, Name, Applicant.Password);
        await officer.OpenAsync($"/staff/{Demo.Running}/applications");

        await administrator.OpenAsync("/staff/users");
        await administrator
            .Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^Зняти….*{Name}") })
            .ClickAsync();
        var dialog = await administrator.DialogAsync();
        await dialog.GetByLabel("Підстава").FillAsync("Наказ про звільнення № 19");
        await administrator.ConfirmAsync("Зняти роль");
        await administrator.SeeTextAsync("Роль знято.");

        await Expect(officer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Ваші права змінено", new() { Timeout = 30_000 });
        await Expect(officer.Page.GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
        await officer.CheckPageAsync();
        var answer = await officer.Page.GotoAsync($"/staff/{Demo.Running}/applications");
        Assert.Contains(answer!.Status, new[] { 403, 404 });
    }

    [Fact]
    public async Task BrokenSpreadsheet_EachFaultIsNamedAndNothingIsKept()
    {
        await using var author = await StaffAsync(Demo.Author);
        var sound = await File.ReadAllTextAsync(
            Path.Combine(AppProcess.RepositoryRoot(), "seed", "items", "syllogisms.csv")
        );
        var broken = sound
            .Replace(",single,", ",sinlge,", StringComparison.Ordinal)
            .Replace(",easy,", ",легко,", StringComparison.Ordinal);
        await author.OpenAsync("/staff/items");
        var before = await CountAsync(author);

        await author.OpenAsync("/staff/items/import");
        await CheckFileAsync(author, "zavdannia.csv", Encoding.UTF8.GetBytes(broken));
        await author.SeeTextAsync("Виправте файл і перевірте його ще раз; нічого не збережено.");
        var faults = author.Page.Locator("table.faults tbody tr");
        await Expect(faults.First).ToContainTextAsync("kind");
        await Expect(author.Page.GetByRole(AriaRole.Button, new() { Name = "Імпортувати" }))
            .ToHaveCountAsync(0);
        await CheckFileAsync(author, "zavdannia.xlsx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3, 4]);
        await Expect(faults).ToHaveCountAsync(1);
        await author.CheckPageAsync();

        await author.OpenAsync("/staff/items");
        Assert.Equal(before, await CountAsync(author));
    }

    private static async Task CheckFileAsync(Person author, string name, byte[] content)
    {
        await author
            .Page.Locator("#f-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = content,
                }
            );
        await author.PressAsync("Перевірити файл");
    }

    private static Task<string> CountAsync(Person author) =>
        author.Page.Locator(".pager").First.InnerTextAsync();

    private static async Task TypeAsync(Person person, string title)
    {
        await person.Page.Locator("#f-title-uk").FillAsync(title);
        await person.Page.Locator("#f-title-uk").PressAsync("Tab");
    }

    private async Task<Person> StaffAsync(string email)
    {
        var person = await fixture.Browser.NewPersonAsync(fixture.App.Address);
        await person.SignInAsync(email, Demo.Password);
        return person;
    }
}
