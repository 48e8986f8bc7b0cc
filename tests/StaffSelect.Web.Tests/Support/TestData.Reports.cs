using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Support;

/// <summary>A campaign whose list with one scored candidate is published.</summary>
public sealed record PublishedScene(
    PanelScene Panel,
    Actor Candidate,
    ResultsPublication Publication
)
{
    public Application Application => Panel.Candidate;
}

public static partial class TestData
{
    /// <summary>A list of one candidate: 8 of 9 points, sheets with levels 4, 4, 3 and notes; published at the app's time.</summary>
    public static async Task<PublishedScene> PublishedSceneAsync(this TestApp app)
    {
        var scene = await app.PanelSceneAsync();
        foreach (var (member, level) in scene.Members.Zip([4, 4, 3]))
        {
            await app.ScoreWithNotesAsync(scene, member, level);
        }

        var publication = await app.PublishAsync(scene, 11);
        var stamp = await app.DbAsync(db =>
            Task.FromResult(
                db.Users.Single(user => user.Id == scene.Candidate.UserId.Value).SecurityStamp
            )
        );
        return new PublishedScene(
            scene,
            Actor.User(scene.Candidate.UserId, stamp, "192.0.2.7"),
            publication
        );
    }

    /// <summary>Scores both competencies with a note that ends in the level, and submits.</summary>
    public static async Task ScoreWithNotesAsync(
        this TestApp app,
        PanelScene scene,
        Actor member,
        int level
    )
    {
        await app.DeclareNoneAsync(scene, member);
        var revision = 0;
        foreach (var competency in new[] { "C1", "C2" })
        {
            var saved = await app.DoAsync(
                new SaveScore(
                    scene.Interview,
                    competency,
                    level,
                    $"Ґрунтовна відповідь на рівень {level}",
                    revision
                ),
                member
            );
            revision = saved.Revision;
        }

        await app.DoAsync(new SubmitSheet(scene.Interview, revision), member);
    }

    /// <summary>Publishes a version made of one test result and a sum of levels for each competency.</summary>
    public static async Task<ResultsPublication> PublishAsync(
        this TestApp app,
        PanelScene scene,
        int sum,
        ResultsPublication? previous = null,
        IReadOnlyList<Application>? others = null
    )
    {
        var now = app.Time.GetUtcNow().UtcDateTime;
        var number = (previous?.Number ?? 0) + 1;
        var document = RankingComputation.Compute(
            scene.Campaign.Rules,
            new RankingInput
            {
                RulesEdition = scene.Campaign.Rules.Edition,
                RulesHash = scene.Campaign.RulesHash!,
                Candidates =
                [
                    .. new[] { scene.Candidate }
                        .Concat(others ?? [])
                        .Select(candidate => new CandidateInput
                        {
                            Application = candidate.Id,
                            Code = candidate.PublicationCode,
                            Group = candidate.GroupCode,
                            Preferences = candidate.Preferences,
                            Tests = [new TestInput("A1", 8m, 9m)],
                            Panels =
                            [
                                new PanelInput(
                                    "A5",
                                    3,
                                    3,
                                    [
                                        new CompetencyPoints("C1", sum),
                                        new CompetencyPoints("C2", sum),
                                    ]
                                ),
                            ],
                        }),
                ],
            }
        );
        var draft = RankingDraft.Create(
            scene.Campaign.Id,
            number,
            document,
            scene.Officer.RequiredUserId,
            now
        );
        var state = new RankingState(
            number,
            draft.InputHash,
            ChecksPassed: true,
            AuditSealed: true
        );
        for (var i = 0; i < 2; i++)
        {
            var approver = new RankingApprover(UserId.New(), Scored: false, Competes: false);
            Assert.True(draft.Approve(approver, 2, state, now).IsSuccess);
        }

        var publication = ResultsPublication
            .Publish(
                scene.Campaign,
                draft,
                previous,
                previous is null ? null : "Виправлено",
                state,
                scene.Officer.RequiredUserId,
                now
            )
            .Value;
        await app.ArrangeAsync(db =>
        {
            db.Add(draft);
            db.Add(publication);
            return Task.CompletedTask;
        });
        return publication;
    }
}
