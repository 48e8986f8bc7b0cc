using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Staff.Accommodations;
using StaffSelect.Web.Staff.TestResults;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;
using static StaffSelect.Web.Tests.Support.TestData;
using TestResult = StaffSelect.Domain.Testing.TestResult;

namespace StaffSelect.Web.Tests.Testing;

public class TakeTestTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMicroseconds(1);

    [Theory, EveryDatabase]
    public async Task StartTest_AfterPublication_IsOver(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        await app.ArrangeAsync(async db => (await db.Campaigns.SingleAsync()).MarkPublished());

        await app.RefusedAsync(
            TestProblems.TestWindowOver,
            new StartTest(scene.Campaign.Id, true),
            scene.Candidate
        );
        var mine = await app.DoAsync(new GetMyTest(scene.Campaign.Id), scene.Candidate);
        Assert.Equal(MyTestState.WindowOver, mine.State);
    }

    [Theory, EveryDatabase]
    public async Task StartTest_Admitted_DrawsAFormAndBeginsTheLog(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();

        var id = await app.DoAsync(new StartTest(scene.Campaign.Id, true), scene.Candidate);

        var attempt = await app.AttemptAsync(id);
        Assert.Equal(9, attempt.Form.Items.Count);
        Assert.Equal(TestApp.Start.UtcDateTime.AddSeconds(900), attempt.DeadlineAt);
        Assert.Equal(
            [AttemptEventKind.Started],
            (await app.LogAsync(id)).Select(entry => entry.Kind)
        );
        Assert.Null(await app.BrokenAsync(id));
        var audit = Assert.Single(await app.AuditOfAsync(nameof(StartTest)));
        Assert.Equal(
            (AuditAction.Added, "Attempt", scene.Campaign.Id),
            (audit.Action, audit.Entity, audit.Campaign!.Value)
        );
        Assert.DoesNotContain("xutir9", audit.Changes, StringComparison.Ordinal);
        Assert.Equal(
            id,
            await app.DoAsync(new StartTest(scene.Campaign.Id, true), scene.Candidate)
        );
        Assert.Equal(1, await app.DbAsync(db => db.Set<Attempt>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task StartTest_TwoWindowsAtOnce_OneAttempt(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();

        var started = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => app.DoAsync(new StartTest(scene.Campaign.Id, true), scene.Candidate))
        );

        Assert.Single(started.Distinct());
    }

    [Theory, EveryDatabase]
    public async Task StartTest_RulesWindowAndAdmission_AreDemanded(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var start = new StartTest(scene.Campaign.Id, true);

        await app.RefusedAsync(
            TestProblems.RulesNotAccepted,
            start with
            {
                RulesAccepted = false,
            },
            scene.Candidate
        );
        await app.RefusedAsync(nameof(Problem.Forbidden), start, scene.Officer);
        await app.RefusedAsync(
            nameof(Problem.Forbidden),
            start,
            await app.NewUserAsync("stranger")
        );
        var noApplication = await app.NewUserAsync("eager", (Role.Candidate, scene.Campaign.Id));
        await app.RefusedAsync(TestProblems.NotAdmittedToTest, start, noApplication);
        await app.ArrangeAsync(async db =>
            (await db.Set<Application>().SingleAsync()).Withdraw(
                false,
                app.Time.GetUtcNow().UtcDateTime
            )
        );
        await app.RefusedAsync(TestProblems.NotAdmittedToTest, start, scene.Candidate);

        Assert.Equal(0, await app.DbAsync(db => db.Set<Attempt>().CountAsync()));
        Assert.Equal(
            2,
            (await app.AuditOfAsync(nameof(StartTest))).Count(entry =>
                entry.Action == AuditAction.Refused
            )
        );
    }

    [Theory, EveryDatabase]
    public async Task StartTest_AroundTheWindow_LastTickHasTheFullTime(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var start = new StartTest(scene.Campaign.Id, true);
        var until = scene.Campaign.Rules.Testing.UntilAt;

        app.Time.SetUtcNow(new DateTimeOffset(until));
        await app.RefusedAsync(TestProblems.TestWindowOver, start, scene.Candidate);
        app.Time.AdjustTime(new DateTimeOffset(until - Tick));
        var id = await app.DoAsync(start, scene.Candidate);

        Assert.Equal(until.AddSeconds(900), (await app.AttemptAsync(id)).DeadlineAt);
    }

    [Theory, EveryDatabase]
    public async Task SaveAnswers_AroundTheDeadline_LateIsRefusedSaidAndKept(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var id = await app.StartedTestAsync(scene);
        var deadline = (await app.AttemptAsync(id)).DeadlineAt;

        app.Time.SetUtcNow(new DateTimeOffset(deadline - Tick));
        var before = await app.DoAsync(app.Saving(id, 1, Answer(1, 1, 2)), scene.Candidate);
        app.Time.SetUtcNow(new DateTimeOffset(deadline));
        var at = await app.DoAsync(app.Saving(id, 1, Answer(2, 1, 3)), scene.Candidate);
        app.Time.Advance(Tick);
        var after = await app.DoAsync(app.Saving(id, 1, Answer(3, 2, 4)), scene.Candidate);

        Assert.Empty(before.Late);
        Assert.Equal([2], at.Late);
        Assert.Equal([3], after.Late);
        var attempt = await app.AttemptAsync(id);
        var state = await app.StateAsync(id);
        Assert.Equal(attempt.Form.Items[0].Options[1], state.Item(1).Option);
        Assert.Null(state.Item(2).Option);
        Assert.Equal(2, state.LateCount);
        Assert.Null(await app.BrokenAsync(id));
    }

    [Theory, EveryDatabase]
    public async Task SaveAnswers_ResentAndOutOfOrder_CountOnceAndTheNewestHolds(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var id = await app.StartedTestAsync(scene);

        await app.DoAsync(app.Saving(id, 1, Answer(2, 1, 4)), scene.Candidate);
        await app.DoAsync(app.Saving(id, 1, Answer(1, 1, 1), Answer(2, 1, 4)), scene.Candidate);
        await app.DoAsync(app.Saving(id, 1, Answer(2, 1, 4)), scene.Candidate);

        Assert.Equal(
            [2, 1],
            (await app.LogAsync(id))
                .Where(entry => entry.ClientNumber is not null)
                .Select(entry => entry.ClientNumber!.Value)
        );
        var attempt = await app.AttemptAsync(id);
        Assert.Equal(attempt.Form.Items[0].Options[3], (await app.StateAsync(id)).Item(1).Option);
    }

    [Theory, EveryDatabase]
    public async Task OpenTestSession_OtherDevice_TakesOverAfterConfirmationAndStopsTheFirst(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var id = await app.StartedTestAsync(scene);
        await app.DoAsync(app.Saving(id, 1, Answer(1, 3, 2)), scene.Candidate);

        await app.RefusedAsync(
            TestProblems.TestOpenElsewhere,
            app.Opening(id, "window-two-0002"),
            scene.Candidate
        );
        var second = await app.DoAsync(
            app.Opening(id, "window-two-0002", takeOver: true),
            scene.Candidate
        );
        await app.RefusedAsync(
            TestProblems.TestMoved,
            app.Saving(id, 1, Answer(2, 3, 1)),
            scene.Candidate
        );
        await app.RefusedAsync(
            TestProblems.TestMoved,
            new FinishTest(id, 1, app.Time.GetUtcNow().UtcDateTime),
            scene.Candidate
        );

        Assert.Equal(2, second.Epoch);
        Assert.Equal([new ItemAnswer(3, 2, false)], second.Items);
        await app.DoAsync(app.Saving(id, 2, Answer(1, 4, 1)), scene.Candidate);
        Assert.Equal(
            [
                AttemptEventKind.Started,
                AttemptEventKind.Reopened,
                AttemptEventKind.Answered,
                AttemptEventKind.TakenOver,
                AttemptEventKind.Answered,
            ],
            (await app.LogAsync(id)).Select(entry => entry.Kind)
        );
        Assert.Null(await app.BrokenAsync(id));
    }

    [Theory, EveryDatabase]
    public async Task OpenTestSession_Reload_KeepsStateWithoutAsking(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var id = await app.StartedTestAsync(scene);
        var first = app.Opening(id);
        await app.DoAsync(
            app.Saving(
                id,
                1,
                Answer(1, 3, 2),
                new SentChange(2, 5, AttemptEventKind.Flagged, null),
                Answer(3, 6, 1),
                new SentChange(4, 6, AttemptEventKind.Cleared, null)
            ),
            scene.Candidate
        );

        var reloaded = await app.DoAsync(
            app.Opening(id, "window-again-03", previous: first.Client),
            scene.Candidate
        );

        Assert.Equal(2, reloaded.Epoch);
        Assert.Equal(0, reloaded.LastNumber);
        Assert.Equal(
            [
                new ItemAnswer(3, 2, false),
                new ItemAnswer(5, null, true),
                new ItemAnswer(6, null, false),
            ],
            reloaded.Items
        );
    }

    [Theory, EveryDatabase]
    public async Task FinishTest_ScoresWithTheKeyAndTellsNobodyWithoutTheRight(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var id = await app.StartedTestAsync(scene);
        var form = (await app.AttemptAsync(id)).Form;
        int Right(int item) => form.Items[item - 1].ChoiceOf("xutir9");
        int Wrong(int item) => form.Items[item - 1].ChoiceOf("bantyk2");
        // verbal: right, wrong, skipped; abstract: right, right, wrong; mathematical: not reached
        await app.DoAsync(
            app.Saving(
                id,
                1,
                Answer(1, 1, Right(1)),
                Answer(2, 2, Wrong(2)),
                Answer(3, 4, Right(4)),
                Answer(4, 5, Right(5)),
                Answer(5, 6, Wrong(6))
            ),
            scene.Candidate
        );
        app.Time.Advance(TimeSpan.FromMinutes(5));
        var finish = new FinishTest(id, 1, app.Time.GetUtcNow().UtcDateTime);

        var receipt = await app.DoAsync(finish, scene.Candidate);

        Assert.Equal(
            (5, 9, 0, false),
            (receipt.Answered, receipt.Items, receipt.Late, receipt.IsExpired)
        );
        Assert.Equal(receipt, await app.DoAsync(finish, scene.Candidate));
        var result = Assert.Single(
            await app.DoAsync(new GetTestResults(scene.Campaign.Id), scene.Officer)
        );
        Assert.Equal(2.50m, result.Raw); // 3 − 2 × 0.25
        Assert.Equal(9m, result.Maximum);
        Assert.Equal(
            [
                new ScaleScore("V", 1, 1, 1, 0, 0.75m),
                new ScaleScore("A", 2, 1, 0, 0, 1.75m),
                new ScaleScore("M", 0, 0, 0, 3, 0m),
            ],
            result.Scales
        );
        await app.RefusedAsync(
            nameof(Problem.Forbidden),
            new GetTestResults(scene.Campaign.Id),
            scene.Candidate
        );
        var reads = await app.AuditOfAsync(nameof(GetTestResults));
        Assert.Equal([AuditAction.Read, AuditAction.Refused], reads.Select(entry => entry.Action));
        var audit = await app.AuditOfAsync(nameof(FinishTest));
        Assert.Equal(
            ["Attempt", "TestResult"],
            audit.Select(entry => entry.Entity).Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(
            audit,
            entry => entry.Changes.Contains("2.5", StringComparison.Ordinal)
        );
        Assert.Null(await app.BrokenAsync(id));
    }

    [Theory, EveryDatabase]
    public async Task SaveAnswers_AfterFinishing_IsKeptAsLate(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var id = await app.StartedTestAsync(scene);
        await app.DoAsync(app.Saving(id, 1, Answer(1, 1, 1)), scene.Candidate);
        var finish = new FinishTest(id, 1, app.Time.GetUtcNow().UtcDateTime);
        await app.DoAsync(finish, scene.Candidate);

        var late = await app.DoAsync(app.Saving(id, 1, Answer(2, 2, 1)), scene.Candidate);

        Assert.Equal([2], late.Late);
        Assert.Equal(1, (await app.DoAsync(finish, scene.Candidate)).Late);
        Assert.Null(await app.BrokenAsync(id));
    }

    [Theory, EveryDatabase]
    public async Task Sweep_ClosedLaptop_ClosesWithWhatWasSaved(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var id = await app.StartedTestAsync(scene);
        var attempt = await app.AttemptAsync(id);
        await app.DoAsync(
            app.Saving(id, 1, Answer(1, 1, attempt.Form.Items[0].ChoiceOf("xutir9"))),
            scene.Candidate
        );
        var sweeper = Actor.System("sweep");

        app.Time.SetUtcNow(new DateTimeOffset(attempt.DeadlineAt.AddSeconds(10) - Tick));
        Assert.Empty(await app.DoAsync(new GetOverdueAttempts(), sweeper));
        await app.RefusedAsync(TestProblems.DeadlineNotReached, new CloseAttempt(id), sweeper);
        app.Time.Advance(Tick);
        Assert.Equal([id], await app.DoAsync(new GetOverdueAttempts(), sweeper));
        await app.DoAsync(new CloseAttempt(id), sweeper);
        await app.DoAsync(new CloseAttempt(id), sweeper);

        Assert.Empty(await app.DoAsync(new GetOverdueAttempts(), sweeper));
        var closed = await app.AttemptAsync(id);
        Assert.Equal(AttemptStatus.Expired, closed.Status);
        Assert.Equal(closed.DeadlineAt, closed.ClosedAt);
        var result = await app.DbAsync(db => db.Set<TestResult>().SingleAsync());
        Assert.Equal(1m, result.Raw);
        Assert.Equal(
            2,
            (await app.AuditOfAsync(nameof(CloseAttempt))).Count(entry => entry.Job == "sweep")
        );
        Assert.Equal(
            MyTestState.Closed,
            (await app.DoAsync(new GetMyTest(scene.Campaign.Id), scene.Candidate)).State
        );
        await app.RefusedAsync(nameof(Problem.Forbidden), new CloseAttempt(id), scene.Candidate);
    }

    [Theory, EveryDatabase]
    public async Task SaveAnswers_DeadlineMovedMeanwhile_IsNotLate(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var id = await app.StartedTestAsync(scene);
        await app.DoAsync(app.Saving(id, 1, Answer(1, 1, 1)), scene.Candidate);
        await app.AccommodatedAsync(scene.Campaign, scene.Application.Id, 50);
        Assert.Equal(50, (await app.AttemptAsync(id)).AccommodationPercent);
        Assert.Equal(AttemptEventKind.DeadlineMoved, (await app.LogAsync(id))[^1].Kind);
        app.Time.Advance(TimeSpan.FromSeconds(1349));

        var saved = await app.DoAsync(app.Saving(id, 1, Answer(2, 1, 2)), scene.Candidate);

        Assert.Empty(saved.Late);
        app.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            [3],
            (await app.DoAsync(app.Saving(id, 1, Answer(3, 1, 3)), scene.Candidate)).Late
        );
        Assert.Null(await app.BrokenAsync(id));
    }

    [Theory, EveryDatabase]
    public async Task ConfirmAccommodation_TestEnded_ChangesNothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var id = await app.StartedTestAsync(scene);
        var (proposal, second) = await app.ProposedAccommodationAsync(
            scene.Campaign,
            scene.Application.Id,
            50
        );
        var deadline = (await app.AttemptAsync(id)).DeadlineAt;
        app.Time.SetUtcNow(deadline);

        await app.RefusedAsync(
            ApplicationProblems.TestStarted,
            new AnswerAccommodation(scene.Application.Id, proposal, true, null),
            second
        );

        Assert.Equal(deadline, (await app.AttemptAsync(id)).DeadlineAt);
        Assert.Equal(
            0,
            (
                await app.DbAsync(db =>
                    db.Applications.AsNoTracking().SingleAsync(a => a.Id == scene.Application.Id)
                )
            ).AccommodationPercent
        );
    }

    [Theory, EveryDatabase]
    public async Task Attempt_OfSomebodyElse_DoesNotExistForOthers(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var id = await app.StartedTestAsync(scene);
        var (_, other) = await app.TestCandidateAsync(scene.Campaign, "9KMX-4TQ7");
        var now = app.Time.GetUtcNow().UtcDateTime;

        await app.RefusedAsync(nameof(Problem.NotFound), app.Saving(id, 1, Answer(1, 1, 1)), other);
        await app.RefusedAsync(
            nameof(Problem.NotFound),
            app.Opening(id, "window-two-0002", takeOver: true),
            other
        );
        await app.RefusedAsync(nameof(Problem.NotFound), new FinishTest(id, 1, now), other);
        await app.RefusedAsync(nameof(Problem.NotFound), new GetPlayer(scene.Campaign.Id), other);
        await app.RefusedAsync(
            nameof(Problem.NotFound),
            app.Saving(AttemptId.New(), 1, Answer(1, 1, 1)),
            scene.Candidate
        );

        Assert.Equal(2, (await app.LogAsync(id)).Count);
    }
}
