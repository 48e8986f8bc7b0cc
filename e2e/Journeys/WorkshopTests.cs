using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using StaffSelect.E2E.Pages;
using StaffSelect.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace StaffSelect.E2E.Journeys;

/// <summary>A selection of commanding staff, built from the template in the browser and run to its publication.</summary>
public sealed class WorkshopTests(Fixture fixture)
{
    private const string Code = "noks-e2e";
    private const string Title = "Нове обличчя керівного складу: відбір із шаблону";
    private const string ApproverRole = "Член конкурсної комісії (затвердження)";

    /// <summary>How many items of each test are answered: every scale of B2 has a hurdle, B3 one of 26, B4 none.</summary>
    private static readonly (string Stage, int Answered)[] Tests =
    [
        ("B2", 40),
        ("B3", 26),
        ("B4", 4),
    ];

    private static readonly string[] Parts =
    [
        "basics",
        "dates",
        "groups",
        "posts",
        "competencies",
        "stages",
        "decision",
        "commission",
        "items",
        "sign",
    ];

    private readonly Applicant applicant = Applicant.New("Заєць", "Юрій", "Омелянович");

    [Fact]
    public async Task CommandingStaff_FromTheTemplateToPublication()
    {
        await BuildAsync();
        await using var officer = await AppointAsync();
        await using var candidate = await NewAsync();
        await candidate.OpenAsync($"/campaigns/{Code}");
        await candidate.SeeTextAsync("Начальник штабу прикордонного загону");
        await candidate.RegisterAsync(applicant.Email, Applicant.Password);
        await candidate.ConfirmAddressAsync(applicant.Email, Applicant.Password);
        await candidate.ApplyAsOfficerAsync(Code, applicant, "NPP", "ZOK");
        var workingCode = await candidate.CodeAsync("Робочий код");
        await officer.AdmitAsync(Code, applicant);
        foreach (var (stage, answered) in Tests)
        {
            await SitAsync(candidate, stage, answered);
        }

        await officer.PlanInterviewsAsync(Code, "Київ, вул. Зразкова, 3", 1, days: 2);
        foreach (var email in Demo.Members)
        {
            await using var member = await NewAsync();
            await member.SignInAsync(email, Demo.Password);
            await member.DeclareNoConflictAsync(Code, workingCode);
            await member.ScoreAsync("Навів приклад зі служби", 4, 4, 5, 4, 4, 3);
            await member.SubmitSheetAsync();
        }

        await officer.ComputeRankingAsync(Code);
        foreach (var email in Demo.Approvers)
        {
            await using var approver = await NewAsync();
            await approver.SignInAsync(email, Demo.Password);
            await approver.SignRankingAsync(Code);
        }

        await officer.PublishAsync(Code);
        await candidate.OpenAsync($"/my/{Code}/result");
        await candidate.SeeTextAsync("Вас рекомендовано на посаду");
        await Expect(candidate.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync("Начальник пункту пропуску");
    }

    /// <summary>One person prepares, another signs and publishes.</summary>
    private async Task BuildAsync()
    {
        await using var editor = await NewAsync();
        await editor.SignInAsync(Demo.Editor, Demo.Password);
        await editor.OpenAsync("/staff/workshop");
        await editor.PressAsync("Нова чернетка");
        await editor.Page.GetByRole(AriaRole.Radio, new() { Name = "Керівний склад" }).CheckAsync();
        await editor.FillAsync("Код", Code);
        await editor.CheckPageAsync();
        await editor.PressAsync("Створити чернетку");
        await editor.SeeAsync("Новий відбір керівного складу");
        var draft = new Uri(editor.Page.Url).AbsolutePath.TrimEnd('/');
        draft = string.Join('/', draft.Split('/')[..4]);

        await EditAsync(editor, $"{draft}/basics", ("#f-title-uk", Title));
        var today = TimeProvider.System.GetUtcNow().UtcDateTime.Date;
        await EditAsync(
            editor,
            $"{draft}/dates",
            ("#f-registration-from", Local(today, -3)),
            ("#f-registration-until", Local(today, 3)),
            ("#f-testing-from", Local(today, -2)),
            ("#f-testing-until", Local(today, 5)),
            ("#f-interviews-from", Local(today, -1)),
            ("#f-interviews-until", Local(today, 7))
        );
        await EditAsync(editor, $"{draft}/stages", ("#f-stages-3--panel-quorummembers", "3"));
        await editor.OpenAsync($"{draft}/commission");
        for (var index = 0; index < Demo.Members.Length; index++)
        {
            await editor.PressAsync("Додати члена комісії");
            await SetAsync(editor, $"#f-panel-members-{index}--email", Demo.Members[index]);
        }

        await editor.Page.Locator("#f-panel-members-0--chair").CheckAsync();
        await SaveAsync(editor);
        await editor.OpenAsync($"{draft}/items");
        await editor
            .Page.Locator("#ws-items")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "items.json",
                    MimeType = "application/json",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(await ItemsAsync()),
                }
            );
        await Expect(editor.Page.Locator(".ws-pool")).ToBeVisibleAsync();
        foreach (var part in Parts)
        {
            await editor.OpenAsync($"{draft}/{part}");
        }

