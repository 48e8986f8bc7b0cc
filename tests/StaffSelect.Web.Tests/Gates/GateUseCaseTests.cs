using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Gates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Staff.Applications;
using StaffSelect.Web.Staff.Gates;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Staff.Ranking;
using StaffSelect.Web.Staff.Today;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Gates;

public class GateUseCaseTests
{
    private const string Reason = "Order 17 of 1 March 2026";
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory, EveryDatabase]
    public async Task RecordGate_ThenCorrect_KeepsBothAndCountsTheNewest(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(TestData.RulesWithGates());
        var keeper = await app.NewUserAsync("keeper", (Role.GateKeeper, campaign.Id));
        var candidate = await app.AdmittedCandidateAsync(campaign, "7RQ4-WD9J");

        await app.DoAsync(Record(campaign, candidate.Id, 0, passed: false), keeper);
        await app.RefusedAsync("Conflict", Record(campaign, candidate.Id, 0, true), keeper);
        await app.RefusedAsync(
            GateProblems.GateCorrectionMissing,
            Record(campaign, candidate.Id, 1, true),
            keeper
        );
        await app.DoAsync(
            Record(campaign, candidate.Id, 1, true) with
            {
                Correction = GateCorrection.Mistyped,
            },
            keeper
        );

        var rows = await app.DbAsync(db =>
            db.GateResults.OrderBy(result => result.Number).ToListAsync()
        );
        Assert.Equal([(1, false), (2, true)], rows.Select(row => (row.Number, row.Passed)));
        var audit = (await app.AuditOfAsync(nameof(RecordGate)))
            .Where(line => line.Action == AuditAction.Added)
            .ToList();
        Assert.Equal(2, audit.Count);
        Assert.All(
            audit,
            line =>
            {
                Assert.Equal(nameof(GateResult), line.Entity);
                Assert.Equal((keeper.UserId, campaign.Id), (line.User, line.Campaign));
                Assert.DoesNotContain("true", line.Changes, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("false", line.Changes, StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    [Theory, EveryDatabase]
    public async Task GetGate_ShowsCodesOnly_PagedAndFound_AndIsAudited(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(TestData.RulesWithGates());
        var keeper = await app.NewUserAsync("keeper", (Role.GateKeeper, campaign.Id));
        var done = await app.AdmittedCandidateAsync(campaign, "4QD8-R7FN");
        await app.AdmittedCandidateAsync(campaign, "7RQ4-WD9J");
        await app.AdmittedCandidateAsync(campaign, "9XK3-H2MP");
        await app.DoAsync(Record(campaign, done.Id, 0, true), keeper);

        var waiting = await app.DoAsync(Get(campaign, GateView.Waiting), keeper);
        Assert.Equal(["7RQ4-WD9J", "9XK3-H2MP"], waiting.Rows.Select(row => row.WorkingCode));
        Assert.Equal((2, 2, 1), (waiting.Total, waiting.Waiting, waiting.Recorded));
        var second = await app.DoAsync(
            Get(campaign, GateView.All) with
            {
                Skip = 1,
                Take = 1,
            },
            keeper
        );
        Assert.Equal("7RQ4-WD9J", Assert.Single(second.Rows).WorkingCode);
        Assert.Equal(3, second.Total);
        var found = await app.DoAsync(
            Get(campaign, GateView.Recorded) with
            {
                Search = "4qd8",
            },
            keeper
        );
        var entry = Assert.Single(Assert.Single(found.Rows).Results);
        Assert.Equal((1, true, Day), (entry.Number, entry.Passed, entry.HeldOn));
        Assert.Equal(
            0,
            (await app.DoAsync(Get(campaign, GateView.All) with { Search = "Ґудзь" }, keeper)).Total
        );

        var reads = await app.AuditOfAsync(nameof(GetGate));
        Assert.Equal(4, reads.Count);
        Assert.All(
            reads,
            line =>
                Assert.Equal(
                    (AuditAction.Read, "Gate", $"{campaign.Code}/G1", keeper.UserId),
                    (line.Action, line.Entity, line.Key, line.User)
                )
        );
    }

    [Theory, EveryDatabase]
    public async Task Gate_OfAnotherKeeper_IsForbiddenAndWritten(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(TestData.RulesWithGates());
        var keeper = await app.NewUserAsync("keeper", (Role.GateKeeper, campaign.Id));
        var candidate = await app.AdmittedCandidateAsync(campaign, "7RQ4-WD9J");
        await app.DoAsync(Record(campaign, candidate.Id, 0, true), keeper);

        await app.RefusedAsync(
            "Forbidden",
            Get(campaign, GateView.All) with
            {
                Stage = "G2",
            },
            keeper
        );
        await app.RefusedAsync(
            "Forbidden",
            Get(campaign, GateView.All) with
            {
                Stage = "A1",
            },
            keeper
        );
        await app.RefusedAsync(
            "Forbidden",
            Record(campaign, candidate.Id, 0, true) with
            {
                Stage = "G2",
            },
            keeper
        );
        await app.RefusedAsync("Forbidden", new GetApplication(candidate.Id), keeper);
        await app.RefusedAsync("Forbidden", new GetRankingReview(campaign.Id), keeper);
        await app.RefusedAsync("Forbidden", new GetPanelResults(campaign.Id), keeper);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.GateKeeper))
        {
            var other = await app.NewUserAsync(
                role.ToString(),
                (role, GrantRules.IsSystemWide(role) ? null : campaign.Id)
            );
            await app.RefusedAsync("Forbidden", Get(campaign, GateView.All), other);
            await app.RefusedAsync("Forbidden", Record(campaign, candidate.Id, 1, false), other);
            await app.RefusedAsync("Forbidden", new GetMyGates(campaign.Id), other);
        }

        Assert.Equal(
            "G1",
            Assert.Single(await app.DoAsync(new GetMyGates(campaign.Id), keeper)).Stage
        );
        Assert.Equal(1, await app.DbAsync(db => db.GateResults.CountAsync()));
        Assert.Equal(AuditAction.Refused, (await app.AuditOfAsync(nameof(RecordGate)))[^1].Action);
    }

    [Theory, EveryDatabase]
    public async Task RecordGate_CandidateOfAnotherCampaign_IsNotFound(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(TestData.RulesWithGates());
        var keeper = await app.NewUserAsync("keeper", (Role.GateKeeper, campaign.Id));

        await app.RefusedAsync("NotFound", Record(campaign, ApplicationId.New(), 0, true), keeper);
        Assert.Contains(
            await app.AuditOfAsync(nameof(RecordGate)),
            line => line.Action == AuditAction.Refused && line.Key == "G1"
        );
    }

    [Theory, EveryDatabase]
    public async Task Ranking_GateNotPassed_HasNoRank_AndWithoutAResultIsUnfinished(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync(TestData.RulesWithGates());
        var keepers = new Dictionary<string, Actor>
        {
            ["G1"] = await app.NewUserAsync("keeper", (Role.GateKeeper, scene.Campaign.Id)),
            ["G2"] = await app.NewUserAsync("other"),
        };
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        await app.DoAsync(
            new GrantRole(
                keepers["G2"].RequiredUserId,
                Role.GateKeeper,
                scene.Campaign.Id,
                Reason,
                "G2"
            ),
            administrator
        );

        await PassAsync("K111", "G1", true);
        await PassAsync("K111", "G2", false);
        await PassAsync("K222", "G1", true);
        var first = await RankedAsync();
        Assert.Equal((NotRankedCode.GateNotPassed, "G2"), first["K111"]);
        Assert.Equal((NotRankedCode.Unfinished, "G2"), first["K222"]);
        Assert.Equal((NotRankedCode.BelowHurdle, "A1"), first["K333"]);

        await PassAsync("K222", "G2", true);
        var second = await RankedAsync();
        Assert.Equal((NotRankedCode.GateNotPassed, "G2"), second["K111"]);
        Assert.Null(second["K222"]);

        async Task PassAsync(string code, string stage, bool passed) =>
            await app.DoAsync(
                Record(scene.Campaign, scene.Candidates[code].Application, 0, passed) with
                {
                    Stage = stage,
                },
                keepers[stage]
            );

        async Task<Dictionary<string, (NotRankedCode, string)?>> RankedAsync()
        {
            var id = await app.DoAsync(new ComputeRanking(scene.Campaign.Id), scene.Officer);
            var draft = await app.DbAsync(db => db.RankingDrafts.SingleAsync(one => one.Id == id));
            return draft
                .Document()
                .Candidates.ToDictionary(
                    row => row.Code,
                    row =>
                        row.NotRanked is { } reason
                            ? (reason.Code, reason.Stage)
                            : ((NotRankedCode, string)?)null
                );
        }
    }

    [Theory, EveryDatabase]
    public async Task GetApplication_ShowsTheOfficerOutcomeAndDayOnly(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(TestData.RulesWithGates());
        var applicant = (await app.ApplicantAsync(campaign, 1)).Application;
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var keeper = await app.NewUserAsync("keeper", (Role.GateKeeper, campaign.Id));
        await app.RefusedAsync(
            GateProblems.CandidateNotAdmitted,
            Record(campaign, applicant.Id, 0, false),
            keeper
        );
        await app.DoAsync(
            new DecideApplication(applicant.Id, 0, true, DecisionGround.ConditionsMet, null),
            officer
        );
        await app.DoAsync(Record(campaign, applicant.Id, 0, false), keeper);

        var file = await app.DoAsync(new GetApplication(applicant.Id), officer);

        Assert.Equal(
            [
                new GateStanding(campaign.Rules.Stage("G1").Title, false, Day),
                new(campaign.Rules.Stage("G2").Title, null, null),
            ],
            file.Gates
        );
    }

    [Theory, EveryDatabase]
    public async Task GrantRole_Keeper_IsOfOneKnownGate(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(TestData.RulesWithGates());
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var keeper = await app.NewUserAsync("keeper");
        var member = await app.NewUserAsync("member", (Role.PanelMember, campaign.Id));

        GrantRole Give(Actor to, Role role, string? stage) =>
            new(to.RequiredUserId, role, campaign.Id, Reason, stage);
        await app.RefusedAsync(
            GateProblems.GateUnknown,
            Give(keeper, Role.GateKeeper, "A1"),
            administrator
        );
        await app.RefusedAsync(
            GrantProblems.RoleNotGranted,
            Give(keeper, Role.GateKeeper, null),
            administrator
        );
        await app.RefusedAsync(
            GrantProblems.RoleNotGranted,
            Give(keeper, Role.Officer, "G1"),
            administrator
        );
        await app.RefusedAsync(
            GrantProblems.RolesExclude,
            Give(member, Role.GateKeeper, "G1"),
            administrator
        );
        await app.RefusedAsync(
            GateProblems.GateUnknown,
            new InviteStaff(
                "doctor@example.test",
                [new InvitedRole(Role.GateKeeper, campaign.Id, "A5")],
                Reason,
                "uk"
            ),
            administrator
        );
        await app.DoAsync(Give(keeper, Role.GateKeeper, "G1"), administrator);
        await app.RefusedAsync(
            GrantProblems.AlreadyGranted,
            Give(keeper, Role.GateKeeper, "G1"),
            administrator
        );
        await app.DoAsync(Give(keeper, Role.GateKeeper, "G2"), administrator);
        await app.RefusedAsync(
            GrantProblems.RolesExclude,
            Give(keeper, Role.Approver, null),
            administrator
        );

        var list = await app.DoAsync(new ListGrants("keeper", 0, 25), administrator);
        Assert.Equal(["G1", "G2"], Assert.Single(list.People).Grants.Select(grant => grant.Stage));
        Assert.Equal(["G1", "G2"], list.Gates.Select(gate => gate.Stage));
        Assert.Equal(2, (await app.DoAsync(new GetMyGates(campaign.Id), keeper)).Count);
    }

    [Theory, EveryDatabase]
    public async Task GetMyQueue_OfAKeeper_CountsHisGateOnly(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(TestData.RulesWithGates());
        var keeper = await app.NewUserAsync("keeper", (Role.GateKeeper, campaign.Id));
        var candidate = await app.AdmittedCandidateAsync(campaign, "7RQ4-WD9J");
        await app.AdmittedCandidateAsync(campaign, "9XK3-H2MP");
        await app.DoAsync(Record(campaign, candidate.Id, 0, true), keeper);
        var excluded = await app.AdmittedCandidateAsync(campaign, "4QD8-R7FN");
        await app.NotPassedAsync(campaign, excluded, "A1");

        var item = Assert.Single((await app.DoAsync(new GetMyQueue(), keeper)).Items);

        Assert.Equal(
            (QueueKind.GatesToRecord, 1, campaign.Rules.Interviews.UntilAt),
            (item.Kind, item.Count, item.DueAt)
        );
    }

    private static RecordGate Record(Campaign campaign, ApplicationId id, int known, bool passed) =>
        new(campaign.Id, TestData.Gate, id, known, passed, Day);

    private static GetGate Get(Campaign campaign, GateView view) =>
        new(campaign.Id, TestData.Gate, view, null, 0, 50);
}
