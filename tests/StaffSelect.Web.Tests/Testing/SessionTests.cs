using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Staff.Absences;
using StaffSelect.Web.Staff.Sessions;
using StaffSelect.Web.Tests.Support;
using TestSession = StaffSelect.Domain.Testing.TestSession;

namespace StaffSelect.Web.Tests.Testing;

public class SessionTests
{
    private const string Reason = "The hall is closed on that day";
    private static readonly DateTime Day = TestApp.Start.UtcDateTime.AddDays(2);

    [Theory, EveryDatabase]
    public async Task ConfirmDraw_OfThePreview_PlacesTellsAndKeepsTheList(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        for (var number = 1; number <= 4; number++)
        {
            await app.AdmittedCandidateAsync(scene.Campaign, $"4QD{number}-R7FN");
        }

        await app.DoAsync(Make(scene, Plan("Morning")), scene.Officer);
        await app.RefusedAsync(
            SessionProblems.SessionsTooSmall,
            new PreviewDraw(scene.Campaign.Id, "A1"),
            scene.Officer
        );
        await app.DoAsync(Make(scene, Plan("Evening", hours: 6)), scene.Officer);
        await app.DoAsync(Make(scene, Plan("Reserve", hours: 48, isReserve: true)), scene.Officer);

        var preview = await app.DoAsync(new PreviewDraw(scene.Campaign.Id, "A1"), scene.Officer);
        Assert.Equal([3, 2], preview.Sessions.Select(session => session.Counts.Sum()));
        await app.RefusedAsync(
            SessionProblems.SessionDrawChanged,
            new ConfirmDraw(scene.Campaign.Id, "A1", new string('0', 64)),
            scene.Officer
        );
        var confirm = new ConfirmDraw(scene.Campaign.Id, "A1", preview.Hash);
        Assert.Equal(5, await app.DoAsync(confirm, scene.Officer));
        await app.RefusedAsync(SessionProblems.NobodyWithoutSession, confirm, scene.Officer);

        var draw = await app.DbAsync(db => db.Set<SessionDraw>().SingleAsync());
        Assert.Equal((1, preview.Seed, preview.Hash), (draw.Number, draw.Seed, draw.ContentHash));
        var list = CanonicalJson.Deserialize<SessionDrawDocument>(draw.Content);
        var places = await app.DbAsync(db => db.Set<SessionPlace>().ToListAsync());
        Assert.Equal(
            list.Places.Select(one => (one.Application.Value, one.Session)).Order(),
            places.Select(one => (one.ApplicationId.Value, one.SessionId.Value)).Order()
        );
        Assert.Equal(
            [3, 2, 0],
            await app.DbAsync(db =>
                db.Set<TestSession>()
                    .OrderBy(one => one.StartsAt)
                    .Select(one => one.Taken)
                    .ToListAsync()
            )
        );
        Assert.Equal(
            (5, 5),
            await app.DbAsync(async db =>
                (
                    await db.ApplicationNotices.CountAsync(one =>
                        one.Kind == ApplicationNoticeKind.TestScheduled
                    ),
                    await db.Set<OutboxMail>().CountAsync()
                )
            )
        );
        var audit = await app.AuditOfAsync(nameof(ConfirmDraw));
        Assert.Single(audit, line => line.Entity == nameof(SessionDraw));
        Assert.Equal(5, audit.Count(line => line.Entity == nameof(SessionPlace)));
    }

