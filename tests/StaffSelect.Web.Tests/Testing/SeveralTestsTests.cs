using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Tests.Support;
using static StaffSelect.Web.Tests.Support.TestData;

namespace StaffSelect.Web.Tests.Testing;

/// <summary>A campaign with two tests, the second of which opens a week later.</summary>
public class SeveralTestsTests
{
    [Theory, EveryDatabase]
    public async Task StartTest_OfEachStage_DrawsItsOwnItems(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await SceneAsync(app);

        var first = await StartAsync(app, scene, null);
        await app.RefusedAsync(
            TestProblems.TestRunsAlready,
            new StartTest(scene.Campaign.Id, true, "A2"),
            scene.Candidate
        );
        await FinishAsync(app, scene, first);
        await app.RefusedAsync(
            TestProblems.TestNotOpen,
            new StartTest(scene.Campaign.Id, true, "A2"),
            scene.Candidate
        );
        app.Time.Advance(TimeSpan.FromDays(7));
        var second = await StartAsync(app, scene, null);
        await FinishAsync(app, scene, second);

        var attempts = await app.DbAsync(db =>
            db.Set<Attempt>().OrderBy(attempt => attempt.StartedAt).ToListAsync()
        );
        Assert.Equal(["A1", "A2"], attempts.Select(attempt => attempt.Stage));
        Assert.Equal(9, attempts[0].Form.Items.Count);
        Assert.Equal(["LAW"], attempts[1].Form.Items.Select(item => item.Scale).Distinct());
        await app.RefusedAsync(
            TestProblems.TestAlreadyStarted,
            new StartTest(scene.Campaign.Id, true, "A1"),
            scene.Candidate
        );
        await app.RefusedAsync(
            nameof(Problem.NotFound),
            new StartTest(scene.Campaign.Id, true, "A5"),
            scene.Candidate
        );
    }

    [Theory, EveryDatabase]
    public async Task GetMyTest_NamesTheDueOneAndListsAll(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await SceneAsync(app);

        Assert.Equal(
            [("A1", MyTestState.Open), ("A2", MyTestState.TooEarly)],
            await StatesAsync(app, scene)
        );
        Assert.Equal(
            "Knowledge укр",
            (await app.DoAsync(Mine(scene, "A2"), scene.Candidate)).Title.Uk
        );
        await FinishAsync(app, scene, await StartAsync(app, scene, "A1"));
        Assert.Equal("A2", (await app.DoAsync(Mine(scene), scene.Candidate)).Stage);
        var status = await app.DoAsync(new GetMyStatus(scene.Campaign.Code), scene.Candidate);
        Assert.Equal(NextStep.AwaitTest, status.Next);
        Assert.Equal(scene.Campaign.Rules.Stages[1].Window!.FromAt, status.NextAt);
        app.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(
            [("A1", MyTestState.Closed), ("A2", MyTestState.Open)],
            await StatesAsync(app, scene)
        );
        await app.RefusedAsync(nameof(Problem.NotFound), Mine(scene, "A9"), scene.Candidate);
    }

    private static GetMyTest Mine(TestScene scene, string? stage = null) =>
        new(scene.Campaign.Id, stage);

    private static async Task<IEnumerable<(string, MyTestState)>> StatesAsync(
        TestApp app,
        TestScene scene
    ) =>
        (await app.DoAsync(Mine(scene), scene.Candidate)).All.Select(test =>
            (test.Stage, test.State)
        );

    private static async Task<AttemptId> StartAsync(TestApp app, TestScene scene, string? stage)
    {
        var attempt = await app.DoAsync(
            new StartTest(scene.Campaign.Id, true, stage),
            scene.Candidate
        );
        await app.DoAsync(app.Opening(attempt), scene.Candidate);
        return attempt;
    }

    private static async Task FinishAsync(TestApp app, TestScene scene, AttemptId attempt)
    {
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.DoAsync(
            new FinishTest(attempt, 1, app.Time.GetUtcNow().UtcDateTime),
            scene.Candidate
        );
    }

    private static async Task<TestScene> SceneAsync(TestApp app)
    {
        var rules = Rules();
        var start = TestApp.Start.UtcDateTime;
        var knowledge = new StageRule(
            "A2",
            StageKind.Test,
            Both("Knowledge"),
            2_000,
            new TestRule(
                600,
                new Marking(1m, 0m, 0m),
                [new("LAW", Both("Law"))],
                [new("LAW", Difficulty.Medium, 2)],
                []
            ),
            null
        )
        {
            Window = new Window(start.AddDays(7), start.AddDays(14)),
        };
        var campaign = await app.AnnouncedCampaignAsync(
            rules with
            {
                Stages =
                [
                    rules.Stages[0] with
                    {
                        WeightPer10000 = 2_000,
                    },
                    knowledge,
                    rules.Stages[1],
                ],
            }
        );
        await app.AddItemsAsync(campaign, perCell: 2);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var (application, candidate) = await app.TestCandidateAsync(campaign, "7RQ4-WD9J");
        return new TestScene(campaign, application, candidate, officer);
    }
}
