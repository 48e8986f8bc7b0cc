using System.Globalization;
using Microsoft.Playwright;
using StaffSelect.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace StaffSelect.E2E.Pages;

/// <summary>Users and roles, applications, panels and interviews.</summary>
internal static class StaffPages
{
    extension(Person administrator)
    {
        public async Task InviteAsync(string email, string role, string campaign)
        {
            await administrator.OpenAsync("/staff/users");
            await administrator.PressAsync("Запросити…");
            var dialog = await administrator.DialogAsync();
            await dialog.GetByLabel("Електронна пошта").FillAsync(email);
            await dialog
                .GetByRole(AriaRole.Combobox, new() { Name = "Роль", Exact = true })
                .SelectOptionAsync(new SelectOptionValue { Label = role });
            await dialog
                .GetByRole(AriaRole.Combobox, new() { Name = "Конкурсний відбір", Exact = true })
                .SelectOptionAsync(new SelectOptionValue { Label = campaign });
            await dialog
                .GetByRole(AriaRole.Button, new() { Name = "Додати роль", Exact = true })
                .ClickAsync();
            await Expect(dialog.GetByLabel("Обрані ролі")).ToContainTextAsync(campaign);
            await dialog.GetByLabel("Підстава").FillAsync("Наказ № 17 від 12 січня 2026 року");
            await administrator.ConfirmAsync("Надіслати запрошення");
            await administrator.SeeTextAsync($"Запрошення надіслано на {email}.");
        }

        public async Task GiveRoleAsync(string person, string role, string campaign)
        {
            await administrator.OpenAsync("/staff/users");
            await administrator.PressAsync($"Надати роль… {person}");
            var dialog = await administrator.DialogAsync();
            await dialog
                .GetByRole(AriaRole.Combobox, new() { Name = "Роль", Exact = true })
                .SelectOptionAsync(new SelectOptionValue { Label = role });
            await dialog
                .GetByRole(AriaRole.Combobox, new() { Name = "Конкурсний відбір", Exact = true })
                .SelectOptionAsync(new SelectOptionValue { Label = campaign });
            await dialog.GetByLabel("Підстава").FillAsync("Наказ № 18 від 12 січня 2026 року");
            await administrator.ConfirmAsync("Надати роль");
            await administrator.SeeTextAsync("Роль надано.");
        }

        /// <summary>Confirms, as the second administrator, a role that another one gave.</summary>
        public async Task ConfirmRoleAsync(string person, string role, string campaign)
        {
            await administrator.OpenAsync("/staff/users");
            await administrator.PressAsync($"Підтвердити… {role}: {campaign}, {person}");
            await administrator.ConfirmAsync("Підтвердити роль");
            await administrator.SeeTextAsync("Роль підтверджено, вона діє.");
        }
    }

    extension(Person officer)
    {
        /// <summary>Finds the application by name, reads it and admits.</summary>
        public async Task AdmitAsync(string campaign, Applicant applicant)
        {
            await officer.OpenAsync($"/staff/{campaign}/applications");
            await officer.FollowAsync(applicant.FullName);
            await officer.SeeAsync(applicant.FullName);
            await officer.Page.GetByLabel("Допустити", new() { Exact = true }).CheckAsync();
            await officer.PressAsync("Допустити кандидата…");
            await officer.ConfirmAsync("Допустити кандидата");
            await officer.SeeTextAsync("Кандидата допущено.");
        }

        /// <summary>Gives everybody who waits an interview with the only panel.</summary>
        /// <param name="campaign">Its code.</param>
        /// <param name="place">Where.</param>
        /// <param name="waiting">How many wait.</param>
        /// <param name="days">From today; journeys that share members must not share an hour.</param>
        public async Task PlanInterviewsAsync(
            string campaign,
            string place,
            int waiting,
            int days = 0
        )
        {
            await officer.OpenAsync($"/staff/{campaign}/panels");
            await officer.PressAsync(
                string.Create(CultureInfo.InvariantCulture, $"Призначити співбесіди ({waiting})…")
            );
            await officer.FillAsync("Місце", place);
            if (days > 0)
            {
                var date = officer.Page.Locator("#f-startsat");
                var first = DateOnly.Parse(
                    await date.InputValueAsync(),
                    CultureInfo.InvariantCulture
                );
                await date.FillAsync(
                    first.AddDays(days).ToString("O", CultureInfo.InvariantCulture)
                );
            }

            await officer.PressAsync("Позначити всіх");
            await officer.SeeTextAsync("Призначити співбесіди");
            await officer.PressAsync("Призначити");
            await officer.SeeTextAsync("Усім допущеним кандидатам призначено співбесіду.");
        }
    }

    extension(Person member)
    {
        public async Task DeclareNoConflictAsync(string campaign, string workingCode)
        {
            await member.OpenAsync($"/staff/{campaign}/panel");
            await member.FollowAsync($"Заявити, чи є конфлікт інтересів {workingCode}");
            await member.SeeAsync($"Кандидат {workingCode}");
            await member.PressAsync("Конфлікту інтересів немає");
            await member.SeeTextAsync("Компетентність 1 з");
        }

        /// <summary>Scores each competency with a note and waits until each is saved.</summary>
        public async Task ScoreAsync(string note, params int[] levels)
        {
            var page = member.Page;
            for (var i = 0; i < levels.Length; i++)
            {
                await page.GetByText($"Компетентність {i + 1} з {levels.Length}").WaitForAsync();
                var level = page.GetByRole(AriaRole.Radio).Nth(levels[i] - 1);
                if (i == 0)
                {
                    await page.Keyboard.PressAsync(
                        levels[i].ToString(CultureInfo.InvariantCulture)
                    );
                }
                else
                {
                    await page.Locator("label.lv").Nth(levels[i] - 1).ClickAsync();
                }

                await Expect(level).ToBeCheckedAsync();
                await member.FillAsync("Що саме сказав або зробив кандидат", $"{note} {i + 1}");
                await page.GetByText("Чернетку збережено").WaitForAsync();
                if (i < levels.Length - 1)
                {
                    await page.GetByRole(AriaRole.Button, new() { Name = "Далі: " }).ClickAsync();
                }
            }

            await member.CheckPageAsync();
        }

        public async Task SubmitSheetAsync()
        {
            await member.PressAsync("Подати відомість…");
            await member.ConfirmAsync("Подати відомість");
            await member.SeeTextAsync("подано, змінити не можна");
        }
    }
}
