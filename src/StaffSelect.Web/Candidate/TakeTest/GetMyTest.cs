using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>What the sender must know before, during and after a test of a campaign.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Stage">Code of the test; null for the one that is due.</param>
[Requires(Permission.TestTake)]
public sealed record GetMyTest(
    CampaignId Campaign,
    [property: StringLength(20)] string? Stage = null
) : IQuery<MyTest>, IOfCampaign;

public enum MyTestState
{
    NotAdmitted,

    /// <summary>An earlier stage was not passed and that is confirmed.</summary>
    Excluded,
    TooEarly,

    /// <summary>The test is held in sessions and the candidate has none yet.</summary>
    AwaitSession,
    Open,
    WindowOver,
    InProgress,

    /// <summary>The time is over and the score is being made; a few seconds.</summary>
    Closing,
    Closed,
}

/// <summary>The test as its candidate sees it from outside.</summary>
public sealed record MyTest(
    string Stage,
    MyTestState State,
    LocalizedText Campaign,
    bool IsDemo,
    LocalizedText Title,
    IReadOnlyList<(LocalizedText Title, int Items)> Scales,
    Marking Marking,
    decimal? Hurdle,
    LocalizedText Group,
    int LimitSeconds,
    int AccommodationPercent,
    Window Window,
    string TimeZone,
    AttemptId? Attempt,
    DateTime? DeadlineAt,
    TestReceipt? Receipt,
    IReadOnlyList<MyTestLink> All,
    bool HasPractice,
    MySitting? Session
)
{
    public int Items => Scales.Sum(scale => scale.Items);
}

/// <summary>The session in which the candidate sits the test.</summary>
/// <param name="Place">Null for online.</param>
public sealed record MySitting(string Title, string? Place);

/// <summary>One of the tests of the campaign, for the way to it.</summary>
public sealed record MyTestLink(
    string Stage,
    LocalizedText Title,
    MyTestState State,
    Window Window
);

internal sealed class GetMyTestHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetMyTest, MyTest>
{
    public async Task<Result<MyTest>> HandleAsync(
        GetMyTest message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleOrDefaultAsync(stored => stored.Id == message.Campaign, ct);
        var application = await db.Set<Application>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                stored =>
                    stored.CampaignId == message.Campaign && stored.UserId == actor.RequiredUserId,
                ct
            );
        if (campaign is null || application is null)
        {
            return Problem.NotFound;
        }

        var rules = campaign.Rules;
        var attempts = await db.Set<Attempt>()
            .AsNoTracking()
            .Where(stored => stored.Application == application.Id)
            .ToDictionaryAsync(stored => stored.Stage, ct);
        var due = DueTest.Of(
            rules,
            message.Stage,
            attempts.ToDictionary(row => row.Key, row => row.Value.Status),
            time.UtcNow()
        );
        if (due is not { Test: { } test } stage)
        {
            return Problem.NotFound;
        }

        var attempt = attempts.GetValueOrDefault(stage.Code);
        var excludedBy = await db.Excluding(campaign.Id, rules, rules.TestStages[^1].Code)
            .Where(verdict => verdict.ApplicationId == application.Id)
            .Select(verdict => verdict.Stage)
            .ToListAsync(ct);
        var sessions = await db.OwnSessionsAsync(campaign.Id, application.Id, ct);
        MyTestState StateAt(StageRule at) =>
            !attempts.ContainsKey(at.Code)
            && rules
                .Stages.TakeWhile(one => one.Code != at.Code)
                .Any(one => excludedBy.Contains(one.Code))
                ? MyTestState.Excluded
                : StateOf(
                    attempts.GetValueOrDefault(at.Code),
                    sessions.WindowOf(rules, at),
                    sessions.IsMissing(at),
                    application,
                    campaign
                );
        return new MyTest(
            stage.Code,
            StateAt(stage),
            campaign.Title,
            campaign.IsDemo,
            stage.Title,
            [
                .. test.Scales.Select(scale =>
                    (
                        scale.Title,
                        test.Blueprint.Where(cell => cell.Scale == scale.Code)
                            .Sum(cell => cell.Count)
                    )
                ),
            ],
            test.Marking,
            TestScoring.HurdleOf(test, application.GroupCode),
            rules.Group(application.GroupCode).Title,
            TimeAccount.LimitSeconds(
                test.LimitSeconds,
                attempt?.AccommodationPercent ?? application.AccommodationPercent
            ),
            attempt?.AccommodationPercent ?? application.AccommodationPercent,
            sessions.WindowOf(rules, stage),
            rules.TimeZone,
            attempt?.Id,
            attempt?.DeadlineAt,
            attempt is { IsClosed: true } ? await ReceiptAsync(attempt, ct) : null,
            [
                .. rules.TestStages.Select(other => new MyTestLink(
                    other.Code,
                    other.Title,
                    StateAt(other),
                    sessions.WindowOf(rules, other)
                )),
            ],
            attempt is null && await db.HasPracticeAsync(ct),
            sessions.At(stage) is { } session ? new MySitting(session.Title, session.Place) : null
        );
    }

    private MyTestState StateOf(
        Attempt? attempt,
        Window window,
        bool lacksSession,
        Application application,
        Campaign campaign
    )
    {
        var now = time.UtcNow();
        return attempt switch
        {
            { IsClosed: true } => MyTestState.Closed,
            not null when TimeAccount.IsLate(now, attempt.DeadlineAt) => MyTestState.Closing,
            not null => MyTestState.InProgress,
            _ when application.Status != ApplicationStatus.Admitted => MyTestState.NotAdmitted,
            _ when lacksSession
                    && now < window.UntilAt
                    && campaign.Status == CampaignStatus.Announced => MyTestState.AwaitSession,
            _ when now < window.FromAt => MyTestState.TooEarly,
            _ when now >= window.UntilAt || campaign.Status != CampaignStatus.Announced =>
                MyTestState.WindowOver,
            _ => MyTestState.Open,
        };
    }

    private async Task<TestReceipt> ReceiptAsync(Attempt attempt, CancellationToken ct) =>
        TestReceipt.Of(
            attempt,
            AttemptState.Read(
                (
                    await db.Set<AttemptEvent>()
                        .AsNoTracking()
                        .Where(entry => entry.Attempt == attempt.Id)
                        .ToListAsync(ct)
                ).Select(entry => entry.Entry)
            )
        );
}
