using System.Text;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Stages;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Account.MyData;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Staff.Absences;
using StaffSelect.Web.Staff.CompleteFile;
using StaffSelect.Web.Staff.Home;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Staff.Sessions;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Stages;

/// <summary>Candidates who did not come: seen without a record, excused or not, given a reserve session.</summary>
public class AbsenceTests
{
    private const string Reason = "Ill, told by telephone";
    private static readonly DateTime Day = TestApp.Start.UtcDateTime.AddDays(2);

    [Theory, EveryDatabase]
    public async Task Absence_FromATest_IsSeen_ExcusedAndGivenTheReserve(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var other = await app.AdmittedCandidateAsync(scene.Campaign, "4QD8-R7FN");
        var session = await app.DoAsync(Make(scene, "Morning", 0), scene.Officer);
        var reserve = await app.DoAsync(Make(scene, "Reserve", 48, true), scene.Officer);
        await app.DoAsync(Move(scene, scene.Application.Id, session), scene.Officer);
        await app.DoAsync(Move(scene, other.Id, session), scene.Officer);
        await app.RefusedAsync(
            SessionProblems.SessionSame,
            Move(scene, other.Id, session),
            scene.Officer
        );
        await app.RefusedAsync(
            AbsenceProblems.ReserveOnlyExcused,
            Move(scene, other.Id, reserve),
            scene.Officer
        );
        await app.RefusedAsync(AbsenceProblems.NotAbsent, Excuse(scene), scene.Officer);
        app.Time.SetUtcNow(Day.AddMinutes(29));
        Assert.Empty((await ListAsync(app, scene)).Rows);
        app.Time.SetUtcNow(Day.AddMinutes(30));

        Assert.Equal(
            ["4QD8-R7FN", "7RQ4-WD9J"],
            (await ListAsync(app, scene)).Rows.Select(row => row.WorkingCode)
        );
        await app.RefusedAsync(
            AbsenceProblems.ExcuseNeeded,
            Move(scene, other.Id, reserve),
            scene.Officer
        );
        await app.RefusedAsync(
            AbsenceProblems.ExcuseDocumentMissing,
            Excuse(scene) with
            {
                Document = " ",
            },
            scene.Officer
        );
        await app.DoAsync(Excuse(scene), scene.Officer);
        await app.RefusedAsync(AbsenceProblems.AbsenceRecorded, Excuse(scene), scene.Officer);
        var sheet = await ListAsync(app, scene, AbsenceView.Excused);
        Assert.Equal((1, 1), (sheet.WithoutExcuse, sheet.Excused));
        var record = Assert.Single(sheet.Rows).Record!;
        Assert.Equal(
            (true, Reason, "Certificate 17"),
            (record.IsExcused, record.Reason, record.Document)
        );
        Assert.Equal(1, await OnHomeAsync(app, scene));
        Assert.Equal(
            NextStep.AwaitReserve,
            (await app.DoAsync(new GetMyStatus(scene.Campaign.Code), scene.Candidate)).Next
        );
        await app.DoAsync(Move(scene, scene.Application.Id, reserve), scene.Officer);
        Assert.Empty((await ListAsync(app, scene, AbsenceView.Excused)).Rows);
        var audit = Assert.Single(await app.AuditOfAsync(nameof(RecordExcuse)));
        Assert.Equal((AuditAction.Added, nameof(CandidateAbsence)), (audit.Action, audit.Entity));
        Assert.DoesNotContain("telephone", audit.Changes, StringComparison.Ordinal);

        // both stand in the candidate's own data and in the complete file
        var ticket = ((MyDataTickets)app.Services.GetService(typeof(MyDataTickets))!).Issue(
            scene.Candidate.RequiredUserId
        );
        var own = await app.DoAsync(new ExportMyData(ticket, "json", "uk"), scene.Candidate);
        var file = await app.DoAsync(new GetCompleteFile(scene.Application.Id), scene.Officer);
        var part = file.Parts.Single(one => one.Entry == "12-sessions-and-absences.json");
        foreach (var content in new[] { own.Content, part.Content })
        {
            var text = Encoding.UTF8.GetString(content);
            Assert.Contains("Reserve", text, StringComparison.Ordinal);
            Assert.Contains(Reason, text, StringComparison.Ordinal);
            Assert.Contains("Certificate 17", text, StringComparison.Ordinal);
        }
    }

