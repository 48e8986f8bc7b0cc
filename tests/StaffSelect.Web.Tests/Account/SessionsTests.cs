using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Auditing;
using StaffSelect.Web.Account;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Account;

public class SessionsTests
{
    private const string Email = "olena@example.test";
    private const string Phone =
        "Mozilla/5.0 (Linux; Android 15; rv:140.0) Gecko/140.0 Firefox/140.0";

    [Theory, EveryDatabase]
    public async Task Sessions_TwoBrowsers_AreListedWithDeviceAndNetwork(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var here = (await app.RegisteredAsync(Email)).As();
        app.Time.Advance(TimeSpan.FromMinutes(5));
        var there = await SignInFromAsync(app, "198.51.100.23");

        var shown = await app.DoAsync(new GetMySessions(), here);

        Assert.Equal([true, false], shown.Select(session => session.IsThis));
        Assert.Equal(
            (there.Session, "Firefox, Android", "198.51.100.x"),
            (shown[1].Id, shown[1].Device, shown[1].Network)
        );
        Assert.Equal(app.Time.GetUtcNow().UtcDateTime, shown[1].BegunAt);

        app.Time.Advance(TimeSpan.FromMinutes(20));
        await app.DoAsync(new NoteSessionSeen(), there);
        var later = (await app.DoAsync(new GetMySessions(), there))[0];
        Assert.Equal(app.Time.GetUtcNow().UtcDateTime, later.SeenAt);
        Assert.Equal(shown[1].BegunAt, later.BegunAt);
        app.Time.Advance(AccountSession.Lifetime - TimeSpan.FromMinutes(20));
        Assert.Equal(
            there.Session,
            Assert.Single(await app.DoAsync(new GetMySessions(), there)).Id
        );
    }

    [Theory, EveryDatabase]
    public async Task EndSession_Own_OpensNothingMoreAndIsAudited(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var here = (await app.RegisteredAsync(Email)).As();
        var there = await SignInFromAsync(app, "198.51.100.23");
        var stranger = (await app.RegisteredAsync("petro@example.test")).As();

        await app.RefusedAsync("NotFound", new EndSession(there.Session!.Value), stranger);
        await app.RefusedAsync("NotFound", new EndSession(Guid.NewGuid()), here);
        await app.DoAsync(new GetMyAccount(), there);
        await app.DoAsync(new EndSession(there.Session.Value), here);

        await app.RefusedAsync("Forbidden", new GetMyAccount(), there);
        var reader = app.Services.GetRequiredService<GrantReader>();
        Assert.True((await reader.RefreshAsync(there, CancellationToken.None)).IsAnonymous);
        Assert.Single(await app.DoAsync(new GetMySessions(), here));
        Assert.Contains(
            await app.AuditOfAsync(nameof(EndSession)),
            line =>
                (line.Entity, line.Action, line.User) == ("Session", AuditAction.Read, here.UserId)
        );
        await app.RefusedAsync("NotFound", new EndSession(there.Session.Value), here);
    }

    [Theory, EveryDatabase]
    public async Task EndOthersOrNewPassword_OnlyThisOneGoesOn(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var here = (await app.RegisteredAsync(Email)).As();
        var second = await SignInFromAsync(app, "198.51.100.23");
        var third = await SignInFromAsync(app, "198.51.100.24");

        await app.DoAsync(new EndOtherSessions(), here);

        await app.RefusedAsync("Forbidden", new GetMyAccount(), second);
        await app.RefusedAsync("Forbidden", new GetMyAccount(), third);
        Assert.NotEmpty(await app.AuditOfAsync(nameof(EndOtherSessions)));
        var fourth = await SignInFromAsync(app, "198.51.100.25");
        var changed = await app.DoAsync(
            new ChangePassword(TestData.Password, "an entirely new one"),
            here
        );
        await app.RefusedAsync("Forbidden", new GetMyAccount(), fourth);
        var shown = Assert.Single(await app.DoAsync(new GetMySessions(), changed.As()));
        Assert.Equal((here.Session!.Value, true), (shown.Id, shown.IsThis));
    }

    [Theory, EveryDatabase]
    public async Task SignOut_CopyOfTheCookie_OpensNothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var here = (await app.RegisteredAsync(Email)).As();
        var there = await SignInFromAsync(app, "198.51.100.23");

        await app.DoAsync(new SignOut(), there);

        await app.RefusedAsync("Forbidden", new GetMyAccount(), there);
        Assert.Single(await app.DoAsync(new GetMySessions(), here));
    }

    [Theory, EveryDatabase]
    public async Task OldSessions_AreForgotten(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.RegisteredAsync(Email);
        app.Time.Advance(AccountSession.KeptFor - TimeSpan.FromHours(1));
        await SignInFromAsync(app, "198.51.100.23");
        app.Time.Advance(TimeSpan.FromHours(1));
        var job = Actor.System("old-sessions");

        Assert.Equal(1, await app.DoAsync(new ForgetOldSessions(200), job));
        Assert.Equal(0, await app.DoAsync(new ForgetOldSessions(200), job));
        Assert.Equal(1, await app.DbAsync(db => db.Set<AccountSession>().CountAsync()));
    }

    private static async Task<Actor> SignInFromAsync(TestApp app, string address)
    {
        var http = app.Services.GetRequiredService<IHttpContextAccessor>();
        var request = new DefaultHttpContext();
        request.Request.Headers.UserAgent = Phone;
        request.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(address);
        http.HttpContext = request;
        try
        {
            var account = await app.DoAsync(
                new SignIn(Email, TestData.Password),
                TestData.Visitor(address)
            );
            return account.As(address);
        }
        finally
        {
            http.HttpContext = null;
        }
    }
}
