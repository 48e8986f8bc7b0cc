using System.Diagnostics;
using Microsoft.Playwright;
using StaffSelect.E2E.Support;

namespace StaffSelect.E2E.Pages;

/// <summary>Registering, signing in, mails of the development page.</summary>
internal static class AccountPages
{
    private static readonly TimeSpan MailLimit = TimeSpan.FromSeconds(60);

    extension(Person person)
    {
        public async Task RegisterAsync(string email, string password)
        {
            await person.OpenAsync("/account/register");
            await person.FillAsync("Електронна пошта", email);
            await person.FillAsync("Пароль", password);
            await person.FillAsync("Той самий пароль ще раз", password);
            await person.PressAsync("Зареєструватися");
            await person.SeeAsync("Перевірте пошту");
        }

        /// <summary>Follows the link of the mail and proves to be who registered.</summary>
        public async Task ConfirmAddressAsync(string email, string password)
        {
            await person.FollowMailAsync(email, "Підтвердьте адресу електронної пошти");
            await person.SeeAsync("Підтвердження адреси");
            await person.FillAsync("Пароль", password);
            await person.PressAsync("Підтвердити адресу");
            await person.SeeAsync("Мої заяви");
        }

        /// <summary>Waits for a mail on the page that shows them and follows its link.</summary>
        public async Task FollowMailAsync(string email, string subject)
        {
            var mail = person
                .Page.GetByRole(AriaRole.Article)
                .Filter(new LocatorFilterOptions { HasText = email })
                .Filter(new LocatorFilterOptions { HasText = subject });
            var waiting = Stopwatch.StartNew();
            await person.Page.GotoAsync("/dev/mail");
            while (await mail.CountAsync() == 0)
            {
                Assert.True(waiting.Elapsed < MailLimit, $"No mail «{subject}» to {email}.");
                await Task.Delay(500);
                await person.Page.ReloadAsync();
            }

            await person.CheckPageAsync();
            await mail.First.GetByRole(AriaRole.Link).First.ClickAsync();
        }

        public Task SignInAsync(string email, string password) =>
            person.SignInAsync(email, password, "Електронна пошта", "Пароль", "Увійти");

        public Task SignInInEnglishAsync(string email, string password) =>
            person.SignInAsync(email, password, "E-mail address", "Password", "Sign in");

        private async Task SignInAsync(
            string email,
            string password,
            string emailLabel,
            string passwordLabel,
            string button
        )
        {
            await person.OpenAsync("/account/sign-in");
            await person.FillAsync(emailLabel, email);
            await person.FillAsync(passwordLabel, password);
            await person.PressAsync(button);
            await person.Page.WaitForURLAsync(url =>
                !url.Contains("/account/", StringComparison.Ordinal)
            );
            await person.SettleAsync();
            await person.CheckPageAsync();
        }

        /// <summary>Accepts an invitation as somebody who has no account yet.</summary>
        public async Task AcceptInvitationAsync(string email, string name, string password)
        {
            await person.FollowMailAsync(email, "Запрошення до роботи в StaffSelect");
            await person.SeeAsync("Запрошення до роботи");
            await person.FillAsync("Ім’я та прізвище", name);
            await person.FillAsync("Пароль", password);
            await person.FillAsync("Той самий пароль ще раз", password);
            await person.PressAsync("Прийняти запрошення");
            await person.Page.WaitForURLAsync("**/staff**");
            await person.SettleAsync();
            await person.CheckPageAsync();
        }
    }
}
