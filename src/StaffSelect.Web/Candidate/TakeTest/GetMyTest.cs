using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>What the sender must know before, during and after the test of a campaign.</summary>
[Requires(Permission.TestTake)]
public sealed record GetMyTest(CampaignId Campaign) : IQuery<MyTest>, IOfCampaign;

public enum MyTestState
{
    NotAdmitted,
    TooEarly,
    Open,
    WindowOver,
    InProgress,

    /// <summary>The time is over and the score is being made; a few seconds.</summary>
    Closing,
    Closed,
}

/// <summary>The test as its candidate sees it from outside.</summary>
public sealed record MyTest(
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
    TestReceipt? Receipt
)
{
    public int Items => Scales.Sum(scale => scale.Items);
}

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

        var stage = campaign.Rules.TestStage;
        var attempt = await db.Set<Attempt>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                stored => stored.Application == application.Id && stored.Stage == stage.Code,
                ct
            );
        var test = stage.Test!;
        return new MyTest(
            StateOf(attempt, application, campaign),
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
            campaign.Rules.Group(application.GroupCode).Title,
            TimeAccount.LimitSeconds(
                test.LimitSeconds,
                attempt?.AccommodationPercent ?? application.AccommodationPercent
            ),
            attempt?.AccommodationPercent ?? application.AccommodationPercent,
            campaign.Rules.Testing,
            campaign.Rules.TimeZone,
            attempt?.Id,
            attempt?.DeadlineAt,
            attempt is { IsClosed: true } ? await ReceiptAsync(attempt, ct) : null
        );
    }

    private MyTestState StateOf(Attempt? attempt, Application application, Campaign campaign)
    {
        var window = campaign.Rules.Testing;
        var now = time.UtcNow();
        return attempt switch
        {
            { IsClosed: true } => MyTestState.Closed,
            not null when TimeAccount.IsLate(now, attempt.DeadlineAt) => MyTestState.Closing,
            not null => MyTestState.InProgress,
            _ when application.Status != ApplicationStatus.Admitted => MyTestState.NotAdmitted,
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
