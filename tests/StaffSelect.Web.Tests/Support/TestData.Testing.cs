using Microsoft.EntityFrameworkCore;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Support;

/// <summary>A campaign with a test of nine items, an officer and an admitted candidate.</summary>
public sealed record TestScene(
    Campaign Campaign,
    Application Application,
    Actor Candidate,
    Actor Officer
);

public static partial class TestData
{
    private static readonly string[] OptionIds = ["kolo7", "bantyk2", "xutir9", "dzvin4"];

    /// <summary>One approved item for each cell of the blueprint, two where asked; the key is the option <c>xutir9</c>.</summary>
    public static Task AddItemsAsync(this TestApp app, Campaign campaign, int perCell = 1) =>
        app.ArrangeAsync(db =>
        {
            foreach (
                var cell in campaign.Rules.TestStages.SelectMany(stage => stage.Test!.Blueprint)
            )
            {
                for (var number = 1; number <= perCell; number++)
                {
                    var code = $"SECRET-{cell.Scale}-{cell.Difficulty}-{number}";
                    db.Add(
                        ItemVersion.Create(
                            campaign.Id,
                            code,
                            1,
                            cell.Scale,
                            cell.Difficulty,
                            Both($"Task {cell.Scale} {cell.Difficulty}"),
                            [
                                .. OptionIds.Select(id => new ItemOption(
                                    id,
                                    Both($"Text of {id[0]}"),
                                    null,
                                    null
                                )),
                            ],
                            "xutir9"
                        )
                    );
                }
            }

            return Task.CompletedTask;
        });

    /// <summary>Everything that a test needs, up to the moment before the start.</summary>
    public static async Task<TestScene> TestSceneAsync(
        this TestApp app,
        string code = "spring",
        string workingCode = "7RQ4-WD9J"
    )
    {
        var campaign = await app.AnnouncedCampaignAsync(code: code);
        await app.AddItemsAsync(campaign);
        var officer = await app.NewUserAsync("officer-" + code, (Role.Officer, campaign.Id));
        var (application, candidate) = await app.TestCandidateAsync(campaign, workingCode);
        return new TestScene(campaign, application, candidate, officer);
    }

    /// <summary>An admitted candidate with the role that the application gave.</summary>
    public static async Task<(Application Application, Actor Actor)> TestCandidateAsync(
        this TestApp app,
        Campaign campaign,
        string workingCode
    )
    {
        var application = await app.AdmittedCandidateAsync(campaign, workingCode);
        await app.ArrangeAsync(db =>
        {
            db.Add(
                RoleGrant
                    .Give(
                        application.UserId,
                        Role.Candidate,
                        campaign.Id,
                        null,
                        app.Time.GetUtcNow().UtcDateTime
                    )
                    .Value
            );
            return Task.CompletedTask;
        });
        var stamp = await app.DbAsync(db =>
            db.Users.Where(user => user.Id == application.UserId.Value)
                .Select(user => user.SecurityStamp)
                .SingleAsync()
        );
        return (application, Actor.User(application.UserId, stamp, "192.0.2.1"));
    }

    /// <summary>Starts the candidate's test and lets a window hold it.</summary>
    public static async Task<AttemptId> StartedTestAsync(this TestApp app, TestScene scene)
    {
        var attempt = await app.DoAsync(new StartTest(scene.Campaign.Id, true), scene.Candidate);
        await app.DoAsync(app.Opening(attempt), scene.Candidate);
        return attempt;
    }

    public static OpenTestSession Opening(
        this TestApp app,
        AttemptId attempt,
        string client = "window-one-0001",
        string? previous = null,
        bool takeOver = false
    ) => new(attempt, client + "-of-a-test", previous, takeOver, app.Time.GetUtcNow().UtcDateTime);

    /// <summary>Sends changes, received now.</summary>
    public static SaveAnswers Saving(
        this TestApp app,
        AttemptId attempt,
        int epoch,
        params SentChange[] changes
    ) => new(attempt, epoch, changes, app.Time.GetUtcNow().UtcDateTime);

    /// <summary>Begins a break in the first window.</summary>
    public static TakeBreak Resting(this TestApp app, AttemptId attempt) =>
        new(attempt, 1, app.Time.GetUtcNow().UtcDateTime);

    public static SentChange Answer(int number, int item, int choice) =>
        new(number, item, AttemptEventKind.Answered, choice);

    public static Task<Attempt> AttemptAsync(this TestApp app, AttemptId attempt) =>
        app.DbAsync(db =>
            db.Set<Attempt>().AsNoTracking().SingleAsync(stored => stored.Id == attempt)
        );

    public static Task<List<AttemptEvent>> LogAsync(this TestApp app, AttemptId attempt) =>
        app.DbAsync(db =>
            db.Set<AttemptEvent>()
                .AsNoTracking()
                .Where(entry => entry.Attempt == attempt)
                .OrderBy(entry => entry.Number)
                .ToListAsync()
        );

    /// <summary>The number of the first event that does not fit the chain or the attempt's head; null when all is whole.</summary>
    public static async Task<int?> BrokenAsync(this TestApp app, AttemptId id)
    {
        var attempt = await app.AttemptAsync(id);
        var log = await app.LogAsync(id);
        var broken = AttemptLog.FirstBroken(
            id,
            attempt.SeedValue,
            log.Select(entry => (entry.Entry, entry.Hash))
        );
        return broken
            ?? (
                log[^1].Number == attempt.HeadNumber
                && log[^1].Hash.AsSpan().SequenceEqual(attempt.HeadHash)
                    ? null
                    : attempt.HeadNumber
            );
    }

    public static async Task<AttemptState> StateAsync(this TestApp app, AttemptId attempt) =>
        AttemptState.Read((await app.LogAsync(attempt)).Select(entry => entry.Entry));
}
