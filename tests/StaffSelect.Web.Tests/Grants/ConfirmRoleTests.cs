using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Grants;

public class ConfirmRoleTests
{
    private const string Reason = "Order 17 of 1 March 2026";

    [Fact]
    public void WeightyRights_AreOnlyInRolesThatNeedConfirmation() =>
        Assert.All(
            Enum.GetValues<Role>()
                .Where(role =>
                    RolePermissions.Of(role).Contains(Permission.RankingApprove)
                    || RolePermissions.Of(role).Contains(Permission.GrantsManage)
                ),
            role => Assert.True(GrantRules.NeedsConfirmation(role), role.ToString())
        );

    [Theory, EveryDatabase]
    public async Task Approver_GivenByOne_OpensNothingUntilASecondConfirms(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var one = await app.NewUserAsync("one", (Role.SystemAdministrator, null));
        var two = await app.NewUserAsync("two", (Role.SystemAdministrator, null));
        var approver = await app.NewUserAsync("approver");
        var campaign = await app.AnnouncedCampaignAsync();
        await app.DoAsync(
            new GrantRole(approver.RequiredUserId, Role.Approver, campaign.Id, Reason),
            one
        );
        var grant = await GrantOfAsync(app, approver);

        Assert.Empty(await HeldAsync(app, approver));
        await app.RefusedAsync(GrantProblems.ConfirmsOwnGrant, new ConfirmRole(grant.Id), one);
        await app.RefusedAsync("Forbidden", new ConfirmRole(grant.Id), approver);
        await app.RefusedAsync("Forbidden", new ConfirmRole(grant.Id), Actor.System("test"));
        await app.RefusedAsync("NotFound", new ConfirmRole(Guid.NewGuid()), two);
        Assert.Equal((true, false), await ShownAsync(app, one, approver));
        Assert.Equal((true, true), await ShownAsync(app, two, approver));
        Assert.Empty(await HeldAsync(app, approver));

        await app.DoAsync(new ConfirmRole(grant.Id), two);

        Assert.Equal([new ActiveGrant(Role.Approver, campaign.Id)], await HeldAsync(app, approver));
        Assert.Equal((false, false), await ShownAsync(app, two, approver));
        Assert.Contains(
            await app.AuditOfAsync(nameof(ConfirmRole)),
            line =>
                line.Action == AuditAction.Changed
                && line.Key == grant.Id.ToString("D")
                && line.User == two.UserId
                && line.Campaign == campaign.Id
                && line.Changes.Contains("ConfirmedBy", StringComparison.Ordinal)
        );
        await app.RefusedAsync("NotFound", new ConfirmRole(grant.Id), two);
    }

    [Theory, EveryDatabase]
    public async Task Administrator_Waiting_DoesNotCountAsTheOneWhoRemains(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var one = await app.NewUserAsync("one", (Role.SystemAdministrator, null));
        var third = await app.NewUserAsync("third");
        await app.DoAsync(
            new GrantRole(third.RequiredUserId, Role.SystemAdministrator, null, Reason),
            one
        );

        await app.RefusedAsync("Forbidden", new ListGrants(null, 0, 25), third);
        await app.RefusedAsync(
            GrantProblems.LastAdministrator,
            new RevokeRole((await GrantOfAsync(app, one)).Id, Reason),
            Actor.System("test")
        );
        // taking back what waits is how a second administrator says no
        await app.DoAsync(new RevokeRole((await GrantOfAsync(app, third)).Id, Reason), one);
    }

    [Theory, EveryDatabase]
    public async Task GrantRole_TwoAtTheSameMoment_OneGrant(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var one = await app.NewUserAsync("one", (Role.SystemAdministrator, null));
        var two = await app.NewUserAsync("two", (Role.SystemAdministrator, null));
        var person = await app.NewUserAsync("person");
        var campaign = await app.AnnouncedCampaignAsync();
        foreach (
            var (role, where) in new (Role, CampaignId?)[]
            {
                (Role.Officer, campaign.Id),
                (Role.CampaignEditor, null),
            }
        )
        {
            var sent = await Task.WhenAll(
                app.SendAsync(new GrantRole(person.RequiredUserId, role, where, Reason), one),
                app.SendAsync(new GrantRole(person.RequiredUserId, role, where, Reason), two)
            );

            Assert.Single(sent, result => result.IsSuccess);
            await Assert.ThrowsAsync<DbUpdateException>(() =>
                app.ArrangeAsync(db =>
                {
                    db.RoleGrants.Add(
                        RoleGrant
                            .Give(
                                person.RequiredUserId,
                                role,
                                where,
                                null,
                                TestApp.Start.UtcDateTime
                            )
                            .Value
                    );
                    return Task.CompletedTask;
                })
            );
        }
    }

    private static async Task<IReadOnlyList<ActiveGrant>> HeldAsync(TestApp app, Actor actor)
    {
        var reader = (GrantReader)app.Services.GetService(typeof(GrantReader))!;
        return (await reader.RefreshAsync(actor, CancellationToken.None)).Grants;
    }

    private static Task<RoleGrant> GrantOfAsync(TestApp app, Actor actor) =>
        app.DbAsync(db => db.RoleGrants.SingleAsync(row => row.User == actor.RequiredUserId));

    private static async Task<(bool Awaits, bool MayConfirm)> ShownAsync(
        TestApp app,
        Actor asking,
        Actor person
    )
    {
        var list = await app.DoAsync(new ListGrants(null, 0, 25), asking);
        var row = Assert.Single(
            list.People.Single(shown => shown.User == person.RequiredUserId).Grants
        );
        return (row.AwaitsConfirmation, row.MayConfirm);
    }
}
