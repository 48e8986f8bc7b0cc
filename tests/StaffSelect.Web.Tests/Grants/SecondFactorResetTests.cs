using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Account;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Grants;

public class SecondFactorResetTests
{
    private const string Email = "olena@example.test";
    private const string Reason = "Came in person with her service card";

    [Theory, EveryDatabase]
    public async Task Reset_SecondAdministratorConfirms_RolesCountAgainWithANewFactor(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(
            provider,
            settings: new() { [SecondFactorDemand.Key] = "true" }
        );
        var one = Proved(await app.NewUserAsync("one", (Role.SystemAdministrator, null)));
        var two = Proved(await app.NewUserAsync("two", (Role.SystemAdministrator, null)));
        var lost = await LostAsync(app);
        var person = Proved(lost.As());

        await app.DoAsync(
            new RequestSecondFactorReset($" {Email.ToUpperInvariant()} ", Reason),
            one
        );
        var waiting = Assert.Single(await app.DoAsync(new ListSecondFactorResets(), one));
        Assert.Equal(
            (Email, Reason, "one", false),
            (waiting.Email, waiting.Reason, waiting.RequestedBy, waiting.MayConfirm)
        );
        Assert.True(Assert.Single(await app.DoAsync(new ListSecondFactorResets(), two)).MayConfirm);
        await app.RefusedAsync(
            AccountProblems.ConfirmsOwnReset,
            new ConfirmSecondFactorReset(waiting.Id),
            one
        );
        await app.RefusedAsync(
            AccountProblems.ResetAwaits,
            new RequestSecondFactorReset(Email, Reason),
            two
        );
        // nothing has changed for her yet
        await app.DoAsync(new ListGrants(null, 0, 25), person);
        Assert.DoesNotContain(
            await app.MailsToAsync(Email),
            mail => mail.Mail.Template == MailTemplates.SecondFactorReset
        );

        await app.DoAsync(new ConfirmSecondFactorReset(waiting.Id), two);

        await app.RefusedAsync("Forbidden", new GetMyAccount(), person);
        Assert.Equal(
            MailTemplates.SecondFactorReset,
            (await app.MailsToAsync(Email)).Last().Mail.Template
        );
        Assert.Equal(0, await app.DbAsync(db => db.Set<RecoveryCode>().CountAsync()));
        var lines = await app.AuditOfAsync(nameof(ConfirmSecondFactorReset));
        Assert.Contains(
            lines,
            line =>
                (line.Entity, line.Action, line.User, line.Reason)
                == (nameof(SecondFactor), AuditAction.Removed, two.UserId, Reason)
        );
        Assert.Contains(lines, line => line.Key == waiting.Id.ToString("D"));
        Assert.Empty(await app.DoAsync(new ListSecondFactorResets(), two));
        await app.RefusedAsync("NotFound", new ConfirmSecondFactorReset(waiting.Id), two);

        var again = await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
        Assert.False(again.AwaitsSecondFactor);
        await app.RefusedAsync("SecondFactorNeeded", new ListGrants(null, 0, 25), again.As());
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var renewed = await app.WithSecondFactorAsync(again.As());
        await app.DoAsync(new ListGrants(null, 0, 25), Proved(renewed.Account.As()));
    }

    [Theory, EveryDatabase]
    public async Task Request_WhoMayNot_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var one = await app.NewUserAsync("one", (Role.SystemAdministrator, null));
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var lost = await LostAsync(app);

        async Task Refused(string code, string email, Actor by, string reason = Reason) =>
            await app.RefusedAsync(code, new RequestSecondFactorReset(email, reason), by);

        await Refused("Forbidden", Email, officer);
        await Refused("Forbidden", Email, Actor.System("test"));
        await Refused(AccountProblems.ResetOfOwnSecondFactor, Email, lost.As());
        await Refused(AccountProblems.AccountUnknown, "nobody@example.test", one);
        await Refused(AccountProblems.NoSecondFactor, "officer@example.test", one);
        await Refused(ShapeProblems.TooShort, Email, one, "because");
        await app.RefusedAsync("Forbidden", new ResetSecondFactor(Email), one);
        Assert.Equal(0, await app.DbAsync(db => db.Set<SecondFactorReset>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Confirm_FactorSetUpAfterTheRequest_StaysAndTheRequestCanBeRefused(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var one = await app.NewUserAsync("one", (Role.SystemAdministrator, null));
        var two = await app.NewUserAsync("two", (Role.SystemAdministrator, null));
        var found = await LostAsync(app);
        await app.DoAsync(new RequestSecondFactorReset(Email, Reason), one);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var off = await app.DoAsync(new TurnOffSecondFactor(TestData.Password), found.As());
        await app.WithSecondFactorAsync(off.As());
        var waiting = Assert.Single(await app.DoAsync(new ListSecondFactorResets(), two));

        await app.RefusedAsync(
            AccountProblems.NoSecondFactor,
            new ConfirmSecondFactorReset(waiting.Id),
            two
        );

        Assert.Equal(1, await app.DbAsync(db => db.Set<SecondFactor>().CountAsync()));
        await app.DoAsync(new WithdrawSecondFactorReset(waiting.Id, "She found her phone"), two);
        Assert.Contains(
            await app.AuditOfAsync(nameof(WithdrawSecondFactorReset)),
            line => line.Reason == "She found her phone" && line.User == two.UserId
        );
        await app.RefusedAsync("NotFound", new ConfirmSecondFactorReset(waiting.Id), two);
    }

    [Theory, EveryDatabase]
    public async Task Command_SoleAdministrator_IsResetWithAnAuditLine(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, services => services.AddTexts());
        var lost = await LostAsync(app);
        using var output = new StringWriter();

        Task<int> RunAsync(params string[] arguments) =>
            SecondFactorCommand.RunAsync(app.Services, arguments, output, default);

        Assert.Equal(1, await RunAsync());
        Assert.Equal(1, await RunAsync("nobody@example.test"));
        Assert.Equal(0, await RunAsync(Email));
        Assert.Equal(1, await RunAsync(Email));

        await app.RefusedAsync("Forbidden", new GetMyAccount(), lost.As());
        Assert.Contains(
            await app.AuditOfAsync(nameof(ResetSecondFactor)),
            line =>
                (line.Entity, line.Action, line.Reason)
                == (nameof(SecondFactor), AuditAction.Removed, SecondFactorCommand.Name)
        );
        Assert.Contains(Email, output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>An administrator with a second step.</summary>
    private static async Task<SignedInAccount> LostAsync(TestApp app)
    {
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
        return (await app.WithSecondFactorAsync(account.As())).Account;
    }

    private static Actor Proved(Actor actor) =>
        Actor.User(actor.RequiredUserId, actor.SecurityStamp, "192.0.2.1", hasSecondFactor: true);
}
