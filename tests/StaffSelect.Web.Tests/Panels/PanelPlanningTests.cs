using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Staff.Sessions;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Panels;

public class PanelPlanningTests
{
    [Theory, EveryDatabase]
    public async Task Planning_AfterPublication_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var late = await app.AdmittedCandidateAsync(scene.Campaign, "7RQ4-WD9J");
        await app.ArrangeAsync(async db => (await db.Campaigns.SingleAsync()).MarkPublished());

        await app.RefusedAsync(
            PanelProblems.PanelsClosed,
            new PlanInterviews(
                scene.Panel,
                [
                    new InterviewSlot(
                        late.Id,
                        app.Time.GetUtcNow().UtcDateTime.AddHours(2),
                        "каб. 214"
                    ),
                ]
            ),
            scene.Officer
        );
        await app.RefusedAsync(
            PanelProblems.PanelsClosed,
            New(scene, scene.Members[1]),
            scene.Officer
        );
    }

    [Theory, EveryDatabase]
    public async Task CreatePanel_ThreeMembers_IsStoredAndAudited(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();

        var plan = await app.DoAsync(new GetPanelPlan(scene.Campaign.Id), scene.Officer);

        var panel = Assert.Single(plan.Panels);
        Assert.Equal(
            ["Ганна", "Олена", "Петро"],
            panel.Members.Select(member => member.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal("Олена", Assert.Single(panel.Members, member => member.IsChair).Name);
        var audit = await app.AuditOfAsync(nameof(CreatePanel));
        Assert.Equal(4, audit.Count);
        Assert.All(audit, entry => Assert.Equal(scene.Officer.UserId, entry.User));
    }

    [Theory, EveryDatabase]
    public async Task CreatePanel_WithAnOfficerOrAnApproverOrACandidate_IsRefused(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var campaign = scene.Campaign.Id;
        var approver = await app.NewUserAsync(
            "approver",
            (Role.PanelMember, campaign),
            (Role.Approver, campaign)
        );
        var stranger = await app.NewUserAsync("stranger");

        await app.RefusedAsync(
            PanelProblems.PanelMemberDecides,
            New(scene, approver),
            scene.Officer
        );
        await app.RefusedAsync(
            PanelProblems.PanelMemberNotEligible,
            New(scene, stranger),
            scene.Officer
        );
        var candidate = Actor.User(scene.Candidate.UserId, "", null);
        await app.RefusedAsync(
            PanelProblems.PanelMemberIsCandidate,
            New(scene, candidate),
            scene.Officer
        );

        var plan = await app.DoAsync(new GetPanelPlan(campaign), scene.Officer);
        Assert.Single(plan.Panels);
        Assert.Equal(
            PanelProblems.PanelMemberDecides,
            plan.People.Single(person => person.Name == "approver").Refusal
        );
    }

    [Theory, EveryDatabase]
    public async Task PlanInterviews_Admitted_GivesANoticeAndLeavesNobodyWaiting(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();

        var plan = await app.DoAsync(new GetPanelPlan(scene.Campaign.Id), scene.Officer);

        Assert.Empty(plan.Waiting);
        Assert.Equal("4QD8-R7FN", plan.Panels[0].Interviews[0].WorkingCode);
        var changed = (await app.AuditOfAsync(nameof(PlanInterviews))).Select(entry =>
            entry.Entity
        );
        Assert.Superset(
            new HashSet<string> { "ApplicationNotice", "Interview", "OutboxMail" },
            changed.ToHashSet()
        );
        var mail = await app.DbAsync(db => db.Set<OutboxMail>().SingleAsync());
        Assert.Equal(
            (nameof(MailTemplates.ApplicationNews), "candidate-4QD8-R7FN@example.test"),
            (mail.Template, mail.Recipient)
        );
    }

    [Fact]
    public async Task PlanInterviews_InThePast_IsRefused()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.PanelSceneAsync();
        var other = await app.AdmittedCandidateAsync(scene.Campaign, "7RQ4-WD9J");
        var past = app.Time.GetUtcNow().UtcDateTime.AddMinutes(-1);

        await app.RefusedAsync(
            PanelProblems.InterviewInPast,
            new PlanInterviews(scene.Panel, [new InterviewSlot(other.Id, past, "каб. 214")]),
            scene.Officer
        );
        await app.RefusedAsync(
            PanelProblems.InterviewInPast,
            new MoveInterview(scene.Interview, past, "каб. 214", "Тривога"),
            scene.Officer
        );
    }

    [Theory, EveryDatabase]
    public async Task PlanInterviews_OfAMemberOfTwoPanels_NamesWhoAndWhen(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var at = app.Time.GetUtcNow().UtcDateTime.AddHours(1);
        var second = await app.DoAsync(
            new CreatePanel(
                scene.Campaign.Id,
                "Комісія 2",
                "Panel 2",
                [.. scene.Members.Select(member => member.RequiredUserId)],
                scene.Members[0].RequiredUserId
            ),
            scene.Officer
        );
        var other = await app.AdmittedCandidateAsync(scene.Campaign, "7RQ4-WD9J");
        PlanInterviews Plan(int minutes) =>
            new(second, [new InterviewSlot(other.Id, at.AddMinutes(minutes), "каб. 215")]);

        var busy = await app.RefusedAsync(PanelProblems.MemberBusy, Plan(29), scene.Officer);

        Assert.Equal(at, busy.Arguments[1]);
        Assert.Contains(busy.Arguments[0], new[] { "Олена", "Петро", "Ганна" });
        await app.DoAsync(Plan(30), scene.Officer);
        var moved = (await app.DoAsync(new GetPanelPlan(scene.Campaign.Id), scene.Officer))
            .Panels.Single(panel => panel.Id == second)
            .Interviews.Single();
        await app.RefusedAsync(
            PanelProblems.MemberBusy,
            new MoveInterview(moved.Id, at, "каб. 215", "The room is taken"),
            scene.Officer
        );
        await app.DoAsync(
            new MoveInterview(moved.Id, at.AddMinutes(40), "каб. 215", "The room is taken"),
            scene.Officer
        );
    }

    [Theory, EveryDatabase]
    public async Task DistributeInterviews_OverPanels_IsEvenAndStored(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var at = app.Time.GetUtcNow().UtcDateTime.AddDays(1);
        var seats = new List<UserId>();
        foreach (var name in new[] { "Ігор", "Юлія", "Яна" })
        {
            var member = await app.NewUserAsync(name, (Role.PanelMember, scene.Campaign.Id));
            seats.Add(member.RequiredUserId);
        }

        var second = await app.DoAsync(
            new CreatePanel(scene.Campaign.Id, "Комісія 2", "Panel 2", seats, seats[0]),
            scene.Officer
        );
        for (var number = 1; number <= 5; number++)
        {
            await app.AdmittedCandidateAsync(scene.Campaign, $"7RQ{number}-WD9J");
        }

        DistributeInterviews Over(int times) =>
            new(
                scene.Campaign.Id,
                [new(scene.Panel, "каб. 214"), new(second, "каб. 215")],
                [.. Enumerable.Range(0, times).Select(turn => at.AddMinutes(45 * turn))]
            );

        await app.RefusedAsync(PanelProblems.TimesTooFew, Over(2), scene.Officer);
        Assert.Equal(5, await app.DoAsync(Over(3), scene.Officer));
        await app.RefusedAsync(PanelProblems.NobodyWaits, Over(3), scene.Officer);

        var plan = await app.DoAsync(new GetPanelPlan(scene.Campaign.Id), scene.Officer);
        Assert.Empty(plan.Waiting);
        // one was planned by hand before
        Assert.Equal([2, 4], plan.Panels.Select(panel => panel.Interviews.Count).Order());
        var draw = await app.DbAsync(db => db.Set<SessionDraw>().SingleAsync());
        var list = CanonicalJson.Deserialize<SessionDrawDocument>(draw.Content);
        Assert.Equal(
            list.Places.Select(place => (place.Code, place.At)),
            plan.Panels.SelectMany(panel => panel.Interviews)
                .Where(interview => interview.StartsAt >= at)
                .Select(interview => (interview.WorkingCode, (DateTime?)interview.StartsAt))
                .OrderBy(one => one.WorkingCode, StringComparer.Ordinal)
        );
        Assert.Single(
            await app.AuditOfAsync(nameof(DistributeInterviews)),
            line => line.Entity == nameof(SessionDraw)
        );
    }

    [Theory, EveryDatabase]
    public async Task PlanInterviews_DuringTheCandidatesTest_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var at = app.Time.GetUtcNow().UtcDateTime.AddDays(1);
        var session = await app.DoAsync(
            new CreateSession(
                scene.Campaign.Id,
                "A1",
                new SessionPlan("Morning", null, at, at.AddMinutes(20), 5, false)
            ),
            scene.Officer
        );
        var other = await app.AdmittedCandidateAsync(scene.Campaign, "7RQ4-WD9J");
        await app.DoAsync(
            new MoveToSession(scene.Campaign.Id, "A1", other.Id, session, "Asked in writing"),
            scene.Officer
        );
        PlanInterviews Plan(int minutes) =>
            new(scene.Panel, [new InterviewSlot(other.Id, at.AddMinutes(minutes), "каб. 214")]);

        // the test takes 15 minutes and can begin until 20 minutes after the start
        await app.RefusedAsync(PanelProblems.CandidateBusy, Plan(-29), scene.Officer);
        await app.RefusedAsync(PanelProblems.CandidateBusy, Plan(34), scene.Officer);
        await app.DoAsync(Plan(35), scene.Officer);
    }

    [Theory, EveryDatabase]
    public async Task PlanInterviews_SameCandidateTwiceOrSameTime_IsRefusedAsAWhole(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var other = await app.AdmittedCandidateAsync(scene.Campaign, "7RQ4-WD9J");
        var at = app.Time.GetUtcNow().UtcDateTime;

        await app.RefusedAsync(
            PanelProblems.InterviewPlanned,
            new PlanInterviews(
                scene.Panel,
                [
                    new(other.Id, at.AddHours(2), "каб. 214"),
                    new(scene.Candidate.Id, at.AddHours(3), "каб. 214"),
                ]
            ),
            scene.Officer
        );
        await app.RefusedAsync(
            PanelProblems.SlotTaken,
            new PlanInterviews(scene.Panel, [new(other.Id, at.AddHours(1), "каб. 214")]),
            scene.Officer
        );
        await app.RefusedAsync(
            PanelProblems.InterviewOutsideWindow,
            new PlanInterviews(scene.Panel, [new(other.Id, at.AddDays(31), "каб. 214")]),
            scene.Officer
        );

        var plan = await app.DoAsync(new GetPanelPlan(scene.Campaign.Id), scene.Officer);
        Assert.Single(plan.Panels[0].Interviews);
        Assert.Equal("7RQ4-WD9J", Assert.Single(plan.Waiting).WorkingCode);
    }

    [Theory, EveryDatabase]
    public async Task MoveInterview_BeforeAnySheet_MovesWithItsReason(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var later = app.Time.GetUtcNow().UtcDateTime.AddHours(5);

        await app.DoAsync(
            new MoveInterview(scene.Interview, later, "каб. 300", "Тривога"),
            scene.Officer
        );

        var mine = await app.DoAsync(new ListMyInterviews(scene.Campaign.Id), scene.Members[1]);
        Assert.Equal((later, "каб. 300"), (mine.Rows[0].StartsAt, mine.Rows[0].Place));
        Assert.Contains(
            await app.AuditOfAsync(nameof(MoveInterview)),
            entry => entry.Entity == "Interview" && entry.Reason == "Тривога"
        );

        await app.SubmitAllAsync(scene, scene.Members[0], 3);
        await app.RefusedAsync(
            PanelProblems.InterviewAlreadyScored,
            new MoveInterview(scene.Interview, later.AddHours(1), "каб. 300", "Тривога"),
            scene.Officer
        );
    }

    [Theory, EveryDatabase]
    public async Task GetPanelPlan_HoldsStandingsButNoLevel(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.SubmitAllAsync(scene, scene.Members[0], 4);
        await app.DoAsync(
            new DeclareConflict(scene.Interview, HasConflict: true, "Родич"),
            scene.Members[1]
        );

        var interview = (await app.DoAsync(new GetPanelPlan(scene.Campaign.Id), scene.Officer))
            .Panels[0]
            .Interviews[0];

        Assert.Equal(
            [MemberStanding.Recused, MemberStanding.Submitted, MemberStanding.Undeclared],
            interview.Members.Select(member => member.Standing).OrderBy(one => one.ToString())
        );
        Assert.True(interview.QuorumLost);
        Assert.False(interview.QuorumMet);
        Assert.False(interview.Movable);
    }

    [Theory, EveryDatabase]
    public async Task OfficersMessages_FromAMemberOrAnotherCampaign_AreForbidden(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var other = await app.AnnouncedCampaignAsync(code: "autumn");
        var foreigner = await app.NewUserAsync("foreigner", (Role.Officer, other.Id));

        foreach (var actor in new[] { scene.Members[0], foreigner })
        {
            await app.RefusedAsync("Forbidden", new GetPanelPlan(scene.Campaign.Id), actor);
            await app.RefusedAsync("Forbidden", New(scene, scene.Members[2]), actor);
            await app.RefusedAsync(
                "Forbidden",
                new RecordAbsence(scene.Interview, scene.Members[1].RequiredUserId, "x"),
                actor
            );
            await app.RefusedAsync(
                "Forbidden",
                new MoveInterview(scene.Interview, default, "x", "x"),
                actor
            );
        }

        Assert.Contains(
            await app.AuditOfAsync(nameof(GetPanelPlan)),
            entry => entry.Action == AuditAction.Refused
        );
    }

    private static CreatePanel New(PanelScene scene, Actor third) =>
        new(
            scene.Campaign.Id,
            "Комісія 2",
            "Panel 2",
            [
                scene.Members[0].RequiredUserId,
                scene.Members[1].RequiredUserId,
                third.RequiredUserId,
            ],
            scene.Members[0].RequiredUserId
        );
}
