using Microsoft.Playwright;

namespace StaffSelect.E2E.Support;

/// <summary>One Chromium for the whole run.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>The build without windows needs half the processor time of the other.</summary>
    private static readonly string[] Installed =
    [
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath =
                    Environment.GetEnvironmentVariable("STAFFSELECT_CHROMIUM")
                    ?? Installed.FirstOrDefault(File.Exists)
                    ?? Installed[^1],
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A person with a browser of his own: own cookies, own storage, every fault of a page noted.</summary>
    /// <param name="address">Of the program.</param>
    /// <param name="language">Ukrainian unless told.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="checks">False for somebody who only prepares another's journey.</param>
    public async Task<Person> NewPersonAsync(
        string address,
        string language = "uk",
        int width = 1440,
        bool checks = true
    )
    {
        var context = await browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address,
                Locale = language == "uk" ? "uk-UA" : "en-GB",
                TimezoneId = "Europe/Kyiv",
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(45_000);
        Assertions.SetDefaultExpectTimeout(45_000);
        var person = new Person(context, await context.NewPageAsync(), address) { Checks = checks };
        if (language != "uk")
        {
            await person.Page.GotoAsync($"/culture/{language}?returnUrl=/");
        }

        return person;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
