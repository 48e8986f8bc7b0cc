using System.Net;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Account;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Http;

/// <summary>The pages of one's own account: their forms, as they are sent without script.</summary>
public sealed partial class AccountPagesTests
{
    private const string NewPassword = "an entirely new one";

    public static TheoryData<string, string[]> ManageForms =>
        new()
        {
            { "/account/manage/email", ["Input.Email", "Input.Password"] },
            {
                "/account/manage/password",
                ["Input.OldPassword", "Input.Password", "Input.PasswordAgain"]
            },
            { "/account/manage/second-factor", ["Input.Password"] },
            { "/account/manage/second-factor/off", ["Input.Password"] },
        };

    [Theory, MemberData(nameof(ManageForms))]
    public async Task ManageForm_BadInputOrForged_ChangesNothing(string path, string[] fields)
    {
        var (client, email) = await SignedInAsync();
        using var owned = client;
        foreach (var value in new[] { "", Markup, new string('ї', 10_000) })
        {
            using var answer = await client.SubmitAsync(
                path,
                fields.ToDictionary(field => field, _ => (string?)value)
            );

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.PageAsync();
            Assert.NotEmpty(page.QuerySelectorAll(".summary li"));
            Assert.StartsWith("Помилка: ", page.Title, StringComparison.Ordinal);
            Assert.All(
                page.QuerySelectorAll("input[type=password]"),
                field => Assert.False(field.HasAttribute("value"))
            );
        }

        using var forged = await client.SubmitAsync(
            path,
            fields
                .ToDictionary(field => field, _ => (string?)TestData.Password)
                .With("__RequestVerificationToken", null)
        );
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var again = site.Value.ClientFor();
        using var signedIn = await SignInAsync(again, email, "");
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Fact]
    public async Task Manage_Password_ChangesItAndThisBrowserGoesOn()
    {
        var (client, email) = await SignedInAsync();
        using var owned = client;
        var (other, _) = await SignedInAsync(email);
        using var ended = other;
        const string Page = "/account/manage/password";
        var wanted = new Dictionary<string, string?>
        {
            ["Input.OldPassword"] = TestData.Password,
            ["Input.Password"] = NewPassword,
            ["Input.PasswordAgain"] = NewPassword,
        };

        using var differ = await client.SubmitAsync(
            Page,
            new Dictionary<string, string?>(wanted).With("Input.PasswordAgain", "another")
        );
        Assert.Contains("Паролі не збігаються", await TextAsync(differ), StringComparison.Ordinal);
        using var wrong = await client.SubmitAsync(
            Page,
            new Dictionary<string, string?>(wanted).With("Input.OldPassword", "wrong password")
        );
        Assert.NotEmpty((await wrong.PageAsync()).QuerySelectorAll(".summary li"));

        using var done = await client.SubmitAsync(Page, wanted);

        Assert.Equal($"{Page}?changed=1", PathOf(client, done));
        using var here = await client.GetAsync(Page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        site.Value.App.Time.Advance(TimeSpan.FromMinutes(2));
        using var there = await other.GetAsync(Page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, there.StatusCode);
        using var fresh = site.Value.ClientFor();
        using var opened = await SignInAsync(fresh, email, "", NewPassword);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
    }

    [Fact]
    public async Task Manage_Email_SendsALinkToTheNewAddress()
    {
        var (client, _) = await SignedInAsync();
        using var owned = client;
        var moved = $"n{Guid.NewGuid():N}@example.test";

        using var sent = await client.SubmitAsync(
            "/account/manage/email",
            new() { ["Input.Email"] = moved, ["Input.Password"] = TestData.Password }
        );

        Assert.Equal("/account/manage/email?sent=1", PathOf(client, sent));
        var (mail, _) = Assert.Single(await site.Value.App.MailsToAsync(moved));
        Assert.Equal(MailTemplates.ConfirmNewAddress, mail.Template);
    }

    [Fact]
    public async Task Manage_SecondFactor_OnCodesOff()
    {
        var app = site.Value.App;
        var (client, email) = await SignedInAsync();
        using var owned = client;
        const string Page = "/account/manage/second-factor";
        var password = new Dictionary<string, string?> { ["Input.Password"] = TestData.Password };

        using var begun = await client.SubmitAsync(Page, password);
        Assert.Equal(Page, PathOf(client, begun));
        using var wrong = await client.SubmitAsync(Page, new() { ["Code.Code"] = "000000" });
        Assert.NotEmpty((await wrong.PageAsync()).QuerySelectorAll(".summary li"));
        var user = await app.DbAsync(db => db.Users.SingleAsync(row => row.Email == email));
        using var on = await client.SubmitAsync(
            Page,
            new() { ["Code.Code"] = await app.CodeOfAsync(user.UserId) }
        );
        var shown = await CodesAsync(on);
        Assert.Equal(10, shown.Count);

        using var renewed = await client.SubmitAsync("/account/manage/recovery-codes", password);
        Assert.Empty((await CodesAsync(renewed)).Intersect(shown));
        Assert.NotNull((await client.PageAsync("/account/manage")).QuerySelector("main .tag.ok"));

        using var off = await client.SubmitAsync($"{Page}/off", password);
        Assert.Equal($"{Page}?off=1", PathOf(client, off));
        using var again = site.Value.ClientFor();
        using var opened = await SignInAsync(again, email, "");
        Assert.Equal("/my", PathOf(again, opened));
    }

    [Fact]
    public async Task Manage_Sessions_EndsTheOtherBrowser()
    {
        const string Page = "/account/manage/sessions";
        var (client, email) = await SignedInAsync();
        using var here = client;
        var (other, _) = await SignedInAsync(email);
        using var there = other;
        var page = await client.PageAsync(Page);
        Assert.Equal(3, page.QuerySelectorAll("ul.kept li").Length);
        var session = page.QuerySelector("main button[name='Input.Session']")!;

        using var wrong = await client.SubmitAsync(Page, new() { ["Input.Session"] = "x" });
        Assert.NotEmpty((await wrong.PageAsync()).QuerySelectorAll(".summary"));
        using var one = await client.SubmitAsync(
            Page,
            new() { ["Input.Session"] = session.GetAttribute("value") }
        );
        Assert.Equal($"{Page}?ended=1", PathOf(client, one));
        Assert.Equal(2, (await client.PageAsync(Page)).QuerySelectorAll("ul.kept li").Length);
        using var all = await client.SubmitAsync(Page, [], "main form:nth-of-type(2)");

        Assert.Equal($"{Page}?ended=all", PathOf(client, all));
        site.Value.App.Time.Advance(TimeSpan.FromMinutes(2));
        using var sent = await other.GetAsync(Page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using var still = await client.GetAsync(Page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task Manage_Passkeys_AddSignInRemove()
    {
        const string Page = "/account/manage/passkeys";
        using var device = new SoftAuthenticator();
        var (client, _) = await SignedInAsync();
        using var owned = client;
        Dictionary<string, string?> Made(string? credential, string password) =>
            new()
            {
                ["Passkey.Name"] = "<b>Laptop</b>",
                ["Passkey.Password"] = password,
                ["Passkey.Credential"] = credential,
            };

        using var empty = await client.SubmitAsync($"{Page}/new", Made("", TestData.Password));
        Assert.NotEmpty((await empty.PageAsync()).QuerySelectorAll(".summary li, .summary p"));
        var path = $"{Page}/new";
        using var added = await client.SubmitAsync(
            path,
            Made(null, TestData.Password).Answered(await AskedAsync(client, path), device.Create)
        );
        Assert.Equal($"{Page}?done=added", PathOf(client, added));
        var list = await client.PageAsync(Page);
        Assert.Empty(list.QuerySelectorAll("main b b"));
        var own = list.QuerySelector("ul.kept a")!.GetAttribute("href")!;

        using var fresh = site.Value.ClientFor();
        const string SignIn = "/account/sign-in?returnUrl=%2Fmy%2Fspring%2Fstatus";
        using var opened = await fresh.SubmitAsync(
            SignIn,
            new Dictionary<string, string?>().Answered(await AskedAsync(fresh, SignIn), device.Get),
            "[data-passkey-form] form"
        );
        Assert.Equal("/my/spring/status", PathOf(fresh, opened));
        using var stranger = site.Value.ClientFor();
        using var refused = await stranger.SubmitAsync(
            SignIn,
            new() { ["Passkey.Credential"] = "{}" },
            "[data-passkey-form] form"
        );
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains(
            "Ключ доступу не підійшов",
            await TextAsync(refused),
            StringComparison.Ordinal
        );

        using var renamed = await client.SubmitAsync(own, new() { ["Named.Name"] = "Телефон" });
        Assert.Equal($"{Page}?done=renamed", PathOf(client, renamed));
        using var wrong = await client.SubmitAsync(
            own,
            new() { ["Input.Password"] = "wrong password" },
            "main section form"
        );
        Assert.NotEmpty((await wrong.PageAsync()).QuerySelectorAll(".summary li"));
        using var removed = await client.SubmitAsync(
            own,
            new() { ["Input.Password"] = TestData.Password },
            "main section form"
        );
        Assert.Equal($"{Page}?done=removed", PathOf(client, removed));
    }

    private static async Task<(string Options, string Ticket)> AskedAsync(
        HttpClient client,
        string path
    )
    {
        var page = await client.PageAsync(path);
        Assert.NotNull(page.QuerySelector("script[type=module][src*='passkeys']"));
        var part = page.QuerySelector("[data-passkey]")!;
        return (
            part.GetAttribute("data-options")!,
            part.QuerySelector("input[name='Passkey.Ticket']")!.GetAttribute("value")!
        );
    }

    [Fact]
    public async Task My_RoleThatAwaitsConfirmation_SaysWhyTheStaffPagesAreClosed()
    {
        var app = site.Value.App;
        var administrator = await app.NewUserAsync(
            $"a{Guid.NewGuid():N}",
            (Role.SystemAdministrator, null)
        );
        var (client, email) = await SignedInAsync();
        using var owned = client;
        var user = await app.DbAsync(db => db.Users.SingleAsync(row => row.Email == email));
        await app.DoAsync(
            new GrantRole(user.UserId, Role.SystemAdministrator, null, "Order 17 of 1 March"),
            administrator
        );

        var page = await client.PageAsync("/my");

        Assert.Contains(
            "Вам надано роль «Системний адміністратор». Робочі сторінки відкриються, коли її підтвердить другий адміністратор.",
            page.QuerySelector("main .notice")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private async Task<(HttpClient Client, string Email)> SignedInAsync(string? email = null)
    {
        if (email is null)
        {
            email = $"m{Guid.NewGuid():N}@example.test";
            await site.Value.App.RegisteredAsync(email);
        }

        var client = site.Value.ClientFor();
        using (await SignInAsync(client, email, "")) { }

        return (client, email);
    }

    private static string PathOf(HttpClient client, HttpResponseMessage answer) =>
        new Uri(client.BaseAddress!, answer.Headers.Location!).PathAndQuery;

    private static Task<string> TextAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task<List<string>> CodesAsync(HttpResponseMessage answer) =>
        [
            .. (await answer.PageAsync())
                .QuerySelectorAll("ol.recovery code")
                .Select(code => code.TextContent.Trim())
                .Distinct(),
        ];
}

internal static class PasskeyFields
{
    /// <summary>Fills in what a device answers to a page.</summary>
    public static Dictionary<string, string?> Answered(
        this Dictionary<string, string?> fields,
        (string Options, string Ticket) asked,
        Func<string, string> device
    ) =>
        new(fields)
        {
            ["Passkey.Credential"] = device(asked.Options),
            ["Passkey.Ticket"] = asked.Ticket,
        };
}