    [Theory, EveryDatabase]
    public async Task StartTest_WithSessions_OnlyInTheOwnOne_AndAMoveIsTold(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var morning = await app.DoAsync(Make(scene, Plan("Morning")), scene.Officer);
        var evening = await app.DoAsync(Make(scene, Plan("Evening", hours: 6)), scene.Officer);

        await RefusedStartAsync(app, scene, SessionProblems.SessionNotGiven);
        Assert.Equal(
            MyTestState.AwaitSession,
            (await app.DoAsync(new GetMyTest(scene.Campaign.Id), scene.Candidate)).State
        );
        Assert.Equal(NextStep.AwaitSession, (await StatusAsync(app, scene)).Next);
        await app.DoAsync(Move(scene, morning), scene.Officer);
        await app.RefusedAsync(SessionProblems.SessionSame, Move(scene, morning), scene.Officer);
        var told = await StatusAsync(app, scene);
        Assert.Equal((NextStep.AwaitTest, (DateTime?)Day), (told.Next, told.NextAt));
        Assert.Equal(new MySession("Morning", "Hall 2", Day.AddMinutes(30)), told.NextSession);

        await RefusedStartAsync(app, scene, TestProblems.TestNotOpen);
        app.Time.SetUtcNow(Day.AddMinutes(30));
        await RefusedStartAsync(app, scene, TestProblems.TestWindowOver);
        Assert.Equal(NextStep.TestMissed, (await StatusAsync(app, scene)).Next);
        await app.DoAsync(
            new RecordExcuse(
                scene.Campaign.Id,
                scene.Application.Id,
                "A1",
                true,
                "The hall had no light",
                "Act 5"
            ),
            scene.Officer
        );
        await app.DoAsync(Move(scene, evening), scene.Officer);
        app.Time.SetUtcNow(Day.AddHours(6));
        await app.DoAsync(new StartTest(scene.Campaign.Id, true), scene.Candidate);
        await app.RefusedAsync(
            SessionProblems.SessionTestStarted,
            Move(scene, evening),
            scene.Officer
        );

        var moves = (await app.AuditOfAsync(nameof(MoveToSession)))
            .Where(line => line.Entity == nameof(SessionPlace))
            .ToList();
        Assert.Equal(
            [AuditAction.Added, AuditAction.Changed],
            moves.Select(line => line.Action).Order()
        );
        Assert.All(moves, line => Assert.Equal(Reason, line.Reason));
    }

    [Theory, EveryDatabase]
    public async Task Sessions_AreCheckedListedAndRemoved(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var outside = Plan("", hours: 24 * 40) with { Capacity = 0 };
        var problem = await app.RefusedAsync(
            SessionProblems.SessionTitleMissing,
            Make(scene, outside),
            scene.Officer
        );
        Assert.Equal(["Title", "StartsAt", "Capacity"], problem.All().Select(one => one.Field));
        var one = await app.DoAsync(Make(scene, Plan("Only") with { Capacity = 1 }), scene.Officer);
        var other = await app.DoAsync(Make(scene, Plan("Other", hours: 6)), scene.Officer);
        await app.DoAsync(Move(scene, one), scene.Officer);
        var second = await app.AdmittedCandidateAsync(scene.Campaign, "4QD8-R7FN");
        await app.RefusedAsync(
            SessionProblems.SessionFull,
            Move(scene, one) with
            {
                Application = second.Id,
            },
            scene.Officer
        );
        await app.RefusedAsync(
            SessionProblems.SessionInUse,
            new RemoveSession(scene.Campaign.Id, one),
            scene.Officer
        );
        await app.DoAsync(new RemoveSession(scene.Campaign.Id, other), scene.Officer);

        var sheet = await app.DoAsync(
            new GetSessions(scene.Campaign.Id, null, SessionView.Without, null, 0, 50),
            scene.Officer
        );
        Assert.Equal("4QD8-R7FN", Assert.Single(sheet.Rows).WorkingCode);
        Assert.Equal((2, 1), (sheet.Candidates, sheet.Without));
        Assert.Equal(1, Assert.Single(sheet.Sessions).Taken);
        Assert.Contains(
            await app.AuditOfAsync(nameof(RemoveSession)),
            line => line is { Action: AuditAction.Removed, Entity: nameof(TestSession) }
        );
    }

    private static SessionPlan Plan(string title, int hours = 0, bool isReserve = false) =>
        new(title, "Hall 2", Day.AddHours(hours), Day.AddHours(hours).AddMinutes(30), 3, isReserve);

    private static CreateSession Make(TestScene scene, SessionPlan plan) =>
        new(scene.Campaign.Id, "A1", plan);

    private static MoveToSession Move(TestScene scene, TestSessionId session) =>
        new(scene.Campaign.Id, "A1", scene.Application.Id, session, Reason);

    private static Task<MyStatus> StatusAsync(TestApp app, TestScene scene) =>
        app.DoAsync(new GetMyStatus(scene.Campaign.Code), scene.Candidate);

    private static Task<Problem> RefusedStartAsync(TestApp app, TestScene scene, string code) =>
        app.RefusedAsync(code, new StartTest(scene.Campaign.Id, true), scene.Candidate);
}