        await Expect(editor.Page.GetByText("Недоліків немає. Умови можна підписувати."))
            .ToBeVisibleAsync();
        await editor.PressAsync("Підписати умови…");
        await editor.ConfirmAsync("Підписати умови");
        await Expect(editor.Page.GetByText("Чекаємо на підпис іншої особи.")).ToBeVisibleAsync();

        await using var second = await fixture.Browser.NewPersonAsync(
            fixture.App.Address,
            width: 390
        );
        await second.SignInAsync(Demo.Officer, Demo.Password);
        await second.OpenAsync($"/campaigns/preview/{draft.Split('/')[3]}");
        await second.OpenAsync($"{draft}/sign");
        await second.PressAsync("Оприлюднити оголошення…");
        await second.ConfirmAsync("Оприлюднити оголошення");
        await second.SeeTextAsync("Оголошення оприлюднено, умови заморожено.");
    }

    /// <summary>Who runs it: an officer, two approvers.</summary>
    private async Task<Person> AppointAsync()
    {
        await using var administrator = await NewAsync();
        await administrator.SignInAsync(Demo.Administrator, Demo.Password);
        await administrator.GiveRoleAsync(Demo.OfficerName, "Відповідальний за відбір", Title);
        await using var second = await NewAsync();
        await second.SignInAsync(Demo.SecondAdministrator, Demo.Password);
        foreach (var approver in Demo.ApproverNames)
        {
            await administrator.GiveRoleAsync(approver, ApproverRole, Title);
            await second.ConfirmRoleAsync(approver, ApproverRole, Title);
        }

        var officer = await NewAsync();
        await officer.SignInAsync(Demo.Officer, Demo.Password);
        return officer;
    }

    /// <summary>Answers the first items with the sum that each asks for, leaves the rest open and finishes.</summary>
    private static async Task SitAsync(Person candidate, string stage, int answered)
    {
        await candidate.OpenAsync($"/my/{Code}/test/{stage}");
        await candidate.ChooseAsync("Правила прочитано, можна починати");
        await candidate.PressAsync("Почати тест");
        var test = await TestPlayer.OpenedAsync(candidate, candidate.Page);
        var items = await test.Page.Locator("[data-go]").CountAsync();
        for (var item = 1; item <= answered; item++)
        {
            await test.ExpectItemAsync(item, items);
            var right = await test.Sheet.EvaluateAsync<int>(
                """
                sheet => {
                  const sum = 1 + Number(sheet.textContent.match(/буде (\d+) \+ 1/)[1]);
                  return 1 + [...sheet.querySelectorAll("label.opt .t")].findIndex(option => option.textContent.trim() === String(sum));
                }
                """
            );
            await test.KeyAsync(right.ToString(CultureInfo.InvariantCulture));
            if (item < items)
            {
                await test.NextAsync();
            }
        }

        await test.SavedAsync();
        await test.FinishAsync(open: items - answered);
    }

    private static async Task EditAsync(
        Person editor,
        string page,
        params (string Field, string Value)[] fields
    )
    {
        await editor.OpenAsync(page);
        foreach (var (field, value) in fields)
        {
            await SetAsync(editor, field, value);
        }

        await SaveAsync(editor);
    }

    private static async Task SetAsync(Person editor, string field, string value)
    {
        await editor.Page.Locator(field).FillAsync(value);
        await editor.Page.Locator(field).PressAsync("Tab");
        await Expect(editor.Page.Locator(field)).ToHaveValueAsync(value);
    }

    private static async Task SaveAsync(Person editor)
    {
        await editor.PressAsync("Зберегти розділ");
        await editor.SeeTextAsync("Збережено");
    }

    private static string Local(DateTime today, int days) =>
        today
            .AddDays(days)
            .AddHours(days < 0 ? 9 : 18)
            .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>As many items as the template's blueprints ask for.</summary>
    private static async Task<string> ItemsAsync()
    {
        var path = Path.Combine(
            AppProcess.RepositoryRoot(),
            "seed",
            "templates",
            "commanding-staff.json"
        );
        var template = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        var items = new JsonArray();
        foreach (var stage in template["campaign"]!["stages"]!.AsArray())
        {
            foreach (var cell in stage!["test"]?["blueprint"]?.AsArray() ?? [])
            {
                for (var number = 0; number < cell!["count"]!.GetValue<int>(); number++)
                {
                    items.Add((JsonNode)Item(cell, items.Count + 1));
                }
            }
        }

        return new JsonObject { ["items"] = items }.ToJsonString();
    }

    private static JsonObject Item(JsonNode cell, int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["code"] = $"I{text}",
            ["scale"] = cell["scale"]!.DeepClone(),
            ["difficulty"] = cell["difficulty"]!.DeepClone(),
            ["text"] = Both($"Скільки буде {text} + 1?", $"What is {text} + 1?"),
            ["options"] = new JsonArray([
                .. Enumerable
                    .Range(number, 4)
                    .Select(value => new JsonObject
                    {
                        ["id"] = $"o{value}",
                        ["text"] = Both($"{value}", $"{value}"),
                    }),
            ]),
            ["key"] = $"o{number + 1}",
        };
    }

    private static JsonObject Both(string uk, string en) => new() { ["uk"] = uk, ["en"] = en };

    private Task<Person> NewAsync() => fixture.Browser.NewPersonAsync(fixture.App.Address);
}
