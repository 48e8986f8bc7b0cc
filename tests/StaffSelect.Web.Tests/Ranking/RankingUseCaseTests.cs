using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Staff.Ranking;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Ranking;

public class RankingUseCaseTests
{
    [Theory, EveryDatabase]
    public async Task Approve_WhileAnApplicationIsUndecided_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await app.ApplicantAsync(scene.Campaign, 1);
        var ranking = await app.DoAsync(new ComputeRanking(scene.Campaign.Id), scene.Officer);

        await app.RefusedAsync(
            RankingProblems.RankingChecksFailed,
            new ApproveRanking(ranking),
            scene.FirstApprover
        );

        var review = await app.DoAsync(new GetRankingReview(scene.Campaign.Id), scene.Officer);
        var check = Assert.Single(review.Draft!.Checks, check => !check.Passed);
        Assert.Equal((RankingCheckKind.AllDecided, 3, 4), (check.Kind, check.Good, check.Of));
    }

    [Theory, EveryDatabase]
    public async Task Compute_ScoredCampaign_StoresANumberedDraftOfTheDomainsRanking(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();

        var first = await app.DoAsync(new ComputeRanking(scene.Campaign.Id), scene.Officer);
        var second = await app.DoAsync(new ComputeRanking(scene.Campaign.Id), scene.Officer);

        var drafts = await app.DbAsync(db =>
            db.RankingDrafts.OrderBy(draft => draft.Number).ToListAsync()
        );
        Assert.Equal([first, second], drafts.Select(draft => draft.Id));
        Assert.Equal([1, 2], drafts.Select(draft => draft.Number));
        Assert.Equal(drafts[0].ContentHash, drafts[1].ContentHash);
        var document = drafts[0].Document();
        Assert.Equal(["K111", "K222", "K333"], document.Candidates.Select(row => row.Code));
        Assert.Equal(["KRA", "LWO", null], document.Candidates.Select(row => row.PlacedAt));
        // 0.4 · 800/9 + 0.6 · 75 = 80.555…
        Assert.Equal(80.56m, Rounding.HalfUp(document.Candidates[1].Total!.Value));
        Assert.Equal(NotRankedCode.BelowHurdle, document.Candidates[2].NotRanked!.Code);
        var audit = await app.AuditOfAsync(nameof(ComputeRanking));
        Assert.Equal(2, audit.Count);
        Assert.All(
            audit,
            line =>
            {
                Assert.Equal(AuditAction.Added, line.Action);
                Assert.Equal(nameof(RankingDraft), line.Entity);
                Assert.Equal(scene.Officer.UserId, line.User);
                Assert.Equal(scene.Campaign.Id, line.Campaign);
            }
        );
    }

    [Theory, EveryDatabase]
    public async Task Approve_FourEyes_IsKept(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var both = await app.NewUserAsync(
            "both",
            (Role.Officer, scene.Campaign.Id),
            (Role.Approver, scene.Campaign.Id)
        );
        var ranking = await app.DoAsync(new ComputeRanking(scene.Campaign.Id), both);

        await app.RefusedAsync(RankingProblems.ApproverDrafted, new ApproveRanking(ranking), both);
        await app.DoAsync(new ApproveRanking(ranking), scene.FirstApprover);
        await app.RefusedAsync(
            RankingProblems.AlreadyApproved,
            new ApproveRanking(ranking),
            scene.FirstApprover
        );
        await app.DoAsync(new ApproveRanking(ranking), scene.SecondApprover);

        var draft = await app.DbAsync(db =>
            db.RankingDrafts.Include(one => one.Approvals).SingleAsync()
        );
        Assert.Equal(2, draft.Approvals.Count);
        Assert.All(
            draft.Approvals,
            approval => Assert.Equal(draft.ContentHash, approval.ContentHash)
        );
        var audit = await app.AuditOfAsync(nameof(ApproveRanking));
        Assert.Equal(
            [scene.FirstApprover.UserId, scene.SecondApprover.UserId],
            audit.Select(line => line.User)
        );
    }

    [Theory, EveryDatabase]
    public async Task Approve_ByAPanelMemberOfTheCampaign_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var member = scene.Members[0];
        await app.ArrangeAsync(db =>
        {
            db.RoleGrants.Add(
                RoleGrant
                    .Give(
                        member.RequiredUserId,
                        Role.Approver,
                        scene.Campaign.Id,
                        null,
                        app.Time.GetUtcNow().UtcDateTime
                    )
                    .Value
            );
            return Task.CompletedTask;
        });
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var ranking = await app.DoAsync(new ComputeRanking(scene.Campaign.Id), scene.Officer);

        await app.RefusedAsync(RankingProblems.ApproverScored, new ApproveRanking(ranking), member);

        Assert.Empty(await app.AuditOfAsync(nameof(ApproveRanking)));
    }

    [Theory, EveryDatabase]
    public async Task Publish_WithoutTheSignatures_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var ranking = await app.DoAsync(new ComputeRanking(scene.Campaign.Id), scene.Officer);
        await app.DoAsync(new ApproveRanking(ranking), scene.FirstApprover);
        await app.SealAsync();

        var problem = await app.RefusedAsync(
            RankingProblems.ApprovalsMissing,
            new PublishRanking(ranking),
            scene.Officer
        );

        Assert.Equal([1, 2], problem.Arguments);
        Assert.Equal(0, await app.DbAsync(db => db.Publications.CountAsync()));
        Assert.Equal(
            CampaignStatus.Announced,
            await app.DbAsync(db => db.Campaigns.Select(one => one.Status).SingleAsync())
        );
    }

    [Theory, EveryDatabase]
    public async Task ApproveAndPublish_AfterAWithdrawal_NeedANewDraft(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var signed = await scene.SignedAsync();
        await scene.WithdrawAsync("K222");
        await app.SealAsync();

        await app.RefusedAsync(
            RankingProblems.RankingDataChanged,
            new PublishRanking(signed),
            scene.Officer
        );
        var review = await app.DoAsync(
            new GetRankingReview(scene.Campaign.Id),
            scene.FirstApprover
        );
        var newer = await app.DoAsync(new ComputeRanking(scene.Campaign.Id), scene.Officer);
        await app.RefusedAsync(
            RankingProblems.RankingSuperseded,
            new PublishRanking(signed),
            scene.Officer
        );

        Assert.True(review.Draft!.DataChanged);
        await app.DoAsync(new ApproveRanking(newer), scene.FirstApprover);
        await app.DoAsync(new ApproveRanking(newer), scene.SecondApprover);
        await app.SealAsync();
        await app.DoAsync(new PublishRanking(newer), scene.Officer);
    }

    [Theory, EveryDatabase]
    public async Task Publish_BeforeTheJournalIsSealed_Waits(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var ranking = await scene.SignedAsync();

        await app.RefusedAsync(
            RankingProblems.AuditNotSealed,
            new PublishRanking(ranking),
            scene.Officer
        );
        await app.SealAsync();
        await app.DoAsync(new PublishRanking(ranking), scene.Officer);
    }

    [Theory, EveryDatabase]
    public async Task Publish_SignedAndSealed_StoresTheSnapshotAndTellsCandidates(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();

        var id = await scene.PublishAsync();

        var publication = await app.DbAsync(db => db.Publications.SingleAsync());
        Assert.Equal((id, 1), (publication.Id, publication.Number));
        // published on 2 March 10:00 in Kyiv, ten calendar days, 18:00
        Assert.Equal(
            new DateTime(2026, 3, 12, 16, 0, 0, DateTimeKind.Utc),
            publication.AppealUntilAt
        );
        Assert.Equal(scene.Campaign.RulesHash, publication.RulesHash);
        Assert.Equal("K111", publication.FullRanking().Candidates[0].Code);
        Assert.Equal(
            CampaignStatus.Published,
            await app.DbAsync(db => db.Campaigns.Select(one => one.Status).SingleAsync())
        );
        Assert.Equal(
            3,
            await app.DbAsync(db =>
                db.ApplicationNotices.CountAsync(notice =>
                    notice.Kind == ApplicationNoticeKind.ResultsPublished
                )
            )
        );
        var mails = await app.DbAsync(db => db.Set<OutboxMail>().ToListAsync());
        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail => Assert.Equal("ResultsPublished", mail.Template));
        var audit = await app.AuditOfAsync(nameof(PublishRanking));
        Assert.Contains(audit, line => line.Entity == "ResultsPublication");
        Assert.Contains(audit, line => line is { Entity: "Campaign", Action: AuditAction.Changed });
        Assert.Contains(audit, line => line.Entity == "RankingDraft");
        await app.RefusedAsync(
            RankingProblems.RankingPublished,
            new PublishRanking(publication.RankingId),
            scene.Officer
        );
    }

    [Theory, EveryDatabase]
    public async Task Publish_ASecondVersion_KeepsTheFirstReadable(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await scene.PublishAsync();
        var ranking = await scene.SignedAsync();
        await app.SealAsync();

        await app.RefusedAsync(
            RankingProblems.NewVersionNeedsReason,
            new PublishRanking(ranking),
            scene.Officer
        );
        await app.DoAsync(new PublishRanking(ranking, "Виправлено ключ завдання 3"), scene.Officer);

        var latest = await app.DoAsync(
            new GetPublishedResults("spring"),
            Actor.Anonymous("192.0.2.9")
        );
        var first = await app.DoAsync(
            new GetPublishedResults("spring", 1),
            Actor.Anonymous("192.0.2.9")
        );
        Assert.Equal(2, latest.Shown!.Document.Version);
        Assert.Equal(first.Shown!.Sha256, latest.Shown.Document.PreviousSha256);
        Assert.Equal("Виправлено ключ завдання 3", latest.Shown.Document.Reason);
        Assert.Equal([2, 1], latest.Versions.Select(version => version.Number));
        Assert.All(
            await app.AuditOfAsync(nameof(PublishRanking)),
            line => Assert.True(line.Reason is null or "Виправлено ключ завдання 3")
        );
    }

    [Theory, EveryDatabase]
    public async Task Return_WithAReason_EndsTheDraft(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var ranking = await app.DoAsync(new ComputeRanking(scene.Campaign.Id), scene.Officer);

        await app.RefusedAsync("TooShort", new ReturnRanking(ranking, "ні"), scene.FirstApprover);
        await app.DoAsync(new ReturnRanking(ranking, "Бракує відомості"), scene.FirstApprover);

        await app.RefusedAsync(
            RankingProblems.RankingReturned,
            new ApproveRanking(ranking),
            scene.SecondApprover
        );
        var line = Assert.Single(await app.AuditOfAsync(nameof(ReturnRanking)));
        Assert.Equal("Бракує відомості", line.Reason);
    }

    [Theory, EveryDatabase]
    public async Task Review_EachReading_LeavesOneAuditLine(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var empty = await app.DoAsync(new GetRankingReview(scene.Campaign.Id), scene.Officer);
        await app.DoAsync(new ComputeRanking(scene.Campaign.Id), scene.Officer);

        var review = await app.DoAsync(
            new GetRankingReview(scene.Campaign.Id),
            scene.FirstApprover
        );

        Assert.Null(empty.Draft);
        Assert.Equal(3, empty.Admitted);
        Assert.True(review.Draft!.ChecksPassed);
        Assert.Null(review.Draft.SignatureRefusal);
        Assert.Equal("officer", review.Draft.DraftedBy);
        var line = Assert.Single(await app.AuditOfAsync(nameof(GetRankingReview)));
        Assert.Equal(AuditAction.Read, line.Action);
    }

    [Theory, EveryDatabase]
    public async Task Compute_WhileATestRuns_LeavesTheCandidateUnfinished(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await app.ArrangeAsync(async db =>
        {
            var result = await db.Set<Domain.Testing.TestResult>()
                .SingleAsync(one => one.Application == scene.Candidates["K111"].Application);
            db.Remove(result);
        });

        var ranking = await app.DoAsync(new ComputeRanking(scene.Campaign.Id), scene.Officer);

        await app.RefusedAsync(
            RankingProblems.RankingChecksFailed,
            new ApproveRanking(ranking),
            scene.FirstApprover
        );
    }

    [Theory, EveryDatabase]
    public async Task EachMessage_OfEachRole_IsPermittedExactlyToItsOwn(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var ranking = await app.DoAsync(new ComputeRanking(scene.Campaign.Id), scene.Officer);
        var other = await app.AnnouncedCampaignAsync(code: "other");
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = await app.NewUserAsync(
                "role-" + role,
                (role, GrantRules.IsSystemWide(role) ? null : scene.Campaign.Id)
            );
            var elsewhere = await app.NewUserAsync(
                "elsewhere-" + role,
                (role, GrantRules.IsSystemWide(role) ? null : other.Id)
            );
            await ExpectAsync(role == Role.Officer, new ComputeRanking(scene.Campaign.Id), actor);
            await ExpectAsync(role == Role.Approver, new ApproveRanking(ranking), actor);
            await ExpectAsync(
                role == Role.Approver,
                new ReturnRanking(ranking, "десять знаків"),
                actor
            );
            await ExpectAsync(role == Role.Officer, new PublishRanking(ranking), actor);
            await ExpectAsync(
                role is Role.Officer or Role.Approver,
                new GetRankingReview(scene.Campaign.Id),
                actor
            );
            await ExpectAsync(false, new ComputeRanking(scene.Campaign.Id), elsewhere);
            await ExpectAsync(false, new ApproveRanking(ranking), elsewhere);
            await ExpectAsync(false, new PublishRanking(ranking), elsewhere);
            await ExpectAsync(false, new GetRankingReview(scene.Campaign.Id), elsewhere);
        }

        await ExpectAsync(false, new ComputeRanking(scene.Campaign.Id), Actor.Anonymous(null));

        async Task ExpectAsync<T>(bool permitted, IMessage<T> message, Actor actor)
        {
            var code = (await app.SendAsync(message, actor)).Problem?.Code;
            Assert.True(
                permitted == (code != Problem.Forbidden.Code),
                $"{message.GetType().Name}: {code}"
            );
        }
    }
}
