using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace StaffSelect.E2E.Support;

/// <summary>Somebody who uses the product in a browser of his own.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> faults = [];

    public Person(IBrowserContext context, IPage page, string address)
    {
        this.context = context;
        Page = page;
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Add($"console: {message.Text} ({message.Location})");
            }
        };
        context.WebError += (_, error) => faults.Add($"script: {error.Error}");
        context.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(address, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal)
            )
            {
                faults.Add($"another host: {request.Url}");
            }
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 500)
            {
                faults.Add($"{response.Status}: {response.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Whether every page is checked; false only for those who prepare somebody else's journey.</summary>
    public bool Checks { get; init; } = true;

    /// <summary>A further tab of the same browser.</summary>
    public Task<IPage> NewTabAsync() => context.NewPageAsync();

    /// <summary>A device with passkeys whose owner always consents.</summary>
    public async Task AddDeviceAsync()
    {
        var device = await context.NewCDPSessionAsync(Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
    }

    /// <summary>Opens an address of the product and checks it as every visited page is checked.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await SettleAsync();
        await CheckPageAsync();
    }

    /// <summary>Waits for the page with this heading and checks it.</summary>
    public async Task SeeAsync(string heading)
    {
        await Page.GetByRole(
                AriaRole.Heading,
                new PageGetByRoleOptions { Name = heading, Level = 1 }
            )
            .WaitForAsync();
        await Page.WaitForLoadStateAsync();
        await CheckPageAsync();
    }

    /// <summary>Waits for these words on the page and checks it.</summary>
    public async Task SeeTextAsync(string words)
    {
        await Page.GetByText(words).First.WaitForAsync();
        await Page.WaitForLoadStateAsync();
        await CheckPageAsync();
    }

    public Task FillAsync(string label, string value) =>
        Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).FillAsync(value);

    public Task ChooseAsync(string label) =>
        Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).CheckAsync();

    public Task PressAsync(string button) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true })
            .ClickAsync();

    public Task FollowAsync(string link) =>
        Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = link }).First.ClickAsync();

    /// <summary>The open dialog of a staff page, checked as part of its page.</summary>
    public async Task<ILocator> DialogAsync()
    {
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.WaitForAsync();
        await CheckPageAsync();
        return dialog;
    }

    /// <summary>Presses the dialog's button of this name and waits until the dialog is gone.</summary>
    public async Task ConfirmAsync(string button)
    {
        var dialog = await DialogAsync();
        await dialog
            .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button, Exact = true })
            .ClickAsync();
        await dialog.WaitForAsync(
            new LocatorWaitForOptions { State = WaitForSelectorState.Detached }
        );
    }

    /// <summary>Waits until an interactive page has drawn its heading.</summary>
    public Task SettleAsync() => Page.Locator("h1:visible").First.WaitForAsync();

    /// <summary>No accessibility violation, no console error, no foreign request; a title and one main heading.</summary>
    public async Task CheckPageAsync()
    {
        if (!Checks)
        {
            AssertNoFaults();
            return;
        }

        Assert.False(
            string.IsNullOrWhiteSpace(await Page.TitleAsync()),
            $"{Page.Url} has no title."
        );
        var result = await Page.RunAxe(
            new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions
                {
                    Type = "tag",
                    Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
                },
            }
        );
        Assert.True(
            result.Violations.Length == 0,
            $"{Page.Url}: "
                + string.Join(
                    "; ",
                    result.Violations.Select(violation =>
                        $"{violation.Id} at {string.Join(", ", violation.Nodes.Take(4).Select(node => node.Html))}"
                    )
                )
        );
        AssertNoFaults();
    }

    public void AssertNoFaults() => Assert.True(faults.Count == 0, string.Join('\n', faults));

    /// <summary>Forgets faults that a test provokes on purpose, e.g. by cutting the connection.</summary>
    public void ForgetFaults() => faults.Clear();

    /// <summary>Forgets what the browser itself reports of requests that were refused or did not get through, and nothing else.</summary>
    public void ForgetRefusals() =>
        faults.RemoveAll(fault =>
            fault.StartsWith("console: Failed to load resource", StringComparison.Ordinal)
        );

    public Task GoOfflineAsync(bool offline) => context.SetOfflineAsync(offline);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
