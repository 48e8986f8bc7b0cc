using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using StaffSelect.Data.Providers;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Support;

/// <summary>The whole site in memory, pages included, beside a <see cref="TestApp"/> on the same database and clock.</summary>
/// <remarks>No job runs. A client signs in as any actor by <see cref="ClientFor"/>; nothing else of the pipeline is replaced.</remarks>
public sealed class TestSite : IAsyncDisposable
{
    private const string ActorHeader = "X-Test-Actor";

    /// <summary>Outlives every site: Hangfire keeps the last one's loggers in a static field.</summary>
    private static readonly ILoggerFactory Loggers = LoggerFactory.Create(logging =>
        logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error)
    );

    private readonly WebApplicationFactory<Program> factory;

    private TestSite(TestApp app, WebApplicationFactory<Program> factory)
    {
        App = app;
        this.factory = factory;
    }

    /// <summary>Arranges and reads; shares the database and the clock with the site.</summary>
    public TestApp App { get; }

    public IServiceProvider Services => factory.Services;

    public static async Task<TestSite> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? configure = null,
        string environment = "Development",
        bool? requireSecondFactor = null
    )
    {
        var keys = new EphemeralDataProtectionProvider();
        var app = await TestApp.StartAsync(
            provider,
            services => services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(keys))
        );
#pragma warning disable CA2000 // disposed by the site
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(environment);
            host.UseSetting("Database:Provider", app.Database.Provider.ToString());
            host.UseSetting("Database:ConnectionString", app.Database.ConnectionString);
            host.UseSetting("Database:Prepared", "true");
            host.UseSetting("Files:Root", Path.Combine(app.Folder, "files"));
            host.UseSetting("Mail:Folder", Path.Combine(app.Folder, "mail"));
            host.UseSetting("App:PublicUrl", "https://staffselect.test");
            host.UseSetting("AllowedHosts", "*");
            host.UseSetting("Demo:Load", "false");
            if (requireSecondFactor is { } demand)
            {
                host.UseSetting(SecondFactorDemand.Key, demand.ToString());
            }

            host.UseSetting("Logging:LogLevel:Default", "Error");
            host.ConfigureServices(services =>
            {
                services.RemoveAll<IHostedService>();
                services.Configure<PasswordHasherOptions>(TestApp.QuickHashes);
                services.Replace(ServiceDescriptor.Singleton(Loggers));
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(app.Time));
                services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(keys));
                services
                    .AddAuthentication(options =>
                        options.DefaultAuthenticateScheme = TestSignIn.SchemeName
                    )
                    .AddScheme<AuthenticationSchemeOptions, TestSignIn>(
                        TestSignIn.SchemeName,
                        null
                    );
                configure?.Invoke(services);
            });
        });
#pragma warning restore CA2000
        return new TestSite(app, factory);
    }

    /// <summary>A browser without a session, or one signed in as an actor; redirects are not followed.</summary>
    public HttpClient ClientFor(Actor? actor = null)
    {
        var client = factory.CreateClient(
            new WebApplicationFactoryClientOptions
            {
                AllowAutoRedirect = false,
                BaseAddress = new Uri("https://staffselect.test"),
                HandleCookies = true,
            }
        );
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        if (actor?.UserId is { } user)
        {
            client.DefaultRequestHeaders.Add(
                ActorHeader,
                $"{user}|{actor.SecurityStamp}|{actor.HasSecondFactor}"
            );
        }

        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        await App.DisposeAsync();
    }

    /// <summary>Signs in whoever the header names; without it the product's own cookie decides.</summary>
    private sealed class TestSignIn(
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory logger,
        UrlEncoder encoder,
        IOptions<IdentityOptions> identity
    ) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string SchemeName = "Test";

        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[ActorHeader].FirstOrDefault() is not { } header)
            {
                return await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
            }

            var parts = header.Split('|');
            var principal = new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new Claim(ClaimTypes.NameIdentifier, parts[0]),
                        new Claim(ClaimTypes.Name, "test"),
                        new Claim(identity.Value.ClaimsIdentity.SecurityStampClaimType, parts[1]),
                    ],
                    IdentityConstants.ApplicationScheme
                )
            );
            if (parts[2] == bool.TrueString)
            {
                principal
                    .Identities.Single()
                    .AddClaim(new Claim(CurrentActor.MethodClaim, CurrentActor.SecondFactor));
            }

            return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
        }
    }
}

/// <summary>Pages and forms as a browser without script sees them.</summary>
public static class PageExtensions
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string path) =>
        await (await client.GetAsync(path)).PageAsync();

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    /// <summary>Sends a form with all its fields, hidden ones included, after filling some in.</summary>
    /// <param name="client">The browser.</param>
    /// <param name="path">Address of the page with the form.</param>
    /// <param name="fields">Values by field name; null leaves a field out.</param>
    /// <param name="form">Selector of the form.</param>
    public static async Task<HttpResponseMessage> SubmitAsync(
        this HttpClient client,
        string path,
        Dictionary<string, string?> fields,
        string form = "main form[method=post]"
    )
    {
        var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.PageAsync();
        var element =
            page.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"{path} has no form {form}.");
        var values = element
            .QuerySelectorAll("input[name], select[name], textarea[name]")
            .Where(field => field.GetAttribute("type") is not ("submit" or "file" or "button"))
            .Where(field =>
                field is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }
            )
            .GroupBy(field => field.GetAttribute("name")!)
            .ToDictionary(
                group => group.Key,
                group =>
                    group.Last() switch
                    {
                        IHtmlInputElement input => (string?)input.Value,
                        IHtmlSelectElement select => select.Value,
                        IHtmlTextAreaElement area => area.Value,
                        _ => null,
                    }
            );
        foreach (var (name, value) in fields)
        {
            values[name] = value;
        }

        using var content = new FormUrlEncodedContent(
            values
                .Where(pair => pair.Value is not null)
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value!))
        );
        var action = element.GetAttribute("action") is { Length: > 0 } target ? target : path;
        return await client.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), content);
    }
}
