using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Candidate.Appeals;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Candidate.MyResult;
using StaffSelect.Web.Staff.Appeals;
using StaffSelect.Web.Staff.Stages;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Ranking;

public class AppealUseCaseTests
{
    private const string Words = "Прошу перерахувати бали за третє завдання.";

    [Theory, EveryDatabase]
    public async Task GetMyResult_BeforeAndAfterPublication_ShowsOnlyOnesOwn(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var candidate = scene.Candidates["K222"].Actor;

        var before = await app.DoAsync(new GetMyResult(scene.Campaign.Id), candidate);
        await scene.PublishAsync();
        var after = await app.DoAsync(new GetMyResult(scene.Campaign.Id), candidate);

        Assert.Null(before.Published);
        Assert.Equal("K222", after.Published!.Row!.Code);
        Assert.Equal("LWO", after.Published.Row.PlacedAt);
        Assert.Equal(
            [PostDecision.NotEnough, PostDecision.Placed],
            after.Published.Row.Posts.Select(post => post.Decision)
        );
        Assert.True(after.Published.CanAppeal);
        await app.RefusedAsync("Forbidden", new GetMyResult(scene.Campaign.Id), scene.Officer);
    }

    [Theory, EveryDatabase]
    public async Task File_BeforeTheDeadline_GivesAReceiptAndOnceOfAKind(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var candidate = scene.Candidates["K222"].Actor;
        var filing = new FileAppeal(scene.Campaign.Id, AppealKind.Arithmetic, Words);
        await app.RefusedAsync(AppealProblems.AppealBeforeResults, filing, candidate);
        await scene.PublishAsync();

        var receipt = await app.DoAsync(filing, candidate);

        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}$", receipt.Number);
        Assert.Equal(app.Time.GetUtcNow().UtcDateTime, receipt.FiledAt);
        await app.RefusedAsync(AppealProblems.AppealOfKindExists, filing, candidate);
        await app.DoAsync(filing with { Kind = AppealKind.Eligibility }, candidate);
        var mine = await app.DoAsync(new GetMyAppeals(scene.Campaign.Id), candidate);
        Assert.Equal(2, mine.Filed.Count);
        Assert.All(mine.Filed, appeal => Assert.Equal(Words, appeal.Text));
        var stored = await app.DbAsync(db => db.Appeals.ToListAsync());
        Assert.All(
            stored,
            appeal =>
                Assert.DoesNotContain("перерахувати", appeal.Text.Value, StringComparison.Ordinal)
        );
        var audit = await app.AuditOfAsync(nameof(FileAppeal));
        Assert.Equal(2, audit.Count);
        Assert.All(
            audit,
            line =>
            {
                Assert.Equal(candidate.UserId, line.User);
                Assert.DoesNotContain("перерахувати", line.Changes, StringComparison.Ordinal);
            }
        );
    }

    [Theory, EveryDatabase]
    public async Task File_AtTheDeadlineByTheServersClock_IsLate(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await scene.PublishAsync();
        var until = await app.DbAsync(db =>
            db.Publications.Select(publication => publication.AppealUntilAt).SingleAsync()
        );

        app.Time.SetUtcNow(until.AddMicroseconds(-1));
        await app.DoAsync(
            new FileAppeal(scene.Campaign.Id, AppealKind.Arithmetic, Words),
            scene.Candidates["K222"].Actor
        );
        app.Time.SetUtcNow(until);
        var problem = await app.RefusedAsync(
            AppealProblems.AppealTooLate,
            new FileAppeal(scene.Campaign.Id, AppealKind.Arithmetic, Words),
            scene.Candidates["K111"].Actor
        );

        Assert.Equal([until], problem.Arguments);
        Assert.Equal(1, await app.DbAsync(db => db.Appeals.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task File_AgainstAConfirmedStage_IsTakenBeforePublicationWhenTheRulesSaySo(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var rules = TestData.Rules();
        var scene = await app.RankingSceneAsync(
            rules with
            {
                Disclosure = Disclosure.AfterStage,
                Appeal = rules.Appeal with { Event = AppealEvent.StageConfirmation },
            }
        );
        var campaign = scene.Campaign.Id;
        var candidate = scene.Candidates["K333"].Actor;
        var filing = new FileAppeal(campaign, AppealKind.ItemContent, Words, "A1");
        await app.RefusedAsync(AppealProblems.AppealBeforeStage, filing, candidate);
        await app.DoAsync(new PrepareStage(campaign, "A1"), scene.Officer);
        await app.DoAsync(new SignStage(campaign, "A1", 1), scene.FirstApprover);
        await app.RefusedAsync(AppealProblems.AppealBeforeStage, filing, candidate);
        await app.DoAsync(new SignStage(campaign, "A1", 1), scene.SecondApprover);

        var stage = (await app.DoAsync(new GetMyStatus(scene.Campaign.Code), candidate)).Stages[0];
        Assert.True(stage.CanAppeal);
        await app.RefusedAsync(
            AppealProblems.AppealKindForeign,
            filing with
            {
                Kind = AppealKind.InterviewProcedure,
            },
            candidate
        );
        await app.DoAsync(filing, candidate);
        await app.RefusedAsync(AppealProblems.AppealOfKindExists, filing, candidate);
        await app.RefusedAsync(
            AppealProblems.AppealBeforeResults,
            filing with
            {
                Stage = null,
                Kind = AppealKind.Arithmetic,
            },
            candidate
        );
        app.Time.SetUtcNow(stage.AppealUntilAt!.Value);
        await app.RefusedAsync(
            AppealProblems.AppealTooLate,
            filing with
            {
                Kind = AppealKind.Arithmetic,
            },
            candidate
        );

        var mine = await app.DoAsync(new GetMyAppeals(campaign), candidate);
        Assert.False(Assert.Single(mine.Subjects).IsOpen);
        Assert.Equal(rules.Stage("A1").Title, Assert.Single(mine.Filed).Stage);
        Assert.Single(await app.AuditOfAsync(nameof(FileAppeal)));
        var list = await app.DoAsync(new ListAppeals(campaign), scene.Officer);
        Assert.Equal(
            new ListedPeriod(rules.Stage("A1").Title, stage.AppealUntilAt.Value),
            Assert.Single(list.Periods)
        );
        Assert.Equal(rules.Stage("A1").Title, Assert.Single(list.Appeals).Stage);
        Assert.Equal(
            AppealProblems.DeciderApproved,
            (await app.DoAsync(new ListAppeals(campaign), scene.FirstApprover)).Refusal!.Code
        );
    }

    [Theory, EveryDatabase]
    public async Task File_MalformedOrNotACandidate_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await scene.PublishAsync();
        var candidate = scene.Candidates["K222"].Actor;
        var good = new FileAppeal(scene.Campaign.Id, AppealKind.Arithmetic, Words);

        await app.RefusedAsync("Required", good with { Kind = null }, candidate);
        await app.RefusedAsync("TooShort", good with { Text = "Ні" }, candidate);
        await app.RefusedAsync("TooLong", good with { Text = new string('я', 4001) }, candidate);
        await app.RefusedAsync("Forbidden", good, scene.FirstApprover);
        await app.RefusedAsync("Forbidden", good, scene.Members[0]);
        Assert.Equal(0, await app.DbAsync(db => db.Appeals.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Answer_ByAnUninvolvedOfficer_IsShownAndTold(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await scene.PublishAsync();
        var (candidate, application) = scene.Candidates["K222"];
        await app.DoAsync(
            new FileAppeal(scene.Campaign.Id, AppealKind.Arithmetic, Words),
            candidate
        );
        var list = await app.DoAsync(new ListAppeals(scene.Campaign.Id), scene.Officer);
        var answer = new AnswerAppeal(
            Assert.Single(list.Appeals).Id,
            AppealOutcome.Rejected,
            "Бали пораховано правильно: 8 з 9."
        );

        Assert.Equal("K222", list.Appeals[0].PublicationCode);
        Assert.Null(list.Refusal);
        await app.RefusedAsync(AppealProblems.DeciderApproved, answer, scene.FirstApprover);
        await app.DoAsync(answer, scene.Officer);
        await app.RefusedAsync(AppealProblems.AppealAlreadyAnswered, answer, scene.Officer);

        var mine = await app.DoAsync(new GetMyAppeals(scene.Campaign.Id), candidate);
        Assert.Equal(
            (AppealOutcome.Rejected, "Бали пораховано правильно: 8 з 9."),
            (mine.Filed[0].Outcome!.Value, mine.Filed[0].Answer)
        );
        Assert.Equal(
            1,
            await app.DbAsync(db =>
                db.ApplicationNotices.CountAsync(notice =>
                    notice.ApplicationId == application
                    && notice.Kind == ApplicationNoticeKind.AppealAnswered
                    && notice.Detail != null
                )
            )
        );
        var mail = await app.DbAsync(db =>
            db.Set<OutboxMail>().SingleAsync(one => one.Template == "AppealAnswered")
        );
        Assert.Equal("ck222@example.test", mail.Recipient, ignoreCase: true);
        Assert.DoesNotContain("правильно", mail.ProtectedArguments, StringComparison.Ordinal);
        Assert.Contains(
            await app.AuditOfAsync(nameof(AnswerAppeal)),
            line =>
                line is { Entity: "Appeal", Action: AuditAction.Changed }
                && line.Reason
                    is nameof(AppealOutcome.Upheld)
                        or nameof(AppealOutcome.PartlyUpheld)
                        or nameof(AppealOutcome.Rejected)
        );
        Assert.Contains(
            await app.AuditOfAsync(nameof(ListAppeals)),
            line => line is { Entity: "Appeal", Action: AuditAction.Read }
        );
    }

    [Theory, EveryDatabase]
    public async Task Answer_ByAPanelMemberWithTheOfficersRole_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await scene.PublishAsync();
        await app.DoAsync(
            new FileAppeal(scene.Campaign.Id, AppealKind.Arithmetic, Words),
            scene.Candidates["K222"].Actor
        );
        await app.ArrangeAsync(db =>
        {
            db.RoleGrants.Add(
                RoleGrant
                    .Give(
                        scene.Members[0].RequiredUserId,
                        Role.Officer,
                        scene.Campaign.Id,
                        null,
                        app.Time.GetUtcNow().UtcDateTime
                    )
                    .Value
            );
            return Task.CompletedTask;
        });
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var list = await app.DoAsync(new ListAppeals(scene.Campaign.Id), scene.Members[0]);

        Assert.Equal(AppealProblems.DeciderScored, list.Refusal!.Code);
        await app.RefusedAsync(
            AppealProblems.DeciderScored,
            new AnswerAppeal(
                list.Appeals[0].Id,
                AppealOutcome.Upheld,
                "Двадцять знаків відповіді."
            ),
            scene.Members[0]
        );
    }
}
