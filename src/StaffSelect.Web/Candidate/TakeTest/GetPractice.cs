using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Shell.Parts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>A practice test of harmless items for a candidate of a campaign; nothing of it is stored.</summary>
[Requires(Permission.TestTake)]
public sealed record GetPractice(CampaignId Campaign) : IQuery<Practice>, IOfCampaign;

/// <param name="DeadlineAt">UTC; begins anew with every opening of the page.</param>
public sealed record Practice(
    bool IsDemo,
    DateTime DeadlineAt,
    string TimeZone,
    Marking Marking,
    IReadOnlyList<PlayerScale> Scales
);

internal sealed class GetPracticeHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetPractice, Practice>
{
    private const int LimitSeconds = 300;

    public async Task<Result<Practice>> HandleAsync(
        GetPractice message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(stored => stored.Id == message.Campaign, ct);
        var items = await db.PracticeAsync(campaign.Rules, ct);
        if (items.Count == 0)
        {
            return Problem.NotFound;
        }

        var percent = await db
            .Applications.Where(own =>
                own.CampaignId == campaign.Id && own.UserId == actor.RequiredUserId
            )
            .Select(own => own.AccommodationPercent)
            .SingleOrDefaultAsync(ct);
        var numbered = items.Select((item, index) => (item, Shown: Shown(item, index + 1)));
        return new Practice(
            campaign.IsDemo,
            time.UtcNow().AddSeconds(TimeAccount.LimitSeconds(LimitSeconds, percent)),
            campaign.Rules.TimeZone,
            campaign.Rules.TestStages[0].Test!.Marking,
            [
                .. numbered
                    .GroupBy(row => row.item.Scale)
                    .Select(part => new PlayerScale(
                        part.First().item.Part,
                        [.. part.Select(row => row.Shown)]
                    )),
            ]
        );
    }

    internal static TestItem Shown(PracticeItem item, int number) =>
        new(
            number,
            item.Content.Kind,
            item.Content.Text,
            item.Content.PictureSvg,
            item.Content.PictureAlternative,
            [
                .. item.Content.Options.Select(
                    (option, index) =>
                        new TestItemOption(
                            index + 1,
                            option.Text,
                            option.PictureSvg,
                            option.PictureAlternative
                        )
                ),
            ]
        );
}

/// <summary>What would have been right in the practice test. Practice items only: theirs are the only keys that candidates see.</summary>
/// <param name="Answers">By place of the item: the chosen options, from 1, with dots between; what is no option counts as no answer.</param>
[Requires(Permission.TestTake)]
public sealed record GetPracticeKey(CampaignId Campaign, IReadOnlyList<string> Answers)
    : IQuery<PracticeKey>,
        IOfCampaign;

public sealed record PracticeKey(bool IsDemo, IReadOnlyList<PracticeOutcome> Items);

public enum PracticeVerdict
{
    Open,
    Right,
    Partly,
    Wrong,
}

/// <param name="Chosen">Numbers of the options, from 1.</param>
public sealed record PracticeOutcome(
    int Number,
    PracticeVerdict Verdict,
    ItemContent Content,
    IReadOnlyList<int> Chosen
);

internal sealed class GetPracticeKeyHandler(AppDbContext db) : IHandler<GetPracticeKey, PracticeKey>
{
    public async Task<Result<PracticeKey>> HandleAsync(
        GetPracticeKey message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(stored => stored.Id == message.Campaign, ct);
        var items = await db.PracticeAsync(campaign.Rules, ct);
        return items.Count == 0
            ? Problem.NotFound
            : new PracticeKey(
                campaign.IsDemo,
                [
                    .. items.Select(
                        (item, index) =>
                            Outcome(
                                index + 1,
                                item.Content,
                                message.Answers.ElementAtOrDefault(index)
                            )
                    ),
                ]
            );
    }

    private static PracticeOutcome Outcome(int number, ItemContent content, string? answer)
    {
        List<int> chosen =
        [
            .. Enumerable
                .Range(1, content.Options.Count)
                .Where(option => (answer ?? "").Split('.').Contains(Id(option))),
        ];
        var takesOne = content.Kind != ItemKind.MultipleResponse;
        return new PracticeOutcome(
            number,
            chosen.Count == 0 || (takesOne && chosen.Count > 1)
                ? PracticeVerdict.Open
                : Verdict(KeyOf(content).Parts([.. chosen.Select(Id)])),
            content,
            chosen
        );
    }

    private static PracticeVerdict Verdict(int parts) =>
        parts switch
        {
            0 => PracticeVerdict.Wrong,
            ItemKey.PartsOfAPoint => PracticeVerdict.Right,
            _ => PracticeVerdict.Partly,
        };

    private static ItemKey KeyOf(ItemContent content) =>
        new(
            content.Kind,
            [
                .. content
                    .Options.Select((option, index) => (option.Mark, Number: index + 1))
                    .Where(option => option.Mark != OptionMark.None)
                    .OrderBy(option => option.Mark)
                    .Select(option => Id(option.Number)),
            ],
            content.Options.Count
        );

    private static string Id(int option) =>
        option.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
