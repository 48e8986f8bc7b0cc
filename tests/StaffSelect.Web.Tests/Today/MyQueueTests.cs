using StaffSelect.Data.Providers;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Staff.Today;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Today;

public class MyQueueTests
{
    [Theory, EveryDatabase]
    public async Task GetMyQueue_CountsWhatWaitsForEachRole(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.AdmittedCandidateAsync(scene.Campaign, "7RQ4-WD9J");

        var officer = await app.DoAsync(new GetMyQueue(), scene.Officer);
        var item = Assert.Single(officer.Items);
        Assert.Equal((QueueKind.InterviewsToPlan, 1), (item.Kind, item.Count));
        Assert.Equal([Role.Officer], Assert.Single(officer.Campaigns).Roles);

        var member = await app.DoAsync(new GetMyQueue(), scene.Members[0]);
        Assert.Equal(QueueKind.ConflictsToDeclare, Assert.Single(member.Items).Kind);
        Assert.False(member.Items[0].IsOverdue);

        await app.DeclareNoneAsync(scene, scene.Members[0]);
        app.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(
            QueueKind.SheetsToSubmit,
            Assert.Single((await app.DoAsync(new GetMyQueue(), scene.Members[0])).Items).Kind
        );
        Assert.True(
            Assert.Single((await app.DoAsync(new GetMyQueue(), scene.Members[1])).Items).IsOverdue
        );
    }

    [Theory, EveryDatabase]
    public async Task GetMyQueue_SubmittedOrRecused_LeavesNothingButTheNextDeadline(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.SubmitAllAsync(scene, scene.Members[0], 3);
        await app.DoAsync(
            new Web.Staff.Panels.DeclareConflict(scene.Interview, HasConflict: true, "Сусід"),
            scene.Members[1]
        );

        foreach (var actor in new[] { scene.Members[0], scene.Members[1] })
        {
            var queue = await app.DoAsync(new GetMyQueue(), actor);
            Assert.Empty(queue.Items);
            Assert.Equal(scene.Campaign.Rules.Interviews.UntilAt, queue.Next?.At);
        }
    }

    [Theory, EveryDatabase]
    public async Task GetMyQueue_OfSomebodyWithoutAStaffRole_IsEmpty(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var candidate = await app.NewUserAsync("candidate", (Role.Candidate, scene.Campaign.Id));

        var queue = await app.DoAsync(new GetMyQueue(), candidate);

        Assert.Empty(queue.Items);
        Assert.Empty(queue.Campaigns);
        Assert.Null(queue.Next);
    }
}
