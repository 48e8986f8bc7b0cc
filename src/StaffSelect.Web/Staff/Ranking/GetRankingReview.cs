using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Ranking;

/// <summary>A draft of the ranking with everything that a signature needs to know.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Number">Number of the draft, or null for the newest.</param>
[Requires(Permission.RankingRead)]
public sealed record GetRankingReview(CampaignId Campaign, int? Number = null)
    : IQuery<RankingReview>,
        IOfCampaign;

/// <summary>The campaign's side of the page.</summary>
public sealed record RankingReview
{
    public required string Code { get; init; }

    public required RuleSet Rules { get; init; }

    /// <summary>Admitted applications now.</summary>
    public required int Admitted { get; init; }

    /// <summary>The draft shown; null before the first.</summary>
    public required ShownDraft? Draft { get; init; }

    /// <summary>Numbers of all drafts, the newest first.</summary>
    public required IReadOnlyList<int> Numbers { get; init; }

    /// <summary>Published versions, the valid one first.</summary>
    public required IReadOnlyList<VersionHead> Versions { get; init; }

    /// <summary>Appeals without an answer.</summary>
    public required int OpenAppeals { get; init; }

    /// <summary>Stages whose outcomes nobody has confirmed; publication does not wait for them.</summary>
    public required int UnconfirmedStages { get; init; }

    /// <summary>Lines of the journal that wait for their seal.</summary>
    public required int Unsealed { get; init; }
}

/// <summary>One draft.</summary>
public sealed record ShownDraft
{
    public required RankingId Id { get; init; }

    public required int Number { get; init; }

    public required bool IsNewest { get; init; }

    public required string DraftedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime DraftedAt { get; init; }

    public required string ContentHash { get; init; }

    public required RankingDocument Document { get; init; }

    public required IReadOnlyList<Signature> Signatures { get; init; }

    public required IReadOnlyList<RankingCheck> Checks { get; init; }

    public required ReturnedDraft? Returned { get; init; }

    /// <summary>UTC; null until published.</summary>
    public required DateTime? PublishedAt { get; init; }

    /// <summary>Why the reader may not sign whatever the data; null when nothing bars it.</summary>
    public required Problem? SignatureRefusal { get; init; }

    /// <summary>Applications, answers or sheets differ from what the draft was computed of.</summary>
    public bool DataChanged =>
        Checks.Any(check => check is { Kind: RankingCheckKind.InputUnchanged, Passed: false });

    /// <summary>Can still be signed and published.</summary>
    public bool IsLive => IsNewest && Returned is null && PublishedAt is null;

    public bool ChecksPassed => Checks.All(check => check.Passed || !check.Bars);
}

public sealed record Signature(string Name, DateTime ApprovedAt, bool IsOwn);

public sealed record ReturnedDraft(string Name, DateTime ReturnedAt, string Reason);

internal sealed class GetRankingReviewHandler(AppDbContext db, UseCaseContext context)
    : IHandler<GetRankingReview, RankingReview>
{
    public async Task<Result<RankingReview>> HandleAsync(
        GetRankingReview message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var numbers = await db
            .RankingDrafts.Where(draft => draft.CampaignId == campaign.Id)
            .OrderByDescending(draft => draft.Number)
            .Select(draft => draft.Number)
            .ToListAsync(ct);
        if (message.Number is { } asked && !numbers.Contains(asked))
        {
            return Problem.NotFound;
        }

        var input = await db.ReadInputAsync(campaign, ct);
        return new RankingReview
        {
            Code = campaign.Code,
            Rules = campaign.Rules,
            Admitted = input.Candidates.Count,
            Numbers = numbers,
            Draft =
                numbers.Count == 0
                    ? null
                    : await DraftAsync(
                        campaign,
                        message.Number ?? numbers[0],
                        numbers[0],
                        input,
                        actor,
                        ct
                    ),
            Versions = await db
                .Publications.AsNoTracking()
                .Where(publication => publication.CampaignId == campaign.Id)
                .OrderByDescending(publication => publication.Number)
                .Select(publication => new VersionHead(
                    publication.Number,
                    publication.PublishedAt,
                    publication.Sha256,
                    publication.Reason
                ))
                .ToListAsync(ct),
            OpenAppeals = await db.Appeals.CountAsync(
                appeal => appeal.CampaignId == campaign.Id && appeal.AnsweredAt == null,
                ct
            ),
            UnconfirmedStages =
                campaign.Rules.Stages.Count
                - await db
                    .StageConfirmations.Where(one =>
                        one.CampaignId == campaign.Id && one.ConfirmedAt != null
                    )
                    .Select(one => one.Stage)
                    .Distinct()
                    .CountAsync(ct),
            Unsealed = await db.UnsealedCountAsync(campaign.Id, ct),
        };
    }

    private async Task<ShownDraft> DraftAsync(
        Campaign campaign,
        int number,
        int newest,
        RankingInput input,
        Actor actor,
        CancellationToken ct
    )
    {
        var draft = await db
            .RankingDrafts.AsNoTracking()
            .Include(one => one.Approvals)
            .SingleAsync(one => one.CampaignId == campaign.Id && one.Number == number, ct);
        context.RecordRead(nameof(RankingDraft), draft.Id.ToString(), campaign.Id);
        var names = await NamesAsync(draft, ct);
        var document = draft.Document();
        return new ShownDraft
        {
            Id = draft.Id,
            Number = number,
            IsNewest = number == newest,
            DraftedBy = names.GetValueOrDefault(draft.DraftedBy, ""),
            DraftedAt = draft.DraftedAt,
            ContentHash = draft.ContentHash,
            Document = document,
            Checks = await db.ReadChecksAsync(campaign, document, input, ct),
            Signatures =
            [
                .. draft
                    .Approvals.OrderBy(approval => approval.ApprovedAt)
                    .Select(approval => new Signature(
                        names.GetValueOrDefault(approval.UserId, ""),
                        approval.ApprovedAt,
                        approval.UserId == actor.UserId
                    )),
            ],
            Returned = draft.ReturnedAt is { } returnedAt
                ? new ReturnedDraft(
                    names.GetValueOrDefault(draft.ReturnedBy!.Value, ""),
                    returnedAt,
                    draft.ReturnReason!
                )
                : null,
            PublishedAt = draft.PublishedAt,
            SignatureRefusal = await RefusalAsync(campaign, draft, actor, ct),
        };
    }

    private async Task<Problem?> RefusalAsync(
        Campaign campaign,
        RankingDraft draft,
        Actor actor,
        CancellationToken ct
    ) =>
        actor.UserId is { } user
            ? draft.Refusal(
                new RankingApprover(
                    user,
                    await db.HasScoredAsync(campaign.Id, user, ct),
                    await db.Applications.AnyAsync(
                        application =>
                            application.CampaignId == campaign.Id && application.UserId == user,
                        ct
                    )
                ),
                campaign.Rules.ApprovalsRequired
            )
            : Problem.Forbidden;

    private async Task<Dictionary<UserId, string>> NamesAsync(
        RankingDraft draft,
        CancellationToken ct
    )
    {
        List<Guid> ids =
        [
            draft.DraftedBy.Value,
            .. draft.Approvals.Select(approval => approval.UserId.Value),
        ];
        if (draft.ReturnedBy is { } returner)
        {
            ids.Add(returner.Value);
        }

        return await db
            .Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => new UserId(user.Id), user => user.DisplayName, ct);
    }
}
