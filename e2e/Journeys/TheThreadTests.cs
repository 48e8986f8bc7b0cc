using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using StaffSelect.E2E.Pages;
using StaffSelect.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace StaffSelect.E2E.Journeys;

/// <summary>From registration to a published rank and a report, with everybody in a browser of his own.</summary>
public sealed class TheThreadTests(Fixture fixture)
{
    private static readonly CampaignFile Campaign = new(
        "nytka-2026",
        "Відбір на західну ділянку: наскрізна нитка",
        "Selection for the western section: the whole thread"
    );

    private readonly Applicant applicant = Applicant.New("Ґудзь-Їжакевич", "Соломія", "Євгенівна");

    /// <summary>Whom the system administrator invites; other journeys see the name in lists.</summary>
    public const string OfficerName = "Ольга Савчук";

    public const string Place = "Львів, вул. Шевченка, 14, кімната 3";
    private const string ApproverRole = "Член конкурсної комісії (затвердження)";
    private const string OwnNote = "Лише моя нотатка";
    private const string Note = "Послідовно пояснила свої дії";
    private const string Complaint =
        "О 10:15 під час тесту на дві хвилини зникло світло. Прошу перевірити журнал подій.";

    [Fact]
    public async Task Stranger_BecomesRankedCandidateWithReport()
    {
        await fixture.App.ImportAsync(Campaign);
        await using var administrator = await NewAsync();
        await using var officer = await NewAsync();
        await using var candidate = await NewAsync();

        await administrator.SignInAsync(Demo.Administrator, Demo.Password);
        await administrator.InviteAsync(
            "olha.savchuk@e2e.example",
            "Відповідальний за відбір",
            Campaign.TitleUk
        );
        await using var second = await NewAsync();
        await second.SignInAsync(Demo.SecondAdministrator, Demo.Password);
        foreach (var approver in Demo.ApproverNames)
        {
            await administrator.GiveRoleAsync(approver, ApproverRole, Campaign.TitleUk);
            await second.ConfirmRoleAsync(approver, ApproverRole, Campaign.TitleUk);
        }

        await officer.AcceptInvitationAsync(
            "olha.savchuk@e2e.example",
            OfficerName,
            Applicant.Password
        );

        var (workingCode, publicationCode) = await ApplyAsync(candidate);
        await officer.AdmitAsync(Campaign.Code, applicant);
        await SitTestAsync(candidate);
        await officer.PlanInterviewsAsync(Campaign.Code, Place, 1);
        await candidate.OpenAsync($"/my/{Campaign.Code}/status");
        await Expect(candidate.Page.GetByText(Place).First).ToBeVisibleAsync();
        await ScoreAsync(workingCode);
        await DecideAsync(officer);
        await ReadResultAsync(candidate, publicationCode);
    }

    private async Task<(string Working, string Publication)> ApplyAsync(Person candidate)
    {
        await candidate.OpenAsync("/");
        await candidate.FollowAsync(Campaign.TitleUk);
        await candidate.SeeAsync(Campaign.TitleUk);
        await candidate.RegisterAsync(applicant.Email, Applicant.Password);
        await candidate.ConfirmAddressAsync(applicant.Email, Applicant.Password);
        await candidate.ApplyAsync(Campaign.Code, applicant, "LWO", "KRA");
        var working = await candidate.CodeAsync("Робочий код");
        var publication = await candidate.CodeAsync("Код для результатів");
        Assert.NotEqual(working, publication);
        return (working, publication);
    }

    private static async Task SitTestAsync(Person candidate)
    {
        await candidate.OpenAsync($"/my/{Campaign.Code}/status");
        await candidate.FollowAsync("Перейти до тестування");
        var test = await TestPlayer.StartAsync(candidate, Campaign.Code);
        for (var item = 1; item <= 8; item++)
        {
            await test.ExpectItemAsync(item);
            var right = await test.RightAsync();
            if (item % 2 == 0)
            {
                await test.KeyAsync(right.ToString(CultureInfo.InvariantCulture));
                await test.ExpectCheckedAsync(right);
            }
            else
            {
                await test.AnswerAsync(right);
            }

            await test.NextAsync();
        }

        await test.SavedAsync();
        await test.ExpectAnsweredAsync(8);
        await test.FinishAsync(open: 1);
        await Expect(candidate.Page.GetByText("Квитанція").First).ToBeVisibleAsync();
        await Expect(candidate.Page.GetByText("Збережено відповідей: 8 із 9.")).ToBeVisibleAsync();
    }

