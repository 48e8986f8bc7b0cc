using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Stages;

/// <summary>The newest list of a stage with everything that a signature needs to know; the opening is written in the journal.</summary>
/// <param name="Stage">Code of the stage.</param>
/// <param name="Outcome">Which lines; null for all.</param>
[Requires(Permission.RankingRead)]
public sealed record GetStageReview(
    CampaignId Campaign,
    [property: Required, StringLength(20)] string Stage,
    StageOutcome? Outcome,
    [property: Range(0, 1_000_000)] int Skip,
    [property: Range(1, 100)] int Take
) : IQuery<StageReview>, IOfCampaign;

public sealed record StageReview
{
    public required LocalizedText Campaign { get; init; }

    public required RuleSet Rules { get; init; }

    public required StageRule Stage { get; init; }

    /// <summary>The newest list; null before the first.</summary>
    public required StageList? List { get; init; }

    /// <summary>Why no new list can be prepared now; null when it can.</summary>
    public required Problem? Hindrance { get; init; }

    /// <summary>Whether the list differs from what would be prepared now.</summary>
    public required bool IsOutdated { get; init; }
}

/// <summary>One prepared list.</summary>
/// <param name="Counts">Lines of each outcome, those of other pages too.</param>
/// <param name="Lines">The page asked for.</param>
/// <param name="Total">Lines that the filter finds.</param>
/// <param name="SignatureRefusal">Why the reader may not sign whatever the data; null when nothing bars it.</param>
public sealed record StageList(
    int Number,
    string PreparedBy,
    DateTime PreparedAt,
    string ContentHash,
    IReadOnlyList<StageSigner> Signatures,
    StageReturn? Returned,
    DateTime? ConfirmedAt,
    IReadOnlyDictionary<StageOutcome, int> Counts,
    IReadOnlyList<StageLine> Lines,
    int Total,
    Problem? SignatureRefusal
);

public sealed record StageSigner(string Name, DateTime SignedAt, bool IsOwn);

public sealed record StageReturn(string Name, DateTime ReturnedAt, string Reason);

internal sealed class GetStageReviewHandler(
    AppDbContext db,
    TimeProvider time,
    UseCaseContext context
) : IHandler<GetStageReview, StageReview>
{
    public async Task<Result<StageReview>> HandleAsync(
        GetStageReview message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        if (campaign.Rules.Stages.All(stage => stage.Code != message.Stage))
        {
            return Problem.NotFound;
        }

        var latest = await db.LatestOfStageAsync(campaign.Id, message.Stage, ct);
        var current = await db.ReadStageAsync(campaign, message.Stage, time.UtcNow(), ct);
        var hash = current.IsSuccess ? CanonicalJson.Hash(current.Value) : null;
        return new StageReview
        {
            Campaign = campaign.Title,
            Rules = campaign.Rules,
            Stage = campaign.Rules.Stage(message.Stage),
            List = latest is null ? null : await ListAsync(latest, message, actor, ct),
            Hindrance =
                current.Problem
                ?? (
                    latest is { ReturnedAt: null } && latest.ContentHash == hash
                        ? new Problem(StageProblems.StageUnchanged, latest.Number)
                        : null
                ),
            IsOutdated = latest is not null && latest.ContentHash != hash,
        };
    }

    private async Task<StageList> ListAsync(
        StageConfirmation list,
        GetStageReview message,
        Actor actor,
        CancellationToken ct
    )
    {
        context.RecordRead(nameof(StageConfirmation), list.Id.ToString(), list.CampaignId);
        var names = await NamesAsync(list, ct);
        var lines = list.Document().Lines;
        var shown = lines
            .Where(line => message.Outcome is not { } outcome || line.Outcome == outcome)
            .ToList();
        return new StageList(
            list.Number,
            names.GetValueOrDefault(list.PreparedBy, ""),
            list.PreparedAt,
            list.ContentHash,
            [
                .. list
                    .Signatures.OrderBy(one => one.SignedAt)
                    .Select(one => new StageSigner(
                        names.GetValueOrDefault(one.UserId, ""),
                        one.SignedAt,
                        one.UserId == actor.UserId
                    )),
            ],
            list.ReturnedAt is { } at
                ? new StageReturn(
                    names.GetValueOrDefault(list.ReturnedBy!.Value, ""),
                    at,
                    list.ReturnReason!
                )
                : null,
            list.ConfirmedAt,
            lines.CountBy(line => line.Outcome).ToDictionary(),
            [.. shown.Skip(message.Skip).Take(message.Take)],
            shown.Count,
            actor.UserId is { } user
                ? list.Refusal(await db.ApproverAsync(list.CampaignId, user, ct))
                : Problem.Forbidden
        );
    }

    private async Task<Dictionary<UserId, string>> NamesAsync(
        StageConfirmation list,
        CancellationToken ct
    )
    {
        List<Guid> ids =
        [
            list.PreparedBy.Value,
            .. list.Signatures.Select(one => one.UserId.Value),
            .. list.ReturnedBy is { } returner ? [returner.Value] : Array.Empty<Guid>(),
        ];
        return await db
            .Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => new UserId(user.Id), user => user.DisplayName, ct);
    }
}
