using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Reports;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Candidate.MyResult;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Reports.Requests;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Staff.Stages;
using StaffSelect.Web.Staff.Today;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Stages;

public class StageConfirmationTests
{
    private const string Test = "A1";
    private const string Panel = "A5";

    [Theory, EveryDatabase]
    public async Task Sign_Twice_ConfirmsTheStageAndOnlyThenTellsCandidates(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await PrepareAsync(scene, Test);

        await SignAsync(scene, Test, scene.FirstApprover);
        Assert.Equal(0, await app.DbAsync(db => db.StageVerdicts.CountAsync()));
        Assert.All((await StatusAsync(scene, "K333")).Stages, stage => Assert.Null(stage.Outcome));
        await SignAsync(scene, Test, scene.SecondApprover);

        var failed = await StatusAsync(scene, "K333");
        Assert.All(failed.Stages, stage => Assert.Null(stage.Points));
        Assert.Equal([StageOutcome.NotPassed, null], failed.Stages.Select(stage => stage.Outcome));
        Assert.Equal(NextStep.Excluded, failed.Next);
        Assert.Equal(StageOutcome.Passed, (await StatusAsync(scene, "K111")).Stages[0].Outcome);
        Assert.Equal(
            3,
            await app.DbAsync(db =>
                db.ApplicationNotices.CountAsync(notice =>
                    notice.Kind == ApplicationNoticeKind.StageConfirmed
                )
            )
        );
        var mails = await app.DbAsync(db => db.Set<OutboxMail>().ToListAsync());
        Assert.Equal(3, mails.Count(mail => mail.Template == MailTemplates.ApplicationNews));
        var audit = await app.AuditOfAsync(nameof(SignStage));
        Assert.Equal(
            [scene.FirstApprover.UserId, scene.SecondApprover.UserId],
            audit.Where(line => line.Entity == nameof(StageSignature)).Select(line => line.User)
        );
        var verdicts = audit.Where(line => line.Entity == nameof(StageVerdict)).ToList();
        Assert.Equal(3, verdicts.Count);
        Assert.All(verdicts, line => Assert.DoesNotContain("NotPassed", line.Changes));
        var prepared = Assert.Single(await app.AuditOfAsync(nameof(PrepareStage)));
        Assert.Equal(
            (AuditAction.Added, nameof(StageConfirmation), scene.Officer.UserId),
            (prepared.Action, prepared.Entity, prepared.User)
        );
    }