    private async Task ScoreAsync(string workingCode)
    {
        var members = new List<Person>();
        try
        {
            foreach (var email in Demo.Members)
            {
                var member = await NewAsync();
                members.Add(member);
                await member.SignInAsync(email, Demo.Password);
                await member.DeclareNoConflictAsync(Campaign.Code, workingCode);
            }

            await members[0].ScoreAsync(OwnNote, 4, 4, 5, 4);
            await members[0].SubmitSheetAsync();
            await Expect(members[0].Page.GetByText("Відомості подали 1 з 3")).ToBeVisibleAsync();

            await members[1].Page.ReloadAsync();
            await members[1].SeeTextAsync("Компетентність 1 з");
            await Expect(members[1].Page.GetByText(OwnNote)).ToHaveCountAsync(0);
            foreach (var member in members.Skip(1))
            {
                await member.ScoreAsync(Note, 4, 3, 4, 4);
                await member.SubmitSheetAsync();
            }

            await Expect(members[2].Page.GetByText("Результат комісії").First).ToBeVisibleAsync();
        }
        finally
        {
            foreach (var member in members)
            {
                await member.DisposeAsync();
            }
        }
    }

    private async Task DecideAsync(Person officer)
    {
        await officer.ComputeRankingAsync(Campaign.Code);
        await Expect(officer.Page.GetByText("Підписати рейтинг…")).ToHaveCountAsync(0);
        foreach (var email in Demo.Approvers)
        {
            await using var approver = await NewAsync();
            await approver.SignInAsync(email, Demo.Password);
            await approver.SignRankingAsync(Campaign.Code);
        }

        await officer.PublishAsync(Campaign.Code);
    }

    private async Task ReadResultAsync(Person candidate, string publicationCode)
    {
        await using var visitor = await NewAsync();
        await visitor.OpenAsync(
            $"/campaigns/{Campaign.Code}/results?post=LWO&code={publicationCode}"
        );
        await Expect(visitor.Page.Locator("#found")).ToContainTextAsync(publicationCode);
        await Expect(visitor.Page.GetByText(applicant.FamilyName)).ToHaveCountAsync(0);

        await candidate.OpenAsync($"/my/{Campaign.Code}/status");
        await candidate.FollowAsync("Мій результат");
        await candidate.SeeTextAsync("Вас рекомендовано на посаду");
        await Expect(candidate.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync("Аеропорт «Львів»");

        var (name, content) = await candidate.DownloadReportAsync(
            Campaign.Code,
            "Підготувати українською"
        );
        Assert.Equal("%PDF", Encoding.ASCII.GetString(content, 0, 4));
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
        Assert.Matches("^[ -~]+$", name);
        Assert.DoesNotContain("udz", name, StringComparison.OrdinalIgnoreCase);
        await candidate.OpenAsync($"/my/{Campaign.Code}/report/html");

        await candidate.FileAppealAsync(Campaign.Code, "Технічний збій або тривога", Complaint);
        await Expect(candidate.Page.GetByText("Чекає на відповідь")).ToBeVisibleAsync();
        await ReadInEnglishAsync(candidate);
    }

    private async Task ReadInEnglishAsync(Person candidate)
    {
        await candidate.SwitchToEnglishAsync();
        foreach (
            var path in new[]
            {
                $"/my/{Campaign.Code}/status",
                $"/my/{Campaign.Code}/result",
                $"/my/{Campaign.Code}/report",
                $"/my/{Campaign.Code}/report/html?lang=en",
                $"/my/{Campaign.Code}/appeal",
                $"/campaigns/{Campaign.Code}/results",
            }
        )
        {
            var ukrainian = await candidate.OpenInEnglishAsync(
                path,
                applicant.FamilyName,
                Note,
                OwnNote,
                Complaint,
                Place
            );
            Assert.True(ukrainian.Count == 0, $"{path}: {string.Join(" | ", ukrainian)}");
        }
    }

    private Task<Person> NewAsync() => fixture.Browser.NewPersonAsync(fixture.App.Address);
}