    [Theory, EveryDatabase]
    public async Task LiftExcuse_OfAWrongRecord_MakesItWithoutExcuseAgain(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        app.Time.Advance(TimeSpan.FromDays(31));
        await app.DoAsync(Excuse(scene), scene.Officer);
        Assert.Equal(0, await OnHomeAsync(app, scene));
        var record = (await ListAsync(app, scene, AbsenceView.Excused)).Rows[0].Record!;

        var lift = new LiftExcuse(scene.Campaign.Id, record.Id, "Recorded for another candidate");
        await app.DoAsync(lift, scene.Officer);

        await app.RefusedAsync(AbsenceProblems.AbsenceLifted, lift, scene.Officer);
        Assert.Null(Assert.Single((await ListAsync(app, scene)).Rows).Record);
        Assert.Equal(1, await OnHomeAsync(app, scene));
        var audit = Assert.Single(await app.AuditOfAsync(nameof(LiftExcuse)));
        Assert.Equal((AuditAction.Changed, lift.Reason), (audit.Action, audit.Reason));
        // another stage's list bars nothing; this one's does
        await app.DoAsync(Excuse(scene), scene.Officer);
        var again = (await ListAsync(app, scene, AbsenceView.Excused)).Rows[0].Record!;
        await app.NotPassedAsync(scene.Campaign, scene.Application, "A1");
        await app.RefusedAsync(
            AbsenceProblems.AbsenceStageConfirmed,
            lift with
            {
                Record = again.Id,
            },
            scene.Officer
        );
        Assert.Equal(0, await OnHomeAsync(app, scene));
    }

    [Theory, EveryDatabase]
    public async Task Absence_FromAnInterview_IsRecordedAtOnceOrSeenNextDay(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var officer = scene.Officer;
        var get = new GetAbsences(scene.Campaign.Id, AbsenceView.WithoutExcuse, 0, 50);
        app.Time.Advance(TimeSpan.FromHours(2));
        Assert.Empty((await app.DoAsync(get, officer)).Rows);
        await app.DoAsync(
            new RecordExcuse(scene.Campaign.Id, scene.Candidate.Id, "A5", false, Reason),
            officer
        );
        var row = Assert.Single((await app.DoAsync(get, officer)).Rows);
        Assert.Equal(("A5", false, false), (row.Stage, row.IsTest, row.Record!.IsExcused));
        await app.DoAsync(
            new LiftExcuse(scene.Campaign.Id, row.Record.Id, "The candidate was late only"),
            officer
        );
        Assert.Empty((await app.DoAsync(get, officer)).Rows);
        app.Time.Advance(TimeSpan.FromDays(1));
        Assert.Single((await app.DoAsync(get, officer)).Rows);
    }

    [Theory, EveryDatabase]
    public async Task LiftAbsence_OfAMember_LetsHimScoreAgain(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var member = scene.Members[2];
        app.Time.Advance(TimeSpan.FromHours(2));
        await app.DoAsync(
            new RecordAbsence(scene.Interview, member.RequiredUserId, "Did not come"),
            scene.Officer
        );
        var lift = new LiftAbsence(
            scene.Interview,
            member.RequiredUserId,
            "Recorded for another member"
        );
        await app.DoAsync(lift, scene.Officer);

        await app.RefusedAsync(AbsenceProblems.AbsenceLifted, lift, scene.Officer);
        await app.ScoreAllAsync(scene, member, 4);
        var audit = Assert.Single(await app.AuditOfAsync(nameof(LiftAbsence)));
        Assert.Equal((AuditAction.Removed, lift.Reason), (audit.Action, audit.Reason));
    }

    private static CreateSession Make(
        TestScene scene,
        string title,
        int hours,
        bool isReserve = false
    ) =>
        new(
            scene.Campaign.Id,
            "A1",
            new SessionPlan(
                title,
                null,
                Day.AddHours(hours),
                Day.AddHours(hours).AddMinutes(30),
                5,
                isReserve
            )
        );

    private static MoveToSession Move(
        TestScene scene,
        ApplicationId application,
        TestSessionId session
    ) => new(scene.Campaign.Id, "A1", application, session, "Asked for it in writing");

    private static RecordExcuse Excuse(TestScene scene) =>
        new(scene.Campaign.Id, scene.Application.Id, "A1", true, Reason, "Certificate 17");

    private static Task<AbsenceSheet> ListAsync(
        TestApp app,
        TestScene scene,
        AbsenceView view = AbsenceView.WithoutExcuse
    ) => app.DoAsync(new GetAbsences(scene.Campaign.Id, view, 0, 50), scene.Officer);

    private static async Task<int> OnHomeAsync(TestApp app, TestScene scene) =>
        (await app.DoAsync(new GetCampaignHome(scene.Campaign.Id), scene.Officer))
            .Waiting.Single(counter => counter.Kind == CounterKind.Absences)
            .Count;
}