    [Theory, EveryDatabase]
    public async Task Sign_ByTwoAtTheSameMoment_ConfirmsTheStage(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await PrepareAsync(scene, Test);

        var signed = await Task.WhenAll(
            Task.Run(() => app.SendAsync(Sign(scene, Test), scene.FirstApprover)),
            Task.Run(() => app.SendAsync(Sign(scene, Test), scene.SecondApprover))
        );

        Assert.All(signed, one => Assert.True(one.IsSuccess, one.Problem?.Code));
        Assert.NotNull((await ReviewAsync(scene, Test)).List!.ConfirmedAt);
        Assert.Equal(3, await app.DbAsync(db => db.StageVerdicts.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Sign_FourEyes_IsKept(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var both = await app.NewUserAsync(
            "both",
            (Role.Officer, scene.Campaign.Id),
            (Role.Approver, scene.Campaign.Id)
        );
        await app.DoAsync(new PrepareStage(scene.Campaign.Id, Test), both);

        await app.RefusedAsync(StageProblems.StagePreparedByYou, Sign(scene, Test), both);
        await SignAsync(scene, Test, scene.FirstApprover);
        await app.RefusedAsync(
            StageProblems.StageSignedByYou,
            Sign(scene, Test),
            scene.FirstApprover
        );

        var queue = await app.DoAsync(new GetMyQueue(), scene.SecondApprover);
        Assert.Single(queue.Items, item => item.Kind == QueueKind.StagesToSign);
        Assert.DoesNotContain(
            (await app.DoAsync(new GetMyQueue(), scene.FirstApprover)).Items,
            item => item.Kind == QueueKind.StagesToSign
        );
    }

    [Theory, EveryDatabase]
    public async Task Sign_AfterAResultChanged_IsRefusedAndANewListIsNeeded(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await PrepareAsync(scene, Test);
        await app.RefusedAsync(
            StageProblems.StageUnchanged,
            new PrepareStage(scene.Campaign.Id, Test),
            scene.Officer
        );
        await scene.WithdrawAsync("K222");

        await app.RefusedAsync(
            StageProblems.StageDataChanged,
            Sign(scene, Test),
            scene.FirstApprover
        );
        Assert.True((await ReviewAsync(scene, Test)).IsOutdated);
        await PrepareAsync(scene, Test);
        await app.RefusedAsync(
            StageProblems.StageSuperseded,
            Sign(scene, Test),
            scene.FirstApprover
        );
        await app.DoAsync(new SignStage(scene.Campaign.Id, Test, 2), scene.FirstApprover);
        Assert.Equal(2, (await ReviewAsync(scene, Test)).List!.Lines.Count);
    }

    [Theory, EveryDatabase]
    public async Task Return_WithReason_IsStoredAndBarsSignatures(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await PrepareAsync(scene, Test);
        const string reason = "Бал кандидата не збігається з протоколом.";

        await app.DoAsync(new ReturnStage(scene.Campaign.Id, Test, 1, reason), scene.FirstApprover);

        await app.RefusedAsync(
            StageProblems.StageReturned,
            Sign(scene, Test),
            scene.SecondApprover
        );
        Assert.Equal(reason, (await ReviewAsync(scene, Test)).List!.Returned!.Reason);
        var line = Assert.Single(await app.AuditOfAsync(nameof(ReturnStage)));
        Assert.Equal((reason, nameof(StageConfirmation)), (line.Reason, line.Entity));
        await PrepareAsync(scene, Test);
    }

    [Theory, EveryDatabase]
    public async Task Prepare_LaterStageFirst_IsRefusedAndThenLeavesOutTheExcluded(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await app.RefusedAsync(
            StageProblems.StageOutOfOrder,
            new PrepareStage(scene.Campaign.Id, Panel),
            scene.Officer
        );

        await ConfirmAsync(scene, Test);
        await PrepareAsync(scene, Panel);

        var lines = (await ReviewAsync(scene, Panel)).List!.Lines;
        Assert.Equal(["K111", "K222"], lines.Select(line => line.Code));
        Assert.Equal([5m, 4m], lines.Select(line => line.Value));
    }

    [Theory, EveryDatabase]
    public async Task Prepare_UndecidedOrWithoutResultWhileHeld_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await app.ApplicantAsync(scene.Campaign, 1);
        await app.RefusedAsync(
            StageProblems.StageUndecided,
            new PrepareStage(scene.Campaign.Id, Test),
            scene.Officer
        );
        await app.ArrangeAsync(async db =>
        {
            var open = await db.Applications.SingleAsync(one =>
                one.Status == ApplicationStatus.Submitted
            );
            var now = app.Time.UtcNow();
            Assert.True(open.Admit(null, DecisionGround.ConditionsMet, null, now).IsSuccess);
        });

        await app.RefusedAsync(
            StageProblems.StageStillHeld,
            new PrepareStage(scene.Campaign.Id, Test),
            scene.Officer
        );

        app.Time.Advance(TimeSpan.FromDays(31));
        await PrepareAsync(scene, Test);
        Assert.Equal(1, (await ReviewAsync(scene, Test)).List!.Counts[StageOutcome.Absent]);
    }

    [Theory, EveryDatabase]
    public async Task Excluded_StartsNoLaterStage(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var rules = TestData.Rules();
        var first = rules.Stages[0];
        var scene = await app.RankingSceneAsync(
            rules with
            {
                Stages =
                [
                    first with
                    {
                        WeightPer10000 = 3_000,
                    },
                    first with
                    {
                        Code = "A2",
                        WeightPer10000 = 1_000,
                    },
                    rules.Stages[1],
                ],
            }
        );
        await ConfirmAsync(scene, Test);
        var failed = scene.Candidates["K333"];

        await app.RefusedAsync(
            StageProblems.EarlierStageNotPassed,
            new StartTest(scene.Campaign.Id, true, "A2"),
            failed.Actor
        );
        var seen = await app.DoAsync(new GetMyTest(scene.Campaign.Id, "A2"), failed.Actor);
        Assert.Equal(MyTestState.Excluded, seen.State);
        Assert.Equal(
            MyTestState.Open,
            (
                await app.DoAsync(
                    new GetMyTest(scene.Campaign.Id, "A2"),
                    scene.Candidates["K111"].Actor
                )
            ).State
        );
    }

    [Theory, EveryDatabase]
    public async Task Excluded_GetsNoInterview(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var missed = await app.AdmittedCandidateAsync(scene.Campaign, "4QD8-R7FN");
        app.Time.Advance(TimeSpan.FromDays(31));
        var waits = await app.DoAsync(new GetPanelPlan(scene.Campaign.Id), scene.Officer);
        Assert.Single(waits.Waiting);

        await ConfirmAsync(scene, Test);

        var plan = await app.DoAsync(new GetPanelPlan(scene.Campaign.Id), scene.Officer);
        Assert.Empty(plan.Waiting);
        await app.RefusedAsync(
            StageProblems.CandidateExcluded,
            new PlanInterviews(
                plan.Panels[0].Id,
                [new InterviewSlot(missed.Id, app.Time.UtcNow().AddHours(1), "214")]
            ),
            scene.Officer
        );
        Assert.Empty(await app.AuditOfAsync(nameof(PlanInterviews)));
    }

    [Theory, EveryDatabase]
    public async Task ConfirmAgain_TellsOnlyThoseWhoseOutcomeChanged(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await ConfirmAsync(scene, Test);
        await scene.AddCandidateAsync("K444", 7m, 3, "LWO");

        await ConfirmAsync(scene, Test, 2);

        Assert.Equal(
            4,
            await app.DbAsync(db =>
                db.ApplicationNotices.CountAsync(notice =>
                    notice.Kind == ApplicationNoticeKind.StageConfirmed
                )
            )
        );
        var head = (await app.DoAsync(new GetStages(scene.Campaign.Id), scene.Officer)).Stages[0];
        Assert.Equal((StageState.Confirmed, 2), (head.State, head.Number));
        Assert.Equal(3, head.Counts[StageOutcome.Passed]);
    }

    [Theory, EveryDatabase]
    public async Task Status_OwnPoints_FollowTheDisclosureOfTheRules(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync(
            TestData.Rules() with
            {
                Disclosure = Disclosure.AfterStage,
            }
        );
        Assert.Null((await StatusAsync(scene, "K333")).Stages[0].Points);

        await ConfirmAsync(scene, Test);

        var stages = (await StatusAsync(scene, "K333")).Stages;
        Assert.Equal(new MyPoints(5m, 9m, 6m), stages[0].Points);
        Assert.Null(stages[1].Points);
    }

    [Theory, EveryDatabase]
    public async Task OwnScores_OfAStageThatIsDisclosedLater_AreNowhereBeforeThePublication(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var rules = TestData.Rules();
        var scene = await app.RankingSceneAsync(
            rules with
            {
                Disclosure = Disclosure.AfterStage,
                Stages =
                [
                    .. rules.Stages.Select(stage =>
                        stage with
                        {
                            Disclosure = stage.Code == Test ? Disclosure.AfterPublication : null,
                        }
                    ),
                ],
            }
        );
        var candidate = scene.Candidates["K111"].Actor;
        await ConfirmAsync(scene, Test);
        await ConfirmAsync(scene, Panel);

        var before = (await StatusAsync(scene, "K111")).Stages;
        Assert.Equal(StageOutcome.Passed, before[0].Outcome);
        Assert.Null(before[0].Points);
        Assert.NotNull(before[1].Points);
        Assert.Null((await app.DoAsync(new GetMyResult(scene.Campaign.Id), candidate)).Published);
        await app.RefusedAsync(
            ReportProblems.ReportNotPublished,
            new GetMyReportContent(scene.Campaign.Code, "uk"),
            candidate
        );
        await scene.PublishAsync();

        Assert.All(
            (await StatusAsync(scene, "K111")).Stages,
            stage => Assert.NotNull(stage.Points)
        );
        var row = (await app.DoAsync(new GetMyResult(scene.Campaign.Id), candidate))
            .Published!
            .Row!;
        Assert.All(row.Stages, stage => Assert.NotNull(stage.Percent));
    }

    private static SignStage Sign(RankingScene scene, string stage) =>
        new(scene.Campaign.Id, stage, 1);

    private static Task<StageConfirmationId> PrepareAsync(RankingScene scene, string stage) =>
        scene.App.DoAsync(new PrepareStage(scene.Campaign.Id, stage), scene.Officer);

    private static Task<Done> SignAsync(RankingScene scene, string stage, Actor approver) =>
        scene.App.DoAsync(Sign(scene, stage), approver);

    private static async Task ConfirmAsync(RankingScene scene, string stage, int number = 1)
    {
        await PrepareAsync(scene, stage);
        foreach (var approver in new[] { scene.FirstApprover, scene.SecondApprover })
        {
            await scene.App.DoAsync(new SignStage(scene.Campaign.Id, stage, number), approver);
        }
    }

    private static Task<StageReview> ReviewAsync(RankingScene scene, string stage) =>
        scene.App.DoAsync(
            new GetStageReview(scene.Campaign.Id, stage, null, 0, 100),
            scene.Officer
        );

    private static Task<MyStatus> StatusAsync(RankingScene scene, string code) =>
        scene.App.DoAsync(new GetMyStatus(scene.Campaign.Code), scene.Candidates[code].Actor);
}
