using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.Staff.Home;
using StaffSelect.Web.Staff.Stages;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Stages;

public class CampaignHomeTests
{
    private const string Test = "A1";

    [Theory, EveryDatabase]
    public async Task Home_BeforeConfirmation_HasNoOutcomeAndNoPoints(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await app.ApplicantAsync(scene.Campaign, 1);

        var home = await HomeAsync(scene, scene.Officer);

        Assert.Equal(
            (4, 3, 1),
            (home.Funnel.Submitted, home.Funnel.Admitted, home.Funnel.Undecided)
        );
        Assert.All(home.Funnel.Stages, stage => Assert.False(stage.IsConfirmed));
        Assert.Null(home.Histogram);
        Assert.Equal(1, Count(home, CounterKind.ApplicationsToDecide));
        Assert.Equal(
            [
                PhaseState.Current,
                PhaseState.Current,
                PhaseState.Current,
                PhaseState.Ahead,
                PhaseState.Ahead,
            ],
            home.Phases.Select(phase => phase.State)
        );
    }

    [Theory, EveryDatabase]
    public async Task Home_AfterConfirmation_CountsWhoIsLeftAndShowsPointsOfBigGroups(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await scene.AddCandidateAsync("K444", 9m, 3, "LWO");
        await scene.AddCandidateAsync("K555", 8.5m, 3, "LWO");
        await ConfirmAsync(scene);

        var home = await HomeAsync(scene, scene.FirstApprover);

        var stage = home.Funnel.Stages[0];
        Assert.Equal((4, 1), (stage.Remaining, stage.Left));
        var group = Assert.Single(home.Histogram!.Groups);
        Assert.Equal((5, 4, 6m), (group.People, group.Passed, group.Hurdle));
        // 5, 8, 8.5 and twice 9 of 9, in columns of one point
        Assert.Equal([0, 0, 0, 0, 0, 1, 0, 0, 4], group.Bins.Select(bin => bin.Count));
        Assert.All(group.Bins, bin => Assert.False(bin.IsDrawn));
    }

    [Theory, EveryDatabase]
    public async Task Home_SmallGroup_HasNoDistribution(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await ConfirmAsync(scene);

        var home = await HomeAsync(scene, scene.Officer);

        Assert.Empty(Assert.Single(home.Histogram!.Groups).Bins);
    }

    [Theory, EveryDatabase]
    public async Task Home_Counters_AreTheQueuesThatTheReaderWorksOn(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        await app.AdmittedCandidateAsync(scene.Campaign, "4QD8-R7FN");
        await app.ArrangeAsync(async db =>
        {
            var asks = await db.Applications.SingleAsync(one => one.PublicationCode == "K111");
            db.Add(
                AccommodationRequest
                    .Ask(
                        asks.Id,
                        asks.PersonId,
                        25,
                        false,
                        new SealedText("ground"),
                        null,
                        asks.UserId,
                        app.Time.UtcNow()
                    )
                    .Value
            );
        });
        app.Time.Advance(TimeSpan.FromDays(31));

        var officer = await HomeAsync(scene, scene.Officer);
        var approver = await HomeAsync(scene, scene.FirstApprover);

        Assert.Equal(1, Count(officer, CounterKind.Accommodations));
        Assert.Equal(1, Count(officer, CounterKind.Absences));
        Assert.Equal(0, Count(officer, CounterKind.NoQuorum));
        Assert.Equal(0, Count(officer, CounterKind.Appeals));
        Assert.Equal(
            [CounterKind.Absences, CounterKind.Appeals],
            approver.Waiting.Select(counter => counter.Kind)
        );
        Assert.Contains(officer.Waiting, counter => counter.Target == "applications?view=all");
    }

    [Theory, EveryDatabase]
    public async Task Home_WithoutResultsRead_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var observer = await app.NewUserAsync("observer", (Role.Observer, scene.Campaign.Id));

        await app.RefusedAsync("Forbidden", new GetCampaignHome(scene.Campaign.Id), observer);
        await app.RefusedAsync(
            "Forbidden",
            new GetCampaignHome(scene.Campaign.Id),
            scene.Members[0]
        );
    }

    [Theory, EveryDatabase]
    public async Task LegalHold_SetByAnOfficer_StandsInTheJournalWithItsReason(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var hold = new SetLegalHold(scene.Campaign.Id, true, "Позов № 420/17 до суду");

        await app.RefusedAsync("Forbidden", hold, scene.FirstApprover);
        await app.RefusedAsync("TooShort", hold with { Reason = "Позов" }, scene.Officer);
        await app.DoAsync(hold, scene.Officer);

        Assert.True((await HomeAsync(scene, scene.Officer)).LegalHold);
        Assert.False((await HomeAsync(scene, scene.FirstApprover)).MayHold);
        var line = Assert.Single(
            await app.AuditOfAsync(nameof(SetLegalHold)),
            line => line.Action == AuditAction.Changed
        );
        Assert.Equal(hold.Reason, line.Reason);
        await app.DoAsync(hold with { Hold = false }, scene.Officer);
        Assert.False((await HomeAsync(scene, scene.Officer)).LegalHold);
    }

    private static int Count(CampaignHome home, CounterKind kind) =>
        home.Waiting.Single(counter => counter.Kind == kind).Count;

    private static Task<CampaignHome> HomeAsync(RankingScene scene, Actor reader) =>
        scene.App.DoAsync(new GetCampaignHome(scene.Campaign.Id), reader);

    private static async Task ConfirmAsync(RankingScene scene)
    {
        await scene.App.DoAsync(new PrepareStage(scene.Campaign.Id, Test), scene.Officer);
        foreach (var approver in new[] { scene.FirstApprover, scene.SecondApprover })
        {
            await scene.App.DoAsync(new SignStage(scene.Campaign.Id, Test, 1), approver);
        }
    }
}
