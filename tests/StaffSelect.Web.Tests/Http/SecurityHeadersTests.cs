using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Http;

/// <summary>Headers, languages and error pages as a browser receives them.</summary>
public sealed class SecurityHeadersTests(SecurityHeadersTests.Site site)
    : IClassFixture<SecurityHeadersTests.Site>
{
    [Theory]
    [InlineData("/rules", HttpStatusCode.OK)]
    [InlineData("/css/tokens.css", HttpStatusCode.OK)]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", HttpStatusCode.OK)]
    [InlineData("/culture/en?returnUrl=/rules", HttpStatusCode.Redirect)]
    [InlineData("/my", null)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/no/such/file.css", HttpStatusCode.NotFound)]
    [InlineData("/api/no-such-interface", HttpStatusCode.NotFound)]
    public async Task Answer_OfAnyKind_CarriesTheHeaders(string path, HttpStatusCode? expected)
    {
        using var client = site.Client();

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        if (expected is { } status)
        {
            Assert.Equal(status, answer.StatusCode);
        }

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains(
            "camera=()",
            Assert.Single(answer.Headers.GetValues("Permissions-Policy")),
            StringComparison.Ordinal
        );
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task StaffPage_MaySetStyles_ButNoInlineScript()
    {
        using var client = site.Client();

        using var answer = await client.GetAsync(
            "/staff/audit",
            TestContext.Current.CancellationToken
        );

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("style-src 'self' 'unsafe-inline';", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Equal(
            policy.IndexOf("unsafe-inline", StringComparison.Ordinal),
            policy.LastIndexOf("unsafe-inline", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task StrictTransport_OnlyOutsideDevelopment()
    {
        using var client = site.Client();
        using var development = await client.GetAsync(
            "/rules",
            TestContext.Current.CancellationToken
        );

        Assert.False(development.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("uk", "Такої сторінки немає")]
    [InlineData("en", "There is no such page")]
    public async Task UnknownAddress_IsNotFound_InTheChosenLanguage(string language, string heading)
    {
        using var client = site.Client();
        using var choice = await client.GetAsync(
            $"/culture/{language}?returnUrl=/rules",
            TestContext.Current.CancellationToken
        );

        using var answer = await client.GetAsync(
            "/no/such/page",
            TestContext.Current.CancellationToken
        );
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task Language_OfTheBrowser_DecidesNothing()
    {
        using var client = site.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB");

        var page = await client.PageAsync("/rules");

        Assert.Equal("uk", page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task LanguageChoice_WithAForeignReturn_LeadsHome(string target)
    {
        using var client = site.Client();

        using var answer = await client.GetAsync(
            "/culture/en?returnUrl=" + Uri.EscapeDataString(target),
            TestContext.Current.CancellationToken
        );

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Form_WithoutItsToken_GetsAPageThatSaysNothingWasSent()
    {
        using var client = site.Client();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "x")]);

        using var answer = await client.PostAsync(
            "/rules",
            form,
            TestContext.Current.CancellationToken
        );
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Форма застаріла, дані не надіслано", page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/rules")]
    [InlineData("/privacy")]
    [InlineData("/accessibility")]
    [InlineData("/help")]
    public async Task ReferencePages_StandWithoutScript(string path)
    {
        using var client = site.Client();

        var page = await client.PageAsync(path);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Empty(page.QuerySelectorAll("script, style, [style], base"));
    }

    [Fact]
    public void Proxies_ThatAreNotConfigured_AreNotBelieved()
    {
        var options = new ForwardedHeadersOptions();

        AddressSetup.Trust(options, ["10.0.0.1", "192.168.0.0/16"]);

        Assert.Equal([IPAddress.Parse("10.0.0.1")], options.KnownProxies);
        Assert.Equal("192.168.0.0/16", Assert.Single(options.KnownIPNetworks).ToString());
        Assert.Throws<StartRefusedException>(() => AddressSetup.Trust(options, ["gateway"]));
    }

    [Fact]
    public void PublicAddress_WithoutAScheme_RefusesTheStart()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(PublicAddress.Key, (string?)"example.org")])
            .Build();

        Assert.Throws<StartRefusedException>(() => PublicAddress.Configured(configuration));
    }

    public sealed class Site : IAsyncLifetime
    {
        private TestSite site = null!;

        public HttpClient Client() => site.ClientFor();

        public async ValueTask InitializeAsync() => site = await TestSite.StartAsync();

        public ValueTask DisposeAsync() => site.DisposeAsync();
    }
}
