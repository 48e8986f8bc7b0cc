using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Shell.Parts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>The running test of the sender, item by item, without anything that tells the key.</summary>
[Requires(Permission.TestTake)]
public sealed record GetPlayer(CampaignId Campaign) : IQuery<Player>, IOfCampaign;

/// <summary>The running test.</summary>
public sealed record Player(
    AttemptId Attempt,
    string Stage,
    LocalizedText Campaign,
    bool IsDemo,
    LocalizedText Title,
    string WorkingCode,
    DateTime DeadlineAt,
    string TimeZone,
    Marking Marking,
    IReadOnlyList<PlayerScale> Scales
)
{
    public int ItemCount => Scales.Sum(scale => scale.Items.Count);
}

/// <summary>A part of the test.</summary>
public sealed record PlayerScale(LocalizedText Title, IReadOnlyList<TestItem> Items);

internal sealed class GetPlayerHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetPlayer, Player>
{
    public async Task<Result<Player>> HandleAsync(
        GetPlayer message,
        Actor actor,
        CancellationToken ct
    )
    {
        // at most one runs; of those that are over the newest says so
        var attempt = await db.Set<Attempt>()
            .AsNoTracking()
            .Where(stored =>
                stored.Campaign == message.Campaign && stored.Owner == actor.RequiredUserId
            )
            .OrderByDescending(stored => stored.StartedAt)
            .FirstOrDefaultAsync(ct);
        if (attempt is null)
        {
            return Problem.NotFound;
        }

        if (attempt.IsClosed || TimeAccount.IsLate(time.UtcNow(), attempt.DeadlineAt))
        {
            return new Problem(TestProblems.TestClosed);
        }

        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(stored => stored.Id == attempt.Campaign, ct);
        var workingCode = await db.Set<Application>()
            .Where(stored => stored.Id == attempt.Application)
            .Select(stored => stored.WorkingCode)
            .SingleAsync(ct);
        var ids = attempt.Form.Items.Select(item => item.Item).ToList();
        var versions = await db.Set<ItemVersion>()
            .AsNoTracking()
            .Where(item => ids.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, ct);
        var stage = campaign.Rules.Stage(attempt.Stage);
        var items = attempt
            .Form.Items.Select(
                (place, index) =>
                    (place.Scale, Item: ItemOf(index + 1, place, versions[place.Item]))
            )
            .ToLookup(row => row.Scale, row => row.Item);
        return new Player(
            attempt.Id,
            attempt.Stage,
            campaign.Title,
            campaign.IsDemo,
            stage.Title,
            workingCode,
            attempt.DeadlineAt,
            campaign.Rules.TimeZone,
            stage.Test!.Marking,
            [
                .. stage.Test.Scales.Select(scale => new PlayerScale(
                    scale.Title,
                    [.. items[scale.Code]]
                )),
            ]
        );
    }

    private static TestItem ItemOf(int number, FormItem place, ItemVersion version) =>
        new(
            number,
            version.Kind,
            version.Text,
            version.PictureSvg,
            version.PictureAlternative,
            [
                .. place.Options.Select(
                    (id, index) =>
                    {
                        var option = version.Options.First(stored => stored.Id == id);
                        return new TestItemOption(
                            index + 1,
                            option.Text,
                            option.PictureSvg,
                            option.PictureAlternative
                        );
                    }
                ),
            ]
        );
}
