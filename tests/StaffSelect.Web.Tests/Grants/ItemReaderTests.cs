using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Account;
using StaffSelect.Web.Candidate.Applying;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Grants;

/// <summary>Who could read the items is no candidate of the test, and a candidate does not read the bank.</summary>
public class ItemReaderTests
{
    private const string Reason = "Order 17 of 1 March 2026";

    [Theory, EveryDatabase]
    public async Task Apply_ByAnAuthorOfThePool_IsRefusedFirstAndLast(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await AddPoolAsync(app);
        var drawn = await app.AnnouncedCampaignAsync(Drawn());
        var filed = await app.AnnouncedCampaignAsync(code: "filed");
        var author = await app.NewUserAsync("author", (Role.ItemAuthor, null));

        Assert.Equal(
            GrantProblems.ReaderOfItems,
            (await app.DoAsync(new GetApplicationForm(drawn.Code), author)).Exclusion?.Code
        );
        await app.RefusedAsync(
            GrantProblems.ReaderOfItems,
            new SaveDraftGroup(drawn.Id, "SG"),
            author
        );
        // what he could read is not used there
        await app.DoAsync(new SaveDraftGroup(filed.Id, "SG"), author);

        // the role came between the draft and its submission
        var late = await app.DraftAsync(drawn, 1);
        var submission = await app.SubmissionAsync(drawn, late);
        var grant = await GiveAsync(app, late.RequiredUserId);
        await app.RefusedAsync(GrantProblems.ReaderOfItems, submission, late);
        await RevokeAsync(app, grant);
        await app.RefusedAsync(GrantProblems.ReaderOfItems, submission, late);
        Assert.Empty(await app.AuditOfAsync(nameof(SubmitApplication)));
        Assert.Equal(0, await app.DbAsync(db => db.Applications.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Apply_AfterTheRoleEndedBeforeThePoolWasMade_Works(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(Drawn());
        var former = await app.DraftAsync(campaign, 1);
        await RevokeAsync(app, await GiveAsync(app, former.RequiredUserId));
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await AddPoolAsync(app);

        await app.DoAsync(await app.SubmissionAsync(campaign, former), former);

        Assert.NotEmpty(await app.AuditOfAsync(nameof(SubmitApplication)));
    }

    [Theory, EveryDatabase]
    public async Task StartTest_ByAnAuthorOfThePool_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await AddPoolAsync(app);
        var campaign = await app.AnnouncedCampaignAsync(Drawn());
        var (_, candidate) = await app.TestCandidateAsync(campaign, "7RQ4-WD9J");
        await GiveAsync(app, candidate.RequiredUserId);

        await app.RefusedAsync(
            GrantProblems.ReaderOfItems,
            new StartTest(campaign.Id, true),
            candidate
        );

        Assert.Equal(0, await app.DbAsync(db => db.Set<Attempt>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task GrantRole_ItemAuthorToACandidate_IsRefusedByEveryWay(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var campaign = await app.AnnouncedCampaignAsync();
        var invited = await app.DraftAsync(campaign, 1);
        var email = await app.DbAsync(db =>
            db.Users.Where(user => user.Id == invited.RequiredUserId.Value)
                .Select(user => user.Email!)
                .SingleAsync()
        );
        await app.ArrangeAsync(async db =>
        {
            var account = await db.Users.SingleAsync(user => user.Email == email);
            account.PasswordHash = new PasswordHasher<AppUser>().HashPassword(
                account,
                TestData.Password
            );
        });
        var invitation = new InviteStaff(
            email,
            [new InvitedRole(Role.ItemAuthor, null)],
            Reason,
            "uk"
        );
        var sent = await app.DoAsync(invitation, administrator);
        var (_, token) = await app.LinkOfLastMailAsync(email, "invitation");
        var applied = await app.DoAsync(await app.SubmissionAsync(campaign, invited), invited);

        await app.RefusedAsync(
            GrantProblems.CandidateReadsItems,
            new AcceptInvitation(sent.Invitation, token, null, TestData.Password, "uk"),
            invited
        );
        await app.RefusedAsync(GrantProblems.CandidateReadsItems, invitation, administrator);
        var grant = new GrantRole(invited.RequiredUserId, Role.ItemAuthor, null, Reason);
        await app.RefusedAsync(GrantProblems.CandidateReadsItems, grant, administrator);
        Assert.Empty(await app.AuditOfAsync(nameof(GrantRole)));

        // an application taken back is none
        await app.DoAsync(new WithdrawApplication(applied.Id), invited);
        await app.DoAsync(grant, administrator);
        Assert.Single(await app.AuditOfAsync(nameof(GrantRole)));
    }

    private static RuleSet Drawn()
    {
        var rules = TestData.Rules();
        return rules with
        {
            Stages =
            [
                .. rules.Stages.Select(stage =>
                    stage.Test is null
                        ? stage
                        : stage with
                        {
                            Test = stage.Test with { Pool = "LIVE" },
                        }
                ),
            ],
        };
    }

    private static Task AddPoolAsync(TestApp app) =>
        app.ArrangeAsync(db =>
        {
            db.ItemPools.Add(
                ItemPool
                    .Create(
                        "LIVE",
                        TestData.Both("Pool"),
                        PoolPurpose.Live,
                        app.Time.GetUtcNow().UtcDateTime
                    )
                    .Value
            );
            return Task.CompletedTask;
        });

    private static async Task<Guid> GiveAsync(TestApp app, UserId user)
    {
        var grant = RoleGrant
            .Give(user, Role.ItemAuthor, null, null, app.Time.GetUtcNow().UtcDateTime)
            .Value;
        await app.ArrangeAsync(db =>
        {
            db.RoleGrants.Add(grant);
            return Task.CompletedTask;
        });
        return grant.Id;
    }

    private static Task RevokeAsync(TestApp app, Guid id)
    {
        app.Time.Advance(TimeSpan.FromSeconds(1));
        return app.ArrangeAsync(async db =>
            (await db.RoleGrants.SingleAsync(grant => grant.Id == id)).Revoke(
                null,
                app.Time.GetUtcNow().UtcDateTime
            )
        );
    }
}
