using System.Net;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Tests.Components;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.TheDoor;

public sealed class SecondFactorDemandTests(SecondFactorDemandTests.Site demanding)
    : IClassFixture<SecondFactorDemandTests.Site>
{
    private static readonly Dictionary<string, string?> Demanded = new()
    {
        [SecondFactorDemand.Key] = "true",
    };

    [Theory]
    [InlineData("Development", null, false)]
    [InlineData("Development", "true", true)]
    [InlineData("Production", null, true)]
    [InlineData("Staging", null, true)]
    [InlineData("Production", "false", false)]
    public void From_EnvironmentAndSetting_Demands(string name, string? setting, bool expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?> { [SecondFactorDemand.Key] = setting }
            )
            .Build();
        using var files = new PhysicalFileProvider(AppContext.BaseDirectory);
        var environment = new HostingEnvironment
        {
            EnvironmentName = name,
            ContentRootFileProvider = files,
        };

        Assert.Equal(expected, SecondFactorDemand.From(configuration, environment).IsMade);
    }

    [Theory, EveryDatabase]
    public async Task StaffMessage_WithoutSecondFactor_IsRefusedAndAudited(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider, settings: Demanded);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));

        await app.RefusedAsync("SecondFactorNeeded", new ListGrants(null, 0, 25), administrator);

        var line = Assert.Single(await app.AuditOfAsync(nameof(ListGrants)));
        Assert.Equal((AuditAction.Refused, administrator.UserId), (line.Action, line.User));
        // what opens nothing of staff stays open, or the second step could not be set up
        await app.DoAsync(new GetMyAccount(), administrator);
        var desk = await app.DoAsync(new GetStaffDesk(), administrator);
        Assert.Empty(desk.Campaigns);
    }

    [Theory, EveryDatabase]
    public async Task StaffMessage_WithSecondFactor_Passes(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, settings: Demanded);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));

        await app.DoAsync(new ListGrants(null, 0, 25), Proved(administrator));
    }

    [Theory, EveryDatabase]
    public async Task Candidate_WithoutSecondFactor_KeepsHisRole(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, settings: Demanded);
        var campaign = await app.AnnouncedCampaignAsync();
        var both = await app.NewUserAsync(
            "both",
            (Role.Candidate, campaign.Id),
            (Role.Observer, CampaignId.New())
        );

        var actor = await app
            .Services.GetRequiredService<GrantReader>()
            .RefreshAsync(both, CancellationToken.None);

        Assert.Equal([new ActiveGrant(Role.Candidate, campaign.Id)], actor.Grants);
        Assert.True(actor.AwaitsSecondFactor);
        Assert.False(actor.IsStaff);
    }

    [Fact]
    public async Task StaffPage_WithoutSecondFactor_LeadsToSettingItUp()
    {
        var site = demanding.Value;
        var administrator = await site.App.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var candidate = await site.App.NewUserAsync("candidate");
        using var client = site.ClientFor(administrator);
        using var proved = site.ClientFor(Proved(administrator));
        using var other = site.ClientFor(candidate);

        using var led = await client.GetAsync("/staff/users");
        using var jobs = await client.GetAsync("/jobs");

        Assert.Equal(HttpStatusCode.Redirect, led.StatusCode);
        Assert.Equal(SecondFactorDemand.Page, led.Headers.Location?.OriginalString);
        Assert.NotEqual(HttpStatusCode.OK, jobs.StatusCode);
        Assert.Contains(
            "Робочі сторінки відкриваємо лише тим, хто входить у два кроки",
            (await client.PageAsync(SecondFactorDemand.Page)).Body!.TextContent,
            StringComparison.Ordinal
        );
        using var opened = await proved.GetAsync("/staff/users");
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        using var refused = await other.GetAsync("/staff/users");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Cookie_Renewed_StillSaysThatASecondFactorWasUsed()
    {
        var app = demanding.Value.App;
        const string Email = "renewed@example.test";
        var account = await app.RegisteredAsync(Email);
        await app.ArrangeAsync(db =>
        {
            db.RoleGrants.Add(
                RoleGrant
                    .Give(
                        account.User,
                        Role.SystemAdministrator,
                        null,
                        null,
                        app.Time.GetUtcNow().UtcDateTime
                    )
                    .Value
            );
            return Task.CompletedTask;
        });
        await app.WithSecondFactorAsync(account.As());
        app.Time.Advance(TimeSpan.FromMinutes(1));
        using var client = demanding.Value.ClientFor();
        using var first = await client.SubmitAsync(
            "/account/sign-in",
            new() { ["Input.Email"] = Email, ["Input.Password"] = TestData.Password }
        );
        using var second = await client.SubmitAsync(
            first.Headers.Location!.OriginalString,
            new() { ["Input.Code"] = await app.CodeOfAsync(account.User) }
        );
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);

        for (var renewal = 0; renewal < 2; renewal++)
        {
            app.Time.Advance(TimeSpan.FromMinutes(2));
            using var page = await client.GetAsync("/staff/users");

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains(
                page.Headers.GetValues("Set-Cookie"),
                cookie => cookie.StartsWith("ss-session=", StringComparison.Ordinal)
            );
        }
    }

    [Theory, EveryDatabase]
    public async Task OpenPage_RoleTakenBackElsewhere_ClosesWithinThirtySeconds(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        await using var context = StaffComponents.For(app, officer);
        var page = context.Render<StandingWatch>(watch => watch.AddChildContent("<p>secret</p>"));
        Assert.Contains("secret", page.Markup, StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromSeconds(14));

        // as another node would: past this process's memory
        await app.ArrangeAsync(async db =>
        {
            var grant = await db.RoleGrants.SingleAsync(row => row.User == officer.RequiredUserId);
            Assert.True(grant.Revoke(null, app.Time.GetUtcNow().UtcDateTime).IsSuccess);
        });
        app.Time.Advance(TimeSpan.FromSeconds(15));

        await page.WaitForAssertionAsync(
            () => Assert.DoesNotContain("secret", page.Markup, StringComparison.Ordinal),
            TimeSpan.FromSeconds(20)
        );
        Assert.Contains("Ваші права змінено", page.Markup, StringComparison.Ordinal);
    }

    private static Actor Proved(Actor actor) =>
        Actor.User(actor.RequiredUserId, actor.SecurityStamp, "192.0.2.1", hasSecondFactor: true);

    public sealed class Site : IAsyncLifetime
    {
        public TestSite Value { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Value = await TestSite.StartAsync(requireSecondFactor: true);

        public ValueTask DisposeAsync() => Value.DisposeAsync();
    }
}
