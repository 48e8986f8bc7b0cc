using Microsoft.Playwright;
using StaffSelect.E2E.Support;

namespace StaffSelect.E2E.Pages;

/// <summary>The candidate's application and its status.</summary>
internal static class ApplyPages
{
    extension(Person candidate)
    {
        /// <summary>Fills in all parts and submits.</summary>
        /// <param name="campaign">Code of the campaign.</param>
        /// <param name="applicant">Who applies.</param>
        /// <param name="posts">Codes of the posts in the order in which they are added.</param>
        public async Task ApplyAsync(string campaign, Applicant applicant, params string[] posts)
        {
            await candidate.StateWhoAsync(campaign, applicant, "Secondary", "Ліцей № 7");
            await candidate.ChooseGroupAsync("Інші кандидати");
            await candidate.SubmitAsync(["Identity", "Education"], posts);
        }

        /// <summary>The same for an officer of the service who meets the conditions for commanding posts.</summary>
        public async Task ApplyAsOfficerAsync(
            string campaign,
            Applicant applicant,
            params string[] posts
        )
        {
            await candidate.StateWhoAsync(
                campaign,
                applicant,
                "Master",
                "Національна академія Державної прикордонної служби України"
            );
            await candidate.ChooseGroupAsync("Офіцери Державної прикордонної служби");
            await candidate.FollowAsync("Продовжити: служба");
            await candidate.SeeAsync("Служба");
            await candidate
                .Page.GetByLabel("Військове звання")
                .SelectOptionAsync("LieutenantColonel");
            await candidate.FillAsync("Посада", "Заступник начальника загону");
            await candidate.FillAsync("Служба почалася", "01.07.2008");
            await candidate.FillAsync("На цій посаді з", "01.03.2018");
            await candidate.FillAsync("Повних років служби", "18");
            await candidate.FillAsync("З них на посадах, названих в умовах", "8");
            await candidate.PressAsync("Зберегти й продовжити");
            await candidate.SeeAsync("Ваша заява");
            await candidate.SubmitAsync(["Identity", "Education", "GroupProof"], posts);
        }

        private async Task StateWhoAsync(
            string campaign,
            Applicant applicant,
            string level,
            string institution
        )
        {
            await candidate.OpenAsync($"/my/{campaign}/apply");
            await candidate.FollowAsync("Почати: особисті дані");
            await candidate.SeeAsync("Особисті дані");
            await candidate.FillAsync("Прізвище", applicant.FamilyName);
            await candidate.FillAsync("Ім’я", applicant.GivenName);
            await candidate.Page.GetByLabel("По батькові").FillAsync(applicant.Patronymic ?? "");
            await candidate.ChooseAsync("РНОКПП (ідентифікаційний код)");
            await candidate.FillAsync("Номер", applicant.TaxNumber);
            await candidate.FillAsync("Дата народження", "08.05.1990");
            await candidate.ChooseAsync("Громадянство України");
            await candidate.PressAsync("Зберегти й продовжити");
            await candidate.SeeAsync("Ваша заява");

            await candidate.FollowAsync("Продовжити: контакти");
            await candidate.SeeAsync("Контакти");
            await candidate.FillAsync("Телефон", "067 123 45 67");
            await candidate.PressAsync("Зберегти й продовжити");
            await candidate.SeeAsync("Ваша заява");

            await candidate.FollowAsync("Продовжити: освіта");
            await candidate.SeeAsync("Освіта");
            await candidate
                .Page.GetByLabel("Рівень освіти", new PageGetByLabelOptions { Exact = true })
                .SelectOptionAsync(level);
            await candidate.FillAsync("Заклад освіти", institution);
            if (level != "Secondary")
            {
                await candidate.FillAsync(
                    "Спеціальність або професія",
                    "Безпека державного кордону"
                );
            }

            await candidate.FillAsync("Рік завершення", "2007");
            await candidate.PressAsync("Зберегти запис");
            await candidate.FollowAsync("Повернутися до заяви");
            await candidate.SeeAsync("Ваша заява");
        }

        private async Task ChooseGroupAsync(string group)
        {
            await candidate.FollowAsync("Продовжити: категорія кандидатів");
            await candidate.SeeAsync("Категорія кандидатів");
            await candidate.Page.GetByLabel(group).CheckAsync();
            await candidate.PressAsync("Зберегти й продовжити");
            await candidate.SeeAsync("Ваша заява");
        }

        private async Task SubmitAsync(string[] documents, string[] posts)
        {
            await candidate.FollowAsync("Продовжити: бажані посади");
            await candidate.SeeAsync("Бажані посади");
            foreach (var post in posts)
            {
                await candidate.AddPostAsync(post);
            }

            await candidate.PressAsync("Підтвердити порядок");
            await candidate.SeeAsync("Ваша заява");

            await candidate.FollowAsync("Продовжити: документи");
            await candidate.SeeAsync("Документи");
            foreach (var kind in documents)
            {
                await candidate.AddDocumentAsync(kind);
            }

            await candidate.FollowAsync("Повернутися до заяви");
            await candidate.SeeAsync("Ваша заява");

            await candidate.FollowAsync("Продовжити: підтвердження");
            await candidate.SeeAsync("Підтвердження");
            foreach (
                var declaration in await candidate
                    .Page.Locator("input[name='Input.Given']")
                    .AllAsync()
            )
            {
                await declaration.CheckAsync();
            }

            await candidate.PressAsync("Підтвердити");
            await candidate.SeeAsync("Ваша заява");

            await candidate.FollowAsync("Перевірити й подати заяву");
            await candidate.SeeAsync("Перевірте відповіді");
            await candidate.ChooseAsync("Повідомлення про обробку даних прочитано");
            await candidate.PressAsync("Подати заяву");
            await candidate.SeeAsync("Стан вашої заяви");
        }

        /// <summary>Adds a picture as a document of the kind.</summary>
        public async Task AddDocumentAsync(string kind)
        {
            await candidate
                .Page.GetByLabel("Що це за документ", new PageGetByLabelOptions { Exact = true })
                .SelectOptionAsync(kind);
            await candidate
                .Page.GetByLabel("Файл", new PageGetByLabelOptions { Exact = true })
                .SetInputFilesAsync(Picture.Jpeg($"{kind}.jpg"));
            await candidate.PressAsync("Завантажити файл");
            await candidate.Page.GetByText($"{kind}.jpg").First.WaitForAsync();
            await candidate.CheckPageAsync();
        }

        public async Task AddPostAsync(string post)
        {
            await candidate
                .Page.GetByLabel("Посада", new PageGetByLabelOptions { Exact = true })
                .SelectOptionAsync(post);
            await candidate.PressAsync("Додати");
            await candidate.Page.Locator($"#post-{post}").WaitForAsync();
            await candidate.CheckPageAsync();
        }

        /// <summary>One of the two codes on the status page.</summary>
        /// <param name="name">«Робочий код» or «Код для результатів».</param>
        public async Task<string> CodeAsync(string name) =>
            (
                await candidate
                    .Page.Locator(".codes > div")
                    .Filter(new LocatorFilterOptions { HasText = name })
                    .Locator("dd")
                    .First.InnerTextAsync()
            ).Trim();
    }
}
