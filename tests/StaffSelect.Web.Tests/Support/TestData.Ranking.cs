using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Staff.Ranking;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Support;

/// <summary>A campaign whose stages are over: an officer, approvers, panel members and scored candidates.</summary>
public sealed class RankingScene(TestApp app, Campaign campaign, Actor officer)
{
    private readonly List<Actor> members = [];
    private Panel panel = null!;

    public TestApp App { get; } = app;

    public Campaign Campaign { get; } = campaign;

    public Actor Officer { get; } = officer;

    public IReadOnlyList<Actor> Members => members;

    public required Actor FirstApprover { get; init; }

    public required Actor SecondApprover { get; init; }

    /// <summary>Candidates by publication code.</summary>
    public Dictionary<string, (Actor Actor, ApplicationId Application)> Candidates { get; } = [];

    /// <summary>Three members and their panel.</summary>
    public async Task FormPanelAsync()
    {
        foreach (var name in new[] { "Олена", "Петро", "Ганна" })
        {
            members.Add(await App.NewUserAsync(name, (Role.PanelMember, Campaign.Id)));
        }

        panel = Panel
            .Create(
                Campaign.Id,
                TestData.Both("Panel"),
                [
                    .. members.Select(
                        (member, index) =>
                            new PanelSeat(member.RequiredUserId, index == 0, true, false, false)
                    ),
                ],
                Campaign.Rules.PanelStage.Panel!
            )
            .Value;
        await App.ArrangeAsync(db =>
        {
            db.Add(panel);
            return Task.CompletedTask;
        });
    }

    /// <summary>An admitted candidate with a closed test and three submitted sheets.</summary>
    /// <param name="code">Publication code.</param>
    /// <param name="raw">Points of nine.</param>
    /// <param name="level">Level that every member gives in both competencies.</param>
    /// <param name="preferences">Codes of posts, the most wanted first.</param>
    public async Task AddCandidateAsync(
        string code,
        decimal raw,
        int level,
        params string[] preferences
    )
    {
        var now = App.Time.UtcNow();
        var actor = await App.NewUserAsync("c" + code, (Role.Candidate, Campaign.Id));
        var id = ApplicationId.New();
        await App.ArrangeAsync(async db =>
        {
            db.Add(await ApplicationAsync(db, id, actor, code, preferences, now));
            AddTest(db, id, actor, raw, now);
            AddPanel(db, id, Candidates.Count, level, now);
        });
        Candidates.Add(code, (actor, id));
    }

    /// <summary>Draft, two signatures, seal, publication.</summary>
    public async Task<PublicationId> PublishAsync(string? reason = null)
    {
        var ranking = await SignedAsync();
        await App.SealAsync();
        return await App.DoAsync(new PublishRanking(ranking, reason), Officer);
    }

    /// <summary>A draft with two signatures.</summary>
    public async Task<RankingId> SignedAsync()
    {
        var ranking = await App.DoAsync(new ComputeRanking(Campaign.Id), Officer);
        await App.DoAsync(new ApproveRanking(ranking), FirstApprover);
        await App.DoAsync(new ApproveRanking(ranking), SecondApprover);
        return ranking;
    }

    /// <summary>Takes an application out of the competition.</summary>
    public Task WithdrawAsync(string code) =>
        App.ArrangeAsync(async db =>
        {
            var application = await db.Applications.SingleAsync(one => one.PublicationCode == code);
            Assert.True(application.Withdraw(false, App.Time.UtcNow()).IsSuccess);
        });

    private async Task<Application> ApplicationAsync(
        AppDbContext db,
        ApplicationId id,
        Actor actor,
        string code,
        string[] preferences,
        DateTime now
    )
    {
        var personal = new PersonalData(
            db,
            App.Services.GetRequiredService<IDataProtectionProvider>(),
            App.Time
        );
        var person = personal.NewPerson();
        var application = Application.Submit(
            new Submission
            {
                Id = id,
                Campaign = Campaign.Id,
                Person = person,
                User = actor.RequiredUserId,
                FamilyName = await personal.SealAsync(person, "Ґудзь", default),
                GivenName = await personal.SealAsync(person, "Їржина", default),
                IdentityKind = IdentityKind.TaxNumber,
                IdentityNumber = await personal.SealAsync(person, code, default),
                IdentityHash = "hash-" + code,
                Group = "SG",
                Preferences = preferences,
                WorkingCode = "W" + code[1..],
                PublicationCode = code,
            },
            now
        );
        Assert.True(application.Admit(null, DecisionGround.ConditionsMet, null, now).IsSuccess);
        return application;
    }

    private void AddTest(AppDbContext db, ApplicationId id, Actor actor, decimal raw, DateTime now)
    {
        var (attempt, started) = Attempt
            .Start(
                new AttemptStart(
                    Campaign.Id,
                    id,
                    actor.RequiredUserId,
                    true,
                    Campaign.Rules.TestStages[0],
                    Campaign.Rules.Testing,
                    new AccommodationMeasures(0, 0, 0),
                    7,
                    new TestForm([])
                ),
                now
            )
            .Value;
        var finished = attempt.Finish(attempt.SessionEpoch, now);
        Assert.True(finished.IsSuccess, finished.Problem?.Code);
        db.Add(attempt);
        db.Add(started);
        db.Add(finished.Value);
        db.Add(Domain.Testing.TestResult.Of(attempt, new TestScore(raw, 9m, []), now));
    }

    private void AddPanel(AppDbContext db, ApplicationId id, int number, int level, DateTime now)
    {
        var interview = Interview
            .Plan(panel, id, true, now.AddMinutes(number), "214", Campaign.Rules.Interviews)
            .Value;
        db.Add(interview);
        foreach (var member in members)
        {
            Assert.True(interview.Declare(member.RequiredUserId, false, null, now).IsSuccess);
            var sheet = ScoreSheet.Open(
                interview,
                member.RequiredUserId,
                Campaign.Rules.PanelStage.Panel!
            );
            foreach (var competency in Campaign.Rules.PanelStage.Panel!.Competencies)
            {
                Assert.True(
                    sheet
                        .Record(
                            competency.Code,
                            level,
                            new SealedText("note"),
                            4,
                            sheet.Revision,
                            now
                        )
                        .IsSuccess
                );
            }

            Assert.True(sheet.Submit(sheet.Revision, now).IsSuccess);
            db.Add(sheet);
        }
    }
}

public static partial class TestData
{
    /// <summary>Three candidates: K111 gets Krakovets, K222 wanted it and gets Lviv, K333 is below the hurdle of the test.</summary>
    public static async Task<RankingScene> RankingSceneAsync(
        this TestApp app,
        RuleSet? rules = null
    )
    {
        var campaign = await app.AnnouncedCampaignAsync(rules);
        var scene = new RankingScene(
            app,
            campaign,
            await app.NewUserAsync("officer", (Role.Officer, campaign.Id))
        )
        {
            FirstApprover = await app.NewUserAsync("first", (Role.Approver, campaign.Id)),
            SecondApprover = await app.NewUserAsync("second", (Role.Approver, campaign.Id)),
        };
        await scene.FormPanelAsync();
        await scene.AddCandidateAsync("K111", 9m, 5, "KRA", "LWO");
        await scene.AddCandidateAsync("K222", 8m, 4, "KRA", "LWO");
        await scene.AddCandidateAsync("K333", 5m, 5, "KRA");
        return scene;
    }
}
