using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Grants;

public class GrantTests
{
    private const string Reason = "Order 17 of 1 March 2026";

    [Theory, EveryDatabase]
    public async Task GrantRole_ToAnother_WorksAtOnceAndIsAudited(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var officer = await app.NewUserAsync("officer");
        var campaign = await app.AnnouncedCampaignAsync();

        await app.DoAsync(
            new GrantRole(officer.RequiredUserId, Role.Officer, campaign.Id, Reason),
            administrator
        );

        var list = await app.DoAsync(new ListGrants("OFFI", 0, 25), administrator);
        var row = Assert.Single(Assert.Single(list.People).Grants);
        Assert.Equal((Role.Officer, campaign.Id, "admin"), (row.Role, row.Campaign, row.GrantedBy));
        var line = Assert.Single(await app.AuditOfAsync(nameof(GrantRole)));
        Assert.Equal(
            (AuditAction.Added, nameof(RoleGrant), Reason, campaign.Id, administrator.UserId),
            (line.Action, line.Entity, line.Reason, line.Campaign, line.User)
        );
    }

    [Theory, EveryDatabase]
    public async Task GrantRole_ToOneself_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var campaign = await app.AnnouncedCampaignAsync();

        await app.RefusedAsync(
            GrantProblems.GrantToSelf,
            new GrantRole(administrator.RequiredUserId, Role.Approver, campaign.Id, Reason),
            administrator
        );
        await app.RefusedAsync(
            GrantProblems.GrantToSelf,
            new InviteStaff(
                "Admin@example.test",
                [new InvitedRole(Role.Officer, campaign.Id)],
                Reason,
                "uk"
            ),
            administrator
        );
        Assert.Equal(1, await app.DbAsync(db => db.RoleGrants.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task GrantRole_WhatMayNotBeGiven_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var campaign = await app.AnnouncedCampaignAsync();
        var member = await app.NewUserAsync("member", (Role.PanelMember, campaign.Id));
        var user = member.RequiredUserId;

        await app.RefusedAsync(
            GrantProblems.RolesExclude,
            new GrantRole(user, Role.Approver, campaign.Id, Reason),
            administrator
        );
        await app.RefusedAsync(
            GrantProblems.AlreadyGranted,
            new GrantRole(user, Role.PanelMember, campaign.Id, Reason),
            administrator
        );
        await app.RefusedAsync(
            GrantProblems.RoleNotGranted,
            new GrantRole(user, Role.Candidate, campaign.Id, Reason),
            administrator
        );
        await app.RefusedAsync(
            GrantProblems.RoleNotGranted,
            new GrantRole(user, Role.Officer, null, Reason),
            administrator
        );
        await app.RefusedAsync(
            GrantProblems.RoleNotGranted,
            new GrantRole(user, Role.SystemAdministrator, campaign.Id, Reason),
            administrator
        );
        await app.RefusedAsync(
            "NotFound",
            new GrantRole(user, Role.Officer, CampaignId.New(), Reason),
            administrator
        );
        await app.RefusedAsync(
            "NotFound",
            new GrantRole(UserId.New(), Role.Officer, campaign.Id, Reason),
            administrator
        );
        await app.RefusedAsync(
            ShapeProblems.TooShort,
            new GrantRole(user, Role.Officer, campaign.Id, "because"),
            administrator
        );

        var grant = await app.DbAsync(db => db.RoleGrants.SingleAsync(row => row.User == user));
        await app.DoAsync(new RevokeRole(grant.Id, Reason), administrator);
        await app.RefusedAsync(
            GrantProblems.RolesExclude,
            new GrantRole(user, Role.Approver, campaign.Id, Reason),
            administrator
        );
    }

    [Theory, EveryDatabase]
    public async Task Grants_EveryOtherRole_IsForbidden(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.SystemAdministrator))
        {
            var actor = await app.NewUserAsync(
                role.ToString(),
                (role, GrantRules.IsSystemWide(role) ? null : campaign.Id)
            );
            await app.RefusedAsync("Forbidden", new ListGrants(null, 0, 25), actor);
            await app.RefusedAsync(
                "Forbidden",
                new GrantRole(UserId.New(), Role.Officer, campaign.Id, Reason),
                actor
            );
            await app.RefusedAsync("Forbidden", new RevokeRole(Guid.NewGuid(), Reason), actor);
            await app.RefusedAsync(
                "Forbidden",
                new InviteStaff(
                    "x@example.test",
                    [new InvitedRole(Role.Officer, campaign.Id)],
                    Reason,
                    "uk"
                ),
                actor
            );
            await app.RefusedAsync(
                "Forbidden",
                new WithdrawInvitation(InvitationId.New(), Reason),
                actor
            );
        }

