using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Panels;

public class ScoreSheetUseCaseTests
{
    [Theory, EveryDatabase]
    public async Task BeforeTheDeclaration_OnlyCodeTimeAndPlaceAreGiven(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();

        var row = (
            await app.DoAsync(new ListMyInterviews(scene.Campaign.Id), scene.Members[1])
        ).Rows.Single();

        Assert.Equal(
            ("4QD8-R7FN", "каб. 214", MemberStanding.Undeclared),
            (row.WorkingCode, row.Place, row.Standing)
        );
        await app.RefusedAsync(
            PanelProblems.ConflictNotDeclared,
            new GetScoreSheet(scene.Interview),
            scene.Members[1]
        );
        await app.RefusedAsync(
            PanelProblems.ConflictNotDeclared,
            new SaveScore(scene.Interview, "C1", 3, null, 0),
            scene.Members[1]
        );
    }

    [Theory, EveryDatabase]
    public async Task SaveScore_LevelAndNote_AreKeptSealedAndAuditedWithoutTheLevel(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.DeclareNoneAsync(scene, scene.Members[0]);

        var saved = await app.DoAsync(
            new SaveScore(scene.Interview, "C1", 5, "Ґрунтовна відповідь", 0),
            scene.Members[0]
        );

        Assert.Equal((1, TestApp.Start.UtcDateTime), (saved.Revision, saved.SavedAt));
        var sheet = await app.DoAsync(new GetScoreSheet(scene.Interview), scene.Members[0]);
        Assert.Equal((5, "Ґрунтовна відповідь"), (sheet.Lines[0].Level, sheet.Lines[0].Note));
        Assert.Null(sheet.Lines[1].Level);
        var stored = await app.DbAsync(db =>
            db.Set<ScoreEntry>().Where(entry => entry.Note != null).ToListAsync()
        );
        Assert.DoesNotContain(
            "Ґрунтовна",
            Assert.Single(stored).Note!.Value.Value,
            StringComparison.Ordinal
        );
        var audit = await app.AuditOfAsync(nameof(SaveScore));
        Assert.Equal(["ScoreEntry", "ScoreSheet"], audit.Select(entry => entry.Entity).Order());
        Assert.Contains(
            "\"level\":[\"changed\"]",
            audit.Single(entry => entry.Entity == "ScoreEntry").Changes,
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Theory, EveryDatabase]
    public async Task GetScoreSheet_IsAnAuditedRead(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.DeclareNoneAsync(scene, scene.Members[0]);

        await app.DoAsync(new GetScoreSheet(scene.Interview), scene.Members[0]);

        var entry = Assert.Single(await app.AuditOfAsync(nameof(GetScoreSheet)));
        Assert.Equal(
            (AuditAction.Read, "ScoreSheet", scene.Members[0].UserId),
            (entry.Action, entry.Entity, entry.User)
        );
    }

    [Theory, EveryDatabase]
    public async Task SaveScore_FromASecondTab_IsAConflictAndKeepsTheFirst(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.DeclareNoneAsync(scene, scene.Members[0]);
        await app.DoAsync(new SaveScore(scene.Interview, "C1", 4, "перша", 0), scene.Members[0]);

        await app.RefusedAsync(
            PanelProblems.SheetChangedElsewhere,
            new SaveScore(scene.Interview, "C1", 2, "друга", 0),
            scene.Members[0]
        );

        var sheet = await app.DoAsync(new GetScoreSheet(scene.Interview), scene.Members[0]);
        Assert.Equal((4, "перша", 1), (sheet.Lines[0].Level, sheet.Lines[0].Note, sheet.Revision));
    }

    [Theory, EveryDatabase]
    public async Task SaveScore_TwoTabsAtOnce_OneWinsAndTheOtherIsTold(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.DeclareNoneAsync(scene, scene.Members[0]);

        var results = await Task.WhenAll(
            Enumerable
                .Range(2, 3)
                .Select(level =>
                    app.SendAsync(
                        new SaveScore(scene.Interview, "C1", level, null, 0),
                        scene.Members[0]
                    )
                )
        );

        Assert.Single(results, result => result.IsSuccess);
        Assert.All(
            results.Where(result => !result.IsSuccess),
            result => Assert.Equal(PanelProblems.SheetChangedElsewhere, result.Problem!.Code)
        );
    }

    [Theory, EveryDatabase]
    public async Task SubmitSheet_Complete_LocksAndWritesTheLevelsOnce(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();

        await app.SubmitAllAsync(scene, scene.Members[0], 4);

        await app.RefusedAsync(
            PanelProblems.SheetLocked,
            new SaveScore(scene.Interview, "C1", 1, "пізно", 3),
            scene.Members[0]
        );
        await app.RefusedAsync(
            PanelProblems.SheetLocked,
            new SubmitSheet(scene.Interview, 3),
            scene.Members[0]
        );
        var entry = Assert.Single(await app.AuditOfAsync(nameof(SubmitSheet)));
        Assert.Contains("C1=4 C2=4", entry.Changes, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task SubmitSheet_WithAnUnscoredCompetency_SaysWhatIsMissing(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.DeclareNoneAsync(scene, scene.Members[0]);
        await app.DoAsync(new SaveScore(scene.Interview, "C1", 1, " ", 0), scene.Members[0]);

        var refused = await app.RefusedAsync(
            PanelProblems.SheetIncomplete,
            new SubmitSheet(scene.Interview, 1),
            scene.Members[0]
        );

        Assert.Equal([1, 1], refused.Arguments);
    }

    [Theory, EveryDatabase]
    public async Task AMember_NeverGetsAColleaguesSheet(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.SubmitAllAsync(scene, scene.Members[0], 5);
        await app.DeclareNoneAsync(scene, scene.Members[1]);

        var sheet = await app.DoAsync(new GetScoreSheet(scene.Interview), scene.Members[1]);

        Assert.Equal(scene.Members[1].UserId, sheet.Member);
        Assert.All(sheet.Lines, line => Assert.Equal((null, ""), (line.Level, line.Note)));
        await app.RefusedAsync(
            PanelProblems.OutcomeBlind,
            new GetPanelOutcome(scene.Interview),
            scene.Members[1]
        );
        await app.RefusedAsync(
            "Forbidden",
            new GetPanelResults(scene.Campaign.Id),
            scene.Members[1]
        );
    }

    [Theory, EveryDatabase]
    public async Task TheOutcome_OpensWhenTheLastAwaitedSheetIsIn(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.SubmitAllAsync(scene, scene.Members[0], 4);
        await app.SubmitAllAsync(scene, scene.Members[1], 4);

        var waiting = await app.DoAsync(new GetPanelOutcome(scene.Interview), scene.Members[0]);
        Assert.Equal((3, 2), (waiting.Planned, waiting.Submitted));
        Assert.Null(waiting.Opened);

        await app.SubmitAllAsync(scene, scene.Members[2], 2);

        foreach (var member in scene.Members)
        {
            var open = (await app.DoAsync(new GetPanelOutcome(scene.Interview), member)).Opened!;
            Assert.Equal(10m / 3m, open.Outcome.Result!.OverallMean);
            Assert.Equal(2, open.Outcome.Result.Competencies[0].Spread);
            Assert.Equal(3, open.Members.Count(one => one.Levels.Count == 2));
            Assert.Single(open.Members, one => one.IsOwn);
        }
    }

    [Theory, EveryDatabase]
    public async Task ARecusedMember_IsRefusedEverywhereAndTheRowDisappears(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var recused = scene.Members[1];
        await app.SubmitAllAsync(scene, scene.Members[0], 4);
        var revision = await app.ScoreAllAsync(scene, recused, 1);

        await app.DoAsync(
            new DeclareConflict(scene.Interview, HasConflict: true, "Колишній підлеглий"),
            recused
        );

        var mine = await app.DoAsync(new ListMyInterviews(scene.Campaign.Id), recused);
        Assert.Empty(mine.Rows);
        Assert.Equal(1, mine.Recused);
        await app.RefusedAsync("Forbidden", new GetScoreSheet(scene.Interview), recused);
        Assert.Contains(
            await app.AuditOfAsync(nameof(GetScoreSheet)),
            line => line.Action == AuditAction.Refused && line.Key == scene.Interview.ToString()
        );
        await app.RefusedAsync(
            "Forbidden",
            new SaveScore(scene.Interview, "C1", 3, null, revision),
            recused
        );
        await app.RefusedAsync("Forbidden", new SubmitSheet(scene.Interview, revision), recused);
        await app.RefusedAsync("Forbidden", new GetPanelOutcome(scene.Interview), recused);
        await app.RefusedAsync(
            "Forbidden",
            new DeclareConflict(scene.Interview, HasConflict: false, null),
            recused
        );
        var voided = await app.DbAsync(db =>
            db.Set<ScoreSheet>().SingleAsync(sheet => sheet.VoidedAt != null)
        );
        Assert.Equal(recused.UserId, voided.Member);
        Assert.DoesNotContain(
            await app.AuditOfAsync(nameof(DeclareConflict)),
            entry => entry.Changes.Contains("підлеглий", StringComparison.Ordinal)
        );
    }

    [Theory, EveryDatabase]
    public async Task ARecusedMember_IsNeitherZeroNorMissing_AndQuorumIsCheckedAgain(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.SubmitAllAsync(scene, scene.Members[0], 4);
        await app.SubmitAllAsync(scene, scene.Members[1], 4);
        await app.SubmitAllAsync(scene, scene.Members[2], 2);
        var full = Assert.Single(
            await app.DoAsync(new GetPanelResults(scene.Campaign.Id), scene.Officer)
        );
        Assert.Equal(10m / 3m, full.Outcome.Result!.OverallMean);

        await app.DoAsync(
            new DeclareConflict(scene.Interview, HasConflict: true, "Сусід"),
            scene.Members[2]
        );

        var outcome = Assert
            .Single(await app.DoAsync(new GetPanelResults(scene.Campaign.Id), scene.Officer))
            .Outcome;
        Assert.Equal(
            (3, 2, 1, 0),
            (outcome.Planned, outcome.Submitted, outcome.Recused, outcome.Absent)
        );
        Assert.False(outcome.QuorumMet);
        Assert.Null(outcome.Result);
    }

    [Theory, EveryDatabase]
    public async Task AnAbsentMember_CannotScoreAndOpensTheOutcomeBelowQuorum(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.SubmitAllAsync(scene, scene.Members[0], 4);
        await app.SubmitAllAsync(scene, scene.Members[1], 5);
        var absent = scene.Members[2].RequiredUserId;
        await app.RefusedAsync(
            PanelProblems.AbsenceTooEarly,
            new RecordAbsence(scene.Interview, absent, "Не прибув"),
            scene.Officer
        );
        app.Time.Advance(TimeSpan.FromHours(1));

        await app.DoAsync(new RecordAbsence(scene.Interview, absent, "Не прибув"), scene.Officer);

        await app.RefusedAsync(
            PanelProblems.MemberAbsent,
            new DeclareConflict(scene.Interview, HasConflict: false, null),
            scene.Members[2]
        );
        await app.RefusedAsync(
            PanelProblems.MemberAbsent,
            new GetScoreSheet(scene.Interview),
            scene.Members[2]
        );
        var open = (
            await app.DoAsync(new GetPanelOutcome(scene.Interview), scene.Members[0])
        ).Opened!;
        Assert.Equal((2, 1), (open.Outcome.Submitted, open.Outcome.Absent));
        Assert.Null(open.Outcome.Result);
        Assert.Contains(
            await app.AuditOfAsync(nameof(RecordAbsence)),
            entry => entry.Entity == "Absence" && entry.Reason == "Не прибув"
        );
    }

    [Theory, EveryDatabase]
    public async Task SomebodyOutsideThePanel_LearnsNothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var colleague = await app.NewUserAsync("colleague", (Role.PanelMember, scene.Campaign.Id));
        var outsiders = new[]
        {
            scene.Officer,
            await app.NewUserAsync("approver", (Role.Approver, scene.Campaign.Id)),
            await app.NewUserAsync("observer", (Role.Observer, scene.Campaign.Id)),
            await app.NewUserAsync("admin", (Role.SystemAdministrator, null)),
            await app.NewUserAsync("candidate", (Role.Candidate, scene.Campaign.Id)),
            Actor.Anonymous(null),
        };

        Assert.Empty((await app.DoAsync(new ListMyInterviews(scene.Campaign.Id), colleague)).Rows);
        await EverywhereAsync("NotFound", colleague);
        foreach (var outsider in outsiders)
        {
            await app.RefusedAsync("Forbidden", new ListMyInterviews(scene.Campaign.Id), outsider);
            await EverywhereAsync("Forbidden", outsider);
        }

        async Task EverywhereAsync(string code, Actor actor)
        {
            await app.RefusedAsync(code, new GetScoreSheet(scene.Interview), actor);
            await app.RefusedAsync(code, new GetPanelOutcome(scene.Interview), actor);
            await app.RefusedAsync(code, new SaveScore(scene.Interview, "C1", 3, null, 0), actor);
            await app.RefusedAsync(code, new SubmitSheet(scene.Interview, 0), actor);
            await app.RefusedAsync(
                code,
                new DeclareConflict(scene.Interview, HasConflict: false, null),
                actor
            );
        }
    }

    [Theory, EveryDatabase]
    public async Task AfterPublication_NothingChangesAnyMore(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var revision = await app.ScoreAllAsync(scene, scene.Members[0], 3);
        await app.ArrangeAsync(async db => (await db.Campaigns.SingleAsync()).MarkPublished());

        await app.RefusedAsync(
            PanelProblems.PanelsClosed,
            new SaveScore(scene.Interview, "C1", 4, null, revision),
            scene.Members[0]
        );
        await app.RefusedAsync(
            PanelProblems.PanelsClosed,
            new SubmitSheet(scene.Interview, revision),
            scene.Members[0]
        );
        await app.RefusedAsync(
            PanelProblems.PanelsClosed,
            new DeclareConflict(scene.Interview, HasConflict: true, "x"),
            scene.Members[1]
        );
    }

    [Theory, EveryDatabase]
    public async Task SaveScore_HostileNotes_AreKeptAsTextOrRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.DeclareNoneAsync(scene, scene.Members[0]);
        const string Markup = "<script>alert('x')</script>'; DROP TABLE ScoreSheets; --";

        await app.DoAsync(new SaveScore(scene.Interview, "C1", 3, Markup, 0), scene.Members[0]);
        await app.RefusedAsync(
            "TooLong",
            new SaveScore(scene.Interview, "C1", 3, new string('ґ', 10_000), 1),
            scene.Members[0]
        );
        await app.RefusedAsync(
            PanelProblems.CompetencyUnknown,
            new SaveScore(scene.Interview, "K6", 3, null, 1),
            scene.Members[0]
        );
        await app.RefusedAsync(
            PanelProblems.LevelOutOfScale,
            new SaveScore(scene.Interview, "C1", 6, null, 1),
            scene.Members[0]
        );

        var sheet = await app.DoAsync(new GetScoreSheet(scene.Interview), scene.Members[0]);
        Assert.Equal(Markup, sheet.Lines[0].Note);
    }
}
