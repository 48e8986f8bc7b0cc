using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Panels;

public class PanelStatisticsTests
{
    [Theory, EveryDatabase]
    public async Task Statistics_OfFiveClosedInterviews_ShowMeanSpreadAndSeverity(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var scenes = await MoreAsync(app, scene, 4);
        foreach (var one in scenes)
        {
            await app.SubmitAllAsync(one, scene.Members[0], 4);
            await app.SubmitAllAsync(one, scene.Members[1], 3);
        }

        // four are closed, in the fifth one sheet is awaited
        foreach (var one in scenes.SkipLast(1))
        {
            await app.SubmitAllAsync(one, scene.Members[2], 2);
        }

        var before = await FiguresAsync(app, scene);
        Assert.Equal((5, 4), (before.Interviews, before.Closed));
        Assert.Null(before.Spread);
        Assert.All(before.Members, member => Assert.Null(member.Figures));

        await app.SubmitAllAsync(scenes[^1], scene.Members[2], 2);
        var after = await FiguresAsync(app, scene);

        Assert.Equal((3m, 0m), (after.Spread!.Mean, after.Spread.Deviation));
        Assert.Equal(
            [("Олена", 1m), ("Петро", 0m), ("Ганна", -1m)],
            after
                .Members.OrderByDescending(member => member.Figures!.MeanDifference)
                .Select(member => (member.Name, member.Figures!.MeanDifference!.Value))
        );
        Assert.True(after.Members[0].IsChair);
        Assert.Null(after.Agreement);
        Assert.Contains(
            await app.AuditOfAsync(nameof(GetPanelStatistics)),
            entry => entry.Action == AuditAction.Read && entry.User == scene.Officer.UserId
        );
    }

    [Fact]
    public async Task Statistics_ForAMemberOfThePanel_AreRefused()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.PanelSceneAsync();

        await app.RefusedAsync(
            Problem.Forbidden.Code,
            new GetPanelStatistics(scene.Campaign.Id),
            scene.Members[0]
        );
    }

    private static async Task<PanelFigures> FiguresAsync(TestApp app, PanelScene scene) =>
        Assert.Single(
            (await app.DoAsync(new GetPanelStatistics(scene.Campaign.Id), scene.Officer)).Panels
        );

    /// <summary>The scene and as many further candidates before the same panel.</summary>
    private static async Task<List<PanelScene>> MoreAsync(TestApp app, PanelScene scene, int count)
    {
        var at = app.Time.GetUtcNow().UtcDateTime;
        var scenes = new List<PanelScene> { scene };
        for (var i = 0; i < count; i++)
        {
            var candidate = await app.AdmittedCandidateAsync(scene.Campaign, $"7RQ{i}-WD9J");
            await app.DoAsync(
                new PlanInterviews(
                    scene.Panel,
                    [new InterviewSlot(candidate.Id, at.AddHours(2 + i), "каб. 214")]
                ),
                scene.Officer
            );
            var plan = await app.DoAsync(new GetPanelPlan(scene.Campaign.Id), scene.Officer);
            scenes.Add(
                scene with
                {
                    Candidate = candidate,
                    Interview = plan.Panels[0]
                        .Interviews.Single(one => one.WorkingCode == candidate.WorkingCode)
                        .Id,
                }
            );
        }

        return scenes;
    }
}