        await app.RefusedAsync("Forbidden", new ListGrants(null, 0, 25), TestData.Visitor());
    }

    [Theory, EveryDatabase]
    public async Task RevokeRole_ElsewhereThanHere_AccessEndsWithinThirtySeconds(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var second = await app.NewUserAsync("second", (Role.SystemAdministrator, null));
        await app.DoAsync(new ListGrants(null, 0, 25), second);

        // as another node would: past this process's memory
        await app.ArrangeAsync(async db =>
        {
            var grant = await db.RoleGrants.SingleAsync(row => row.User == second.RequiredUserId);
            Assert.True(grant.Revoke(administrator.UserId, TestApp.Start.UtcDateTime).IsSuccess);
        });
        await app.DoAsync(new ListGrants(null, 0, 25), second);
        app.Time.Advance(TimeSpan.FromSeconds(30));

        await app.RefusedAsync("Forbidden", new ListGrants(null, 0, 25), second);
    }

    [Theory, EveryDatabase]
    public async Task RevokeRole_Here_AccessEndsAtOnceAndIsAudited(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var second = await app.NewUserAsync("second", (Role.SystemAdministrator, null));
        await app.DoAsync(new ListGrants(null, 0, 25), second);
        var grant = await app.DbAsync(db =>
            db.RoleGrants.SingleAsync(row => row.User == second.RequiredUserId)
        );

        await app.DoAsync(new RevokeRole(grant.Id, Reason), administrator);

        await app.RefusedAsync("Forbidden", new ListGrants(null, 0, 25), second);
        Assert.Contains(
            await app.AuditOfAsync(nameof(RevokeRole)),
            line =>
                line.Key == grant.Id.ToString("D")
                && line.Reason == Reason
                && line.Changes.Contains("RevokedAt", StringComparison.Ordinal)
        );
        await app.RefusedAsync("NotFound", new RevokeRole(grant.Id, Reason), administrator);
    }

    [Theory, EveryDatabase]
    public async Task RevokeRole_LastAdministrator_Remains(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var grant = await app.DbAsync(db => db.RoleGrants.SingleAsync());

        await app.RefusedAsync(
            GrantProblems.LastAdministrator,
            new RevokeRole(grant.Id, Reason),
            administrator
        );
        await app.RefusedAsync(
            GrantProblems.LastAdministrator,
            new RevokeRole(grant.Id, Reason),
            Actor.System("test")
        );
    }

    [Theory, EveryDatabase]
    public async Task RevokeRole_TwoAdministratorsRemoveEachOther_OneRemains(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var one = await app.NewUserAsync("one", (Role.SystemAdministrator, null));
        var two = await app.NewUserAsync("two", (Role.SystemAdministrator, null));
        var grants = await app.DbAsync(db => db.RoleGrants.ToListAsync());
        var ofOne = grants.Single(grant => grant.User == one.RequiredUserId).Id;
        var ofTwo = grants.Single(grant => grant.User == two.RequiredUserId).Id;

        await Task.WhenAll(
            app.SendAsync(new RevokeRole(ofTwo, Reason), one),
            app.SendAsync(new RevokeRole(ofOne, Reason), two)
        );

        Assert.Equal(
            1,
            await app.DbAsync(db => db.RoleGrants.CountAsync(grant => grant.RevokedAt == null))
        );
    }

    [Theory, EveryDatabase]
    public async Task ListGrants_Names_ByTheUkrainianAlphabet(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("Яна", (Role.SystemAdministrator, null));
        foreach (var name in new[] { "Ірина", "Ґалина", "Жанна", "Ганна", "Єва", "Дарина" })
        {
            await app.NewUserAsync(name, (Role.SystemAdministrator, null));
        }

        var list = await app.DoAsync(new ListGrants(null, 0, 5), administrator);
        Assert.Equal(
            ["Ганна", "Ґалина", "Дарина", "Єва", "Жанна"],
            list.People.Select(person => person.DisplayName)
        );
        Assert.Equal(7, list.Total);
        Assert.Equal(
            ["Ірина"],
            (await app.DoAsync(new ListGrants("іРИ", 0, 5), administrator)).People.Select(person =>
                person.DisplayName
            )
        );
        Assert.Empty(
            (await app.DoAsync(new ListGrants("'; DROP TABLE x; --", 0, 5), administrator)).People
        );
    }
}
