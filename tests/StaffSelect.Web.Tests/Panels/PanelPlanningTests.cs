using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Staff.Panels;
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
