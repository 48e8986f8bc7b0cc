using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Stages;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Demo;
using StaffSelect.Web.Staff.Gates;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Demo;

public class DemoLoaderTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 3, 17, 5, DateTimeKind.Utc);

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "seed");

    [Theory, EveryDatabase]
    public async Task Load_MakesOnePublishedAndOneRunningSelection(DatabaseProvider provider)
    {
        var people = await PeopleAsync();
        await using var app = await LoadAsync(provider, people);

        var campaigns = await app.DbAsync(db =>
            db.Campaigns.OrderBy(campaign => campaign.Code).ToListAsync()
        );
        Assert.Equal(
            [("kordon-2026", CampaignStatus.Published), ("kordon-demo", CampaignStatus.Announced)],
            campaigns.Select(campaign => (campaign.Code, campaign.Status))
        );
        Assert.All(
            campaigns,
            campaign =>
            {
                // after everything that was done, the rules are those that were announced
                Assert.Equal(CanonicalRules.Hash(campaign.Rules), campaign.RulesHash);
                Assert.True(campaign.IsDemo);
            }
        );
        Assert.True(campaigns[1].IsRegistrationOpen(Now));
        Assert.True(campaigns[1].Rules.Testing.Contains(Now));
        Assert.True(campaigns[1].Rules.Interviews.Contains(Now));

        await AssertPublishedAsync(app, people, campaigns[0]);
        await AssertRunningAsync(app, people, campaigns[1]);
        await AssertAccountsAsync(app, people);
        await AssertBankAsync(app);
        Assert.Equal(0, await app.DbAsync(db => db.Set<Domain.Mail.OutboxMail>().CountAsync()));
        Assert.DoesNotContain(
            await app.DbAsync(db => db.AuditEntries.AsNoTracking().ToListAsync()),
            entry => entry.Action == AuditAction.Refused
        );
    }

    /// <summary>Worked out by hand from seed/demo/people.json; see the comments beside the figures.</summary>
    private static async Task AssertPublishedAsync(TestApp app, DemoFile people, Campaign campaign)
    {
        var ranking = (
            await app.DbAsync(db =>
                db.RankingDrafts.SingleAsync(draft => draft.CampaignId == campaign.Id)
            )
        ).Document();
        var rows = new Dictionary<string, CandidateRow>();
        var statuses = new Dictionary<string, ApplicationStatus>();
        foreach (var person in people.Applicants)
        {
            var owner = (await ActorAsync(app, person.Email)).RequiredUserId;
            var application = await app.DbAsync(db =>
                db.Applications.SingleAsync(known =>
                    known.CampaignId == campaign.Id && known.UserId == owner
                )
            );
            statuses[person.Id] = application.Status;
            if (ranking.Find(application.Id) is { } row)
            {
                rows[person.Id] = row;
            }
        }

        // 9 of 9 = 100 %; mean 4.25 = 81.25 %: 40 + 48.75
        Assert.Equal((88.75m, 1, "KRA"), Result("p01"));
        // 8 of 9 = 88.89 %; mean 4 = 75 %: 35.56 + 45; equal to p06, whose C1 is higher
        Assert.Equal((80.5556m, 2, "KRA"), Result("p02"));
        Assert.Equal((80.5556m, 2, "LWO"), Result("p06"));
        Assert.Equal([2, 3], new[] { rows["p06"].Order, rows["p02"].Order });
        // 7.75 of 9; mean 3.5833 = 64.58 %, below the 65 % that Lviv asks: 34.44 + 38.75
        Assert.Equal((73.1944m, 4, "SHE"), Result("p04"));
        Assert.Equal(
            PostDecision.BelowPostHurdle,
            rows["p04"].Posts.Single(post => post.Post == "LWO").Decision
        );
        // 7 of 9; mean 3.25 = 56.25 %: 31.11 + 33.75; no place left
        Assert.Equal((64.8611m, 5, null), Result("p05"));
        // mean of integrity 2.67 is below 3, however good the rest
        Assert.Equal((0m, 0, null), Result("p03"));
        // 7 right, 1 wrong, 1 skipped = 6.75: enough for a serving guard, below 7.5 for others
        Assert.Equal((0m, 0, null), Result("p07"));
        Assert.Equal(6.75m, rows["p07"].Stages.Single(stage => stage.Stage == "A1").Raw);
        Assert.Equal(6.75m, rows["p03"].Stages.Single(stage => stage.Stage == "A1").Raw);
        // absent from the test: never a zero
        Assert.Null(rows["p08"].Stages.Single(stage => stage.Stage == "A1").Raw);
        Assert.Equal(ApplicationStatus.Rejected, statuses["p09"]);
        Assert.Equal(ApplicationStatus.Withdrawn, statuses["p10"]);

        var confirmed = await app.DbAsync(db =>
            db.StageConfirmations.Where(list => list.CampaignId == campaign.Id)
                .OrderBy(list => list.ConfirmedAt)
                .ToListAsync()
        );
        Assert.Equal(["A1", "A5"], confirmed.Select(list => list.Stage));
        Assert.All(confirmed, list => Assert.NotNull(list.ConfirmedAt));
        // p07 and p08 stopped at the test, p03 at the panel
        Assert.Equal([2, 1], confirmed.Select(list => list.Document().Lines.Count(Stopped)));

        bool Stopped(StageLine line) =>
            line.Outcome is StageOutcome.NotPassed or StageOutcome.Absent;

        (decimal, int, string?) Result(string id) =>
            (Math.Round(rows[id].Total ?? 0, 4), rows[id].Rank ?? 0, rows[id].PlacedAt);
    }

    private static async Task AssertRunningAsync(TestApp app, DemoFile people, Campaign campaign)
    {
        // the printed candidate can sit the test, three members can score
        var candidate = await ActorAsync(app, people.Candidate.Email);
        await app.DoAsync(new StartTest(campaign.Id, true), candidate);
        foreach (var key in new[] { "chair", "member1", "member2" })
        {
            var member = await ActorAsync(
                app,
                people.Accounts.Single(account => account.Key == key).Email
            );
            var open = await app.DbAsync(db =>
                db.Set<Interview>()
                    .Where(interview =>
                        interview.CampaignId == campaign.Id
                        && !db.Set<ScoreSheet>()
                            .Any(sheet =>
                                sheet.InterviewId == interview.Id
                                && sheet.Member == member.RequiredUserId
                            )
                    )
                    .Select(interview => interview.Id)
                    .ToListAsync()
            );
            Assert.Equal(2, open.Count);
            await app.DoAsync(new DeclareConflict(open[0], false, null), member);
        }

        var keeper = await ActorAsync(
            app,
            people.Accounts.Single(account => account.Role == Role.GateKeeper).Email
        );
        var gate = await app.DoAsync(
            new GetGate(campaign.Id, people.Copy.Gate.Code, GateView.Recorded, null, 0, 10),
            keeper
        );
        Assert.Equal(3, gate.Recorded);
        Assert.True(gate.Waiting > 0);
        Assert.Single(gate.Rows, row => row.Current is { Passed: false });

        Assert.Equal(
            7,
            await app.DbAsync(db =>
                db.Set<Attempt>()
                    .CountAsync(attempt =>
                        attempt.Campaign == campaign.Id && attempt.ClosedAt != null
                    )
            )
        );
    }

    private static async Task AssertAccountsAsync(TestApp app, DemoFile people)
    {
        var accounts = await app.DbAsync(db => db.Users.AsNoTracking().ToListAsync());

        Assert.Equal(
            people.Accounts.Select(account => account.Email).Order(),
            accounts
                .Where(account => account.PasswordHash is not null)
                .Select(account => account.Email!)
                .Order()
        );
        Assert.All(accounts, account => Assert.True(account.IsDemo));
    }

    private static async Task AssertBankAsync(TestApp app)
    {
        var states = await app.DbAsync(db =>
            (
                from version in db.PoolItemVersions
                join item in db.PoolItems on version.Item equals item.Id
                join pool in db.ItemPools on item.Pool equals pool.Id
                group version by new { pool.Purpose, version.State } into rows
                select new
                {
                    rows.Key.Purpose,
                    rows.Key.State,
                    Count = rows.Count(),
                }
            ).ToDictionaryAsync(rows => (rows.Purpose, rows.State), rows => rows.Count)
        );
        Assert.Equal(
            new Dictionary<(PoolPurpose, ReviewState), int>
            {
                [(PoolPurpose.Live, ReviewState.Approved)] = 120,
                [(PoolPurpose.Live, ReviewState.Draft)] = 2,
                [(PoolPurpose.Live, ReviewState.Reviewed)] = 1,
                [(PoolPurpose.Practice, ReviewState.Approved)] = 3,
            },
            states
        );
    }

    private static async Task<TestApp> LoadAsync(DatabaseProvider provider, DemoFile people)
    {
        var clock = new LoadingClock { Now = Now };
        var app = await TestApp.StartAsync(
            provider,
            services => services.AddSingleton<TimeProvider>(clock)
        );
        await app.DoAsync(new Hosting.PrepareKeys(), Actor.System("test"));
        await DemoLoader.LoadAsync(
            app.Services,
            clock,
            people,
            Folder,
            Now,
            CancellationToken.None
        );
        return app;
    }

    private static Task<DemoFile> PeopleAsync() =>
        DemoFile.ReadAsync(Path.Combine(Folder, "demo", "people.json"), CancellationToken.None);

    private static async Task<Actor> ActorAsync(TestApp app, string email)
    {
        var user = await app.DbAsync(db => db.Users.SingleAsync(known => known.Email == email));
        return Actor.User(user.UserId, user.SecurityStamp, "192.0.2.1");
    }
}
