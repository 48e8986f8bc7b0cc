using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Account;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Http;

/// <summary>The account pages as a browser without script sees them.</summary>
public sealed partial class AccountPagesTests(AccountPagesTests.Site site)
    : IClassFixture<AccountPagesTests.Site>
{
    private const string Markup = "<script>alert('x')</script>";

    public static TheoryData<string> Pages =>
        [
            .. typeof(SignIn)
                .Assembly.GetTypes()
                .Where(type => type.Namespace == typeof(SignIn).Namespace)
                .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
                .Select(route => route.Template),
        ];

    public static TheoryData<string, string[]> Forms =>
        new()
        {
            { "/account/register", ["Input.Email", "Input.Password", "Input.PasswordAgain"] },
            { "/account/sign-in", ["Input.Email", "Input.Password"] },
            { "/account/forgot-password", ["Input.Email"] },
            { "/account/resend-confirmation", ["Input.Email"] },
            { $"/account/confirm-email?user={Guid.Empty}&token=x", ["Input.Password"] },
            {
                $"/account/reset-password?user={Guid.Empty}&token=x",
                ["Input.Password", "Input.PasswordAgain"]
            },
        };

    [Fact]
    public void Pages_AreExactlyThose() =>
        Assert.Equal(
            [
                "/account/accept-invitation",
                "/account/confirm-email",
                "/account/confirm-new-email",
                "/account/forgot-password",
                "/account/register",
                "/account/registration-confirmation",
                "/account/resend-confirmation",
                "/account/reset-password",
                "/account/second-step",
                "/account/sign-in",
            ],
            Pages.Select(row => row.Data).Order(StringComparer.Ordinal)
        );

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_Visitor_SeesItWithOneHeading(string path)
    {
        using var client = site.Value.ClientFor();

        using var answer = await client.GetAsync(
            new Uri(path, UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.DoesNotContain(
            "script",
            page.QuerySelector("main")!.InnerHtml,
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task Form_WithoutItsToken_Is400(string path, string[] fields)
    {
        using var client = site.Value.ClientFor();

        using var answer = await client.SubmitAsync(
            path,
            fields
                .ToDictionary(field => field, _ => (string?)"x")
                .With("__RequestVerificationToken", null)
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task Form_BadInput_SaysSoAndSendsNothingBack(string path, string[] fields)
    {
        foreach (
            var value in new[]
            {
                "",
                Markup,
                "'; DROP TABLE AspNetUsers; --",
                new string('ї', 10_000),
            }
        )
        {
            using var client = site.Value.ClientFor();

            using var answer = await client.SubmitAsync(
                path,
                fields.ToDictionary(field => field, _ => (string?)value)
            );

            Assert.True(
                answer.StatusCode == HttpStatusCode.OK,
                $"{value[..Math.Min(20, value.Length)]}: {answer.StatusCode}"
            );
            var page = await answer.PageAsync();
            Assert.NotEmpty(page.QuerySelectorAll(".summary li"));
            Assert.StartsWith("Помилка: ", page.Title, StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("main script"));
            Assert.All(
                page.QuerySelectorAll("input[type=password]"),
                field => Assert.False(field.HasAttribute("value"))
            );
        }
    }

    [Fact]
    public async Task Form_NullCharacter_IsRefusedWithAPage()
    {
        using var client = site.Value.ClientFor();

        using var answer = await client.SubmitAsync(
            "/account/sign-in",
            new() { ["Input.Email"] = "x\0y" }
        );

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.NotNull((await answer.PageAsync()).QuerySelector("h1"));
    }

    [Theory]
    [InlineData("/account/confirm-email?user=x&token=%3Cscript%3E")]
    [InlineData(
        "/account/confirm-email?user=00000000-0000-0000-0000-000000000000&user=1&token=a&token=b"
    )]
    [InlineData("/account/reset-password?user=%27%20OR%201=1&token=%00")]
    [InlineData("/account/accept-invitation?invitation=%3Cb%3E&token=%3Cscript%3E")]
    [InlineData("/account/sign-in?returnUrl=%3Cscript%3E&changed=%3Cscript%3E")]
    public async Task Link_Hostile_IsAPageWithoutMarkup(string path)
    {
        using var client = site.Value.ClientFor();

        using var answer = await client.GetAsync(
            new Uri(path, UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty((await answer.PageAsync()).QuerySelectorAll("main script, main b b"));
    }

    [Theory]
    [InlineData("/my/spring/status?x=1", "/my/spring/status?x=1")]
    [InlineData("//evil.example/", "/my")]
    [InlineData("/\\evil.example", "/my")]
    [InlineData("https://evil.example/", "/my")]
    [InlineData("javascript:alert(1)", "/my")]
    [InlineData("", "/my")]
    public async Task SignIn_ReturnAddress_OnlyOfThisSite(string returnUrl, string expected)
    {
        var email = $"r{Guid.NewGuid():N}@example.test";
        await site.Value.App.RegisteredAsync(email);
        using var client = site.Value.ClientFor();

        using var answer = await SignInAsync(client, email, returnUrl);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            new Uri(client.BaseAddress!, expected),
            new Uri(client.BaseAddress!, answer.Headers.Location!)
        );
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(value => value.StartsWith("ss-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/my/spring/apply", "/my/spring/apply")]
    [InlineData("//evil.example/", "/my")]
    public async Task Register_ComingFromAPage_TheMailLeadsBackToIt(string from, string expected)
    {
        var app = site.Value.App;
        var email = $"b{Guid.NewGuid():N}@example.test";
        using var client = site.Value.ClientFor();
        var escaped = Uri.EscapeDataString(from);
        var entrance = await client.PageAsync($"/account/sign-in?returnUrl={escaped}");
        var path = entrance
            .QuerySelector("main a[href^='/account/register']")!
            .GetAttribute("href")!;

        using var registered = await client.SubmitAsync(
            path,
            new()
            {
                ["Input.Email"] = email,
                ["Input.Password"] = TestData.Password,
                ["Input.PasswordAgain"] = TestData.Password,
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, registered.StatusCode);
        var (_, words) = (await app.MailsToAsync(email)).Last();
        var link = new Uri(Regex.Match(words.Body, @"https://\S+confirm-email\S+").Value);
        using var confirmed = await client.SubmitAsync(
            link.PathAndQuery,
            new() { ["Input.Password"] = TestData.Password }
        );

        Assert.Equal(expected, PathOf(client, confirmed));
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "no boundary here")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nX: y\r\nwithout an end")]
    public async Task Form_MalformedMultipart_Is400(string type, string body)
    {
        using var client = site.Value.ClientFor();
        using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await client.PostAsync(
            new Uri("/account/register", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull((await answer.PageAsync()).QuerySelector("h1"));
    }

    [Fact]
    public async Task SignOut_OnlyByAFormOfThisSite()
    {
        var email = $"o{Guid.NewGuid():N}@example.test";
        await site.Value.App.RegisteredAsync(email);
        using var client = site.Value.ClientFor();
        using (await SignInAsync(client, email, "")) { }

        using var forged = await client.PostAsync(
            new Uri("/account/sign-out", UriKind.Relative),
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var visited = await client.GetAsync(
            new Uri("/account/sign-out", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.False(visited.IsSuccessStatusCode);
        using var still = await client.GetAsync(
            new Uri("/account/sign-in", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Redirect, still.StatusCode);

        using var left = await client.SubmitAsync("/rules", [], "form.sign-out");
        Assert.Equal("/", left.Headers.Location?.OriginalString);
        using var now = await client.GetAsync(
            new Uri("/account/sign-in", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
    }

    [Fact]
    public async Task Session_PasswordReset_EndsIt()
    {
        var app = site.Value.App;
        var email = $"p{Guid.NewGuid():N}@example.test";
        await app.RegisteredAsync(email);
        using var client = site.Value.ClientFor();
        using (await SignInAsync(client, email, "")) { }

        await app.DoAsync(new RequestPasswordReset(email), TestData.Visitor());
        var (user, token) = await app.LinkOfLastMailAsync(email, "user");
        await app.DoAsync(
            new ResetPassword(Guid.Parse(user), token, "an entirely new one"),
            TestData.Visitor()
        );
        app.Time.Advance(TimeSpan.FromMinutes(2));

        using var answer = await client.GetAsync(
            new Uri("/account/sign-in", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/account/forgot-password")]
    [InlineData("/account/resend-confirmation")]
    public async Task Form_KnownAndUnknownAddress_TheSamePage(string path)
    {
        var email = $"k{Guid.NewGuid():N}@example.test";
        await site.Value.App.RegisteredAsync(email);
        using var client = site.Value.ClientFor();

        using var known = await client.SubmitAsync(path, new() { ["Input.Email"] = email });
        using var unknown = await client.SubmitAsync(
            path,
            new() { ["Input.Email"] = "nobody@example.test" }
        );

        Assert.Equal(HttpStatusCode.Redirect, known.StatusCode);
        Assert.Equal(known.Headers.Location, unknown.Headers.Location);
        var page = await client.PageAsync(known.Headers.Location!.PathAndQuery);
        Assert.Contains(
            "Якщо така адреса є, ми надіслали листа",
            page.Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task SignIn_TooManyFailures_NamesTheHour()
    {
        using var client = site.Value.ClientFor();
        for (var time = 0; time < 5; time++)
        {
            using var wrong = await SignInAsync(client, "late@example.test", "", "wrong password");
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using var answer = await SignInAsync(client, "late@example.test", "", "wrong password");

        var said = (await answer.PageAsync())
            .QuerySelector(".summary")!
            .TextContent.Replace('\u00a0', ' ');
        Assert.Matches(@"Забагато спроб\. Спробуйте об? \d{1,2}:\d{2}\.", said);
    }

    [Fact]
    public async Task Invitation_NewPerson_AcceptsAndGoesToStaff()
    {
        var app = site.Value.App;
        var administrator = await app.NewUserAsync(
            $"a{Guid.NewGuid():N}",
            (Role.SystemAdministrator, null)
        );
        var email = $"i{Guid.NewGuid():N}@example.test";
        await app.DoAsync(
            new InviteStaff(
                email,
                [new InvitedRole(Role.ItemAuthor, null)],
                "Order 17 of 1 March",
                "uk"
            ),
            administrator
        );
        var (id, token) = await app.LinkOfLastMailAsync(email, "invitation");
        using var client = site.Value.ClientFor();
        var path = $"/account/accept-invitation?invitation={id}&token={token}";

        using var differ = await client.SubmitAsync(
            path,
            Filled("correct horse battery", "another")
        );
        Assert.Contains(
            "Паролі не збігаються",
            await differ.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        using var done = await client.SubmitAsync(
            path,
            Filled("correct horse battery", "correct horse battery")
        );

        Assert.Equal("/staff", new Uri(client.BaseAddress!, done.Headers.Location!).AbsolutePath);
        var again = await site.Value.ClientFor().PageAsync(path);
        Assert.Null(again.QuerySelector("main form"));

        static Dictionary<string, string?> Filled(string password, string repeated) =>
            new()
            {
                ["Input.DisplayName"] = "Петро Ґалаган",
                ["Input.Password"] = password,
                ["Input.PasswordAgain"] = repeated,
            };
    }

    [Theory]
    [InlineData("/staff/users")]
    [InlineData("/staff/mail")]
    public async Task StaffPage_WhoMayNot_IsSentAway(string path)
    {
        var app = site.Value.App;
        var email = $"c{Guid.NewGuid():N}@example.test";
        await app.RegisteredAsync(email);
        using var visitor = site.Value.ClientFor();
        using var signedIn = site.Value.ClientFor();
        using (await SignInAsync(signedIn, email, "")) { }

        using var first = await visitor.GetAsync(
            new Uri(path, UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        using var second = await signedIn.GetAsync(
            new Uri(path, UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.StartsWith(
            "/account/sign-in?returnUrl=",
            first.Headers.Location?.PathAndQuery,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
    }

    [Fact]
    public async Task NoMessageOfAccounts_RemovesAPerson()
    {
        var verbs = new[] { "Delete", "Remove", "Erase" };

        Assert.DoesNotContain(
            typeof(SignIn).Assembly.GetTypes(),
            type =>
                type.Namespace == typeof(SignIn).Namespace
                && verbs.Any(verb => type.Name.StartsWith(verb, StringComparison.Ordinal))
        );
        using var client = site.Value.ClientFor();
        foreach (
            var path in new[]
            {
                "/account/manage/delete",
                "/account/delete",
                "/account/manage/delete-personal-data",
            }
        )
        {
            using var answer = await client.GetAsync(
                new Uri(path, UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static Task<HttpResponseMessage> SignInAsync(
        HttpClient client,
        string email,
        string returnUrl,
        string password = TestData.Password
    ) =>
        client.SubmitAsync(
            $"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}",
            new() { ["Input.Email"] = email, ["Input.Password"] = password }
        );

    public sealed class Site : IAsyncLifetime
    {
        public TestSite Value { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Value = await TestSite.StartAsync();

        public ValueTask DisposeAsync() => Value.DisposeAsync();
    }
}

internal static class FieldExtensions
{
    public static Dictionary<string, string?> With(
        this Dictionary<string, string?> fields,
        string name,
        string? value
    )
    {
        fields[name] = value;
        return fields;
    }
}
