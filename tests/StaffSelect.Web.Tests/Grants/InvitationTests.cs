using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Account;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Grants;

public class InvitationTests
{
    private const string Email = "petro@example.test";
    private const string Reason = "Order 17 of 1 March 2026";

    [Theory, EveryDatabase]
    public async Task Invitation_NewPerson_GetsAccountAndRoles(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var campaign = await app.AnnouncedCampaignAsync();
        var sent = await InviteAsync(
            app,
            administrator,
            new InvitedRole(Role.Officer, campaign.Id),
            new InvitedRole(Role.Approver, campaign.Id)
        );
        Assert.Null(sent.Link);
        var (id, token) = await app.LinkOfLastMailAsync(Email, "invitation");
        Assert.Equal(sent.Invitation.ToString(), id);
        var view = await app.DoAsync(new GetInvitation(sent.Invitation, token), TestData.Visitor());
        Assert.Equal((Email, false, 2), (view.Email, view.HasAccount, view.Roles.Count));

        var account = await app.DoAsync(Accept(sent, token), TestData.Visitor());

        Assert.True(account.IsStaff);
        Assert.Equal(
            [Role.Approver, Role.Officer],
            await app.DbAsync(db =>
                db.RoleGrants.Where(grant =>
                        grant.User == account.User && grant.GrantedBy == administrator.UserId
                    )
                    .OrderBy(grant => grant.Role)
                    .Select(grant => grant.Role)
                    .ToListAsync()
            )
        );
        await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
        var lines = await app.AuditOfAsync(nameof(AcceptInvitation));
        Assert.Equal(
            2,
            lines.Count(line => line.Entity == nameof(RoleGrant) && line.Reason == Reason)
        );
        Assert.All(
            lines.Concat(await app.AuditOfAsync(nameof(InviteStaff))),
            line =>
            {
                Assert.DoesNotContain("petro", line.Changes, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(token, line.Changes, StringComparison.Ordinal);
            }
        );
        Assert.NotEqual(
            token,
            await app.DbAsync(db => db.Set<Invitation>().Select(row => row.TokenHash).SingleAsync())
        );
    }

    [Theory, EveryDatabase]
    public async Task Invitation_UsedExpiredWithdrawnOrChanged_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var campaign = await app.AnnouncedCampaignAsync();

        var first = await InviteAsync(
            app,
            administrator,
            new InvitedRole(Role.Officer, campaign.Id)
        );
        var (_, oldToken) = await app.LinkOfLastMailAsync(Email, "invitation");
        app.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await InviteAsync(
            app,
            administrator,
            new InvitedRole(Role.Officer, campaign.Id)
        );
        var (_, token) = await app.LinkOfLastMailAsync(Email, "invitation");

        await RefuseAsync(app, Accept(first, oldToken));
        await RefuseAsync(app, Accept(second, oldToken));
        await RefuseAsync(app, Accept(second, token + "x"));
        await app.RefusedAsync(
            AccountProblems.LinkNotValid,
            new GetInvitation(second.Invitation, "x"),
            TestData.Visitor()
        );
        await app.DoAsync(Accept(second, token), TestData.Visitor());
        await RefuseAsync(app, Accept(second, token));

        await app.DoAsync(
            new InviteStaff(
                "ivan@example.test",
                [new InvitedRole(Role.Observer, campaign.Id)],
                Reason,
                "en"
            ),
            administrator
        );
        var (id, other) = await app.LinkOfLastMailAsync("ivan@example.test", "invitation");
        var late = new InvitationSent(new InvitationId(Guid.Parse(id)), null);
        app.Time.Advance(Invitation.Lifetime);
        await RefuseAsync(app, Accept(late, other));
    }

    [Theory, EveryDatabase]
    public async Task Invitation_Withdrawn_IsGone(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var sent = await InviteAsync(
            app,
            administrator,
            new InvitedRole(Role.SystemAdministrator, null)
        );
        var (_, token) = await app.LinkOfLastMailAsync(Email, "invitation");
        Assert.Single((await app.DoAsync(new ListGrants(null, 0, 25), administrator)).Invitations);

        await app.DoAsync(new WithdrawInvitation(sent.Invitation, Reason), administrator);

        await RefuseAsync(app, Accept(sent, token));
        Assert.Empty((await app.DoAsync(new ListGrants(null, 0, 25), administrator)).Invitations);
        Assert.Equal(
            Reason,
            Assert.Single(await app.AuditOfAsync(nameof(WithdrawInvitation))).Reason
        );
        await app.RefusedAsync(
            "NotFound",
            new WithdrawInvitation(sent.Invitation, Reason),
            administrator
        );
    }

