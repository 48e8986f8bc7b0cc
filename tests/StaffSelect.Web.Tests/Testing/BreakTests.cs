using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;
using static StaffSelect.Web.Tests.Support.TestData;

namespace StaffSelect.Web.Tests.Testing;

public class BreakTests
{
    [Theory, EveryDatabase]
    public async Task Break_StopsTheClock_AndNothingIsAnsweredMeanwhile(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        await app.AccommodatedAsync(scene.Campaign, scene.Application.Id, 0, breaks: 2);
        var id = await app.StartedTestAsync(scene);
        await app.DoAsync(app.Saving(id, 1, Answer(1, 1, 1)), scene.Candidate);
        var deadline = (await app.AttemptAsync(id)).DeadlineAt;

        var rest = await app.DoAsync(app.Resting(id), scene.Candidate);

        Assert.Equal(deadline.AddMinutes(10), rest.DeadlineAt);
        Assert.Equal(
            new RestState(app.Time.GetUtcNow().UtcDateTime.AddMinutes(10), 1, 10),
            rest.Rest
        );
        Assert.Single(await app.AuditOfAsync(nameof(TakeBreak)));
        await app.RefusedAsync(
            TestProblems.TestResting,
            app.Saving(id, 1, Answer(2, 1, 2)),
            scene.Candidate
        );
        Assert.Equal(rest.Rest, (await app.DoAsync(app.Opening(id), scene.Candidate)).Rest);
        app.Time.Advance(TimeSpan.FromMinutes(4));

        var resumed = await app.DoAsync(
            new EndBreak(id, 1, app.Time.GetUtcNow().UtcDateTime),
            scene.Candidate
        );

        Assert.Equal(deadline.AddMinutes(4), resumed.DeadlineAt);
        Assert.Empty((await app.DoAsync(app.Saving(id, 1, Answer(2, 1, 2)), scene.Candidate)).Late);
        Assert.Single(await app.AuditOfAsync(nameof(EndBreak)));

        // the second one is used to its end: the clock goes on by itself, and the sweep waits for it
        await app.DoAsync(app.Resting(id), scene.Candidate);
        app.Time.Advance(TimeSpan.FromMinutes(10));
        await app.DoAsync(app.Saving(id, 1, Answer(3, 2, 2)), scene.Candidate);
        await app.RefusedAsync(TestProblems.NoBreakLeft, app.Resting(id), scene.Candidate);
        Assert.Equal(deadline.AddMinutes(14), (await app.AttemptAsync(id)).DeadlineAt);
        Assert.Null(await app.BrokenAsync(id));
    }

    [Theory, EveryDatabase]
    public async Task Break_NotGrantedOrOfAnother_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var id = await app.StartedTestAsync(scene);
        var (_, other) = await app.TestCandidateAsync(scene.Campaign, "9KMX-4TQ7");

        await app.RefusedAsync(TestProblems.NoBreakLeft, app.Resting(id), scene.Candidate);
        await app.RefusedAsync(nameof(Problem.NotFound), app.Resting(id), other);
        await app.RefusedAsync(
            nameof(Problem.NotFound),
            new EndBreak(id, 1, app.Time.GetUtcNow().UtcDateTime),
            other
        );
        Assert.Null((await app.DoAsync(app.Opening(id), scene.Candidate)).Rest);

        // breaks granted in the running test count at once
        await app.AccommodatedAsync(scene.Campaign, scene.Application.Id, 25, breaks: 1);
        Assert.Equal(0, (await app.DoAsync(app.Resting(id), scene.Candidate)).Rest!.Left);
    }
}
