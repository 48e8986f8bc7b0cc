using Microsoft.Playwright;
using StaffSelect.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace StaffSelect.E2E.Pages;

/// <summary>Ranking, signatures, publication, the candidate's result, report and appeal.</summary>
internal static class ResultPages
{
    extension(Person officer)
    {
        public async Task ComputeRankingAsync(string campaign)
        {
            await officer.OpenAsync($"/staff/{campaign}/ranking");
            await officer.PressAsync("Обчислити рейтинг");
            await officer.SeeTextAsync("Потрібно підписів: 2. Зібрано: 0");
        }

        /// <summary>Publishes once the journal is sealed.</summary>
        public async Task PublishAsync(string campaign)
        {
            await officer.OpenAsync($"/staff/{campaign}/ranking");
            await officer.SeeTextAsync("Усі підписи зібрано. Рейтинг можна оприлюднити");
            await officer.PressAsync("Оприлюднити версію 1…");
            await officer.ConfirmAsync("Оприлюднити версію 1");
            await officer.SeeTextAsync("Результати оприлюднено. Версія 1");
        }
    }

    extension(Person approver)
    {
        public async Task SignRankingAsync(string campaign)
        {
            await approver.OpenAsync($"/staff/{campaign}/ranking");
            await approver.PressAsync("Підписати рейтинг…");
            await approver.ConfirmAsync("Підписати рейтинг");
            await approver.SeeTextAsync("Рейтинг підписано.");
        }
    }

    extension(Person candidate)
    {
        /// <summary>Asks for a report, waits until the job has made it, and downloads it.</summary>
        /// <param name="button">«Підготувати українською» or «Підготувати англійською».</param>
        public async Task<(string FileName, byte[] Content)> DownloadReportAsync(
            string campaign,
            string button
        )
        {
            await candidate.OpenAsync($"/my/{campaign}/report");
            await candidate.PressAsync(button);
            var link = candidate
                .Page.Locator("#reports")
                .GetByRole(AriaRole.Link, new() { Name = "Завантажити" });
            await Expect(link.First).ToBeVisibleAsync(new() { Timeout = 120_000 });
            await candidate.CheckPageAsync();
            var download = await candidate.Page.RunAndWaitForDownloadAsync(() =>
                link.First.ClickAsync()
            );
            return (
                download.SuggestedFilename,
                await File.ReadAllBytesAsync(await download.PathAsync())
            );
        }

        public async Task FileAppealAsync(string campaign, string kind, string text)
        {
            await candidate.OpenAsync($"/my/{campaign}/status");
            await candidate.FollowAsync("Скарга на результат");
            await candidate.SeeAsync("Скарга на результат");
            await candidate
                .Page.GetByLabel("Про що скарга", new() { Exact = true })
                .SelectOptionAsync(new SelectOptionValue { Label = kind });
            await candidate.FillAsync("Що сталося і про що ви просите", text);
            await candidate.PressAsync("Подати скаргу");
            await candidate.SeeTextAsync("Скаргу подано");
        }
    }
}