    [Theory, EveryDatabase]
    public async Task Invitation_PersonWithAccount_NeedsItsPassword(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var campaign = await app.AnnouncedCampaignAsync();
        var account = await app.RegisteredAsync(Email);
        var sent = await InviteAsync(
            app,
            administrator,
            new InvitedRole(Role.Officer, campaign.Id)
        );
        var (_, token) = await app.LinkOfLastMailAsync(Email, "invitation");

        await app.RefusedAsync(
            AccountProblems.PasswordNotTheOneChosen,
            Accept(sent, token) with
            {
                Password = "another password",
            },
            TestData.Visitor()
        );
        Assert.Equal(1, await app.DbAsync(db => db.Set<FailedSignIn>().CountAsync()));
        Assert.Equal(
            account.User,
            (await app.DoAsync(Accept(sent, token), TestData.Visitor())).User
        );
    }

    [Theory, EveryDatabase]
    public async Task Invitation_AddressRegisteredByAStranger_HisPasswordIsReplaced(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        await app.DoAsync(
            new RegisterAccount(Email, "the stranger's password", "uk"),
            TestData.Visitor()
        );
        app.Time.Advance(TimeSpan.FromSeconds(1));
        var sent = await InviteAsync(
            app,
            administrator,
            new InvitedRole(Role.SystemAdministrator, null)
        );
        var (_, token) = await app.LinkOfLastMailAsync(Email, "invitation");

        await app.DoAsync(Accept(sent, token), TestData.Visitor());

        await app.RefusedAsync(
            AccountProblems.SignInRefused,
            new SignIn(Email, "the stranger's password"),
            TestData.Visitor()
        );
    }

    [Theory, EveryDatabase]
    public async Task InviteStaff_BadInput_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var campaign = await app.AnnouncedCampaignAsync();
        Task<Problem> Refused(
            string code,
            string email,
            string reason,
            params InvitedRole[] roles
        ) => app.RefusedAsync(code, new InviteStaff(email, roles, reason, "uk"), administrator);

        await Refused(
            AccountProblems.InvalidEmail,
            "no address",
            Reason,
            new InvitedRole(Role.Officer, campaign.Id)
        );
        await Refused(AccountProblems.InvitationWithoutRole, Email, Reason);
        await Refused(
            GrantProblems.RoleNotGranted,
            Email,
            Reason,
            new InvitedRole(Role.Candidate, campaign.Id)
        );
        await Refused(
            GrantProblems.RoleNotGranted,
            Email,
            Reason,
            new InvitedRole(Role.Officer, null)
        );
        await Refused("NotFound", Email, Reason, new InvitedRole(Role.Officer, CampaignId.New()));
        await Refused(
            ShapeProblems.Required,
            Email,
            "",
            new InvitedRole(Role.Officer, campaign.Id)
        );
        await Refused(
            GrantProblems.RolesExclude,
            Email,
            Reason,
            new InvitedRole(Role.Approver, campaign.Id),
            new InvitedRole(Role.PanelMember, campaign.Id)
        );
        await Refused(
            ShapeProblems.TooLong,
            new string('a', 10_000),
            Reason,
            new InvitedRole(Role.Officer, campaign.Id)
        );
        Assert.Equal(0, await app.DbAsync(db => db.Set<Invitation>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task CreateAdministrator_Command_PrintsALinkThatWorks(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, services => services.AddTexts());
        using var output = new StringWriter();

        Assert.Equal(
            0,
            await AdministratorCommand.RunAsync(app.Services, [Email], output, default)
        );

        var (id, token) = await app.LinkOfLastMailAsync(Email, "invitation");
        Assert.Contains(
            $"invitation={id}&token={token}",
            output.ToString(),
            StringComparison.Ordinal
        );
        var sent = new InvitationSent(new InvitationId(Guid.Parse(id)), null);
        var account = await app.DoAsync(Accept(sent, token), TestData.Visitor());
        await app.DoAsync(new ListGrants(null, 0, 25), account.As());
        Assert.Equal(
            1,
            await AdministratorCommand.RunAsync(app.Services, ["no address"], output, default)
        );
        Assert.Equal(1, await AdministratorCommand.RunAsync(app.Services, [], output, default));
    }

    private static Task<InvitationSent> InviteAsync(
        TestApp app,
        Actor administrator,
        params InvitedRole[] roles
    ) => app.DoAsync(new InviteStaff(Email, roles, Reason, "uk"), administrator);

    private static AcceptInvitation Accept(InvitationSent sent, string token) =>
        new(sent.Invitation, token, "Петро Ґалаган", TestData.Password, "uk");

    private static Task<Problem> RefuseAsync(TestApp app, AcceptInvitation message) =>
        app.RefusedAsync(AccountProblems.LinkNotValid, message, TestData.Visitor());
}
