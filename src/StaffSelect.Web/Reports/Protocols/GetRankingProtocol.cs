using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Protocols;

/// <summary>The protocol of a ranking: rules, posts, ranks, reasons, tie-breaks, places, signatures; by publication code, for observers with codes of staff too; written in the journal.</summary>
/// <param name="Number">Number of the draft; null for the newest that the reader may see.</param>
/// <param name="Language"><c>uk</c> or <c>en</c>.</param>
[Requires(Permission.RankingProtocolRead)]
public sealed record GetRankingProtocol(
    CampaignId Campaign,
    int? Number,
    [property: AllowedValues("uk", "en")] string Language
) : IQuery<ProtocolFile>, IOfCampaign;

internal sealed class GetRankingProtocolHandler(
    AppDbContext db,
    ProtocolWords words,
    TimeProvider time,
    UseCaseContext context
) : IHandler<GetRankingProtocol, ProtocolFile>
{
    public async Task<Result<ProtocolFile>> HandleAsync(
        GetRankingProtocol message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        // who only observes sees the figures that everybody was told, and nobody's name
        var isObserver = !actor.Has(Permission.RankingRead, campaign.Id);
        var drafts = isObserver
            ? db.RankingDrafts.Where(draft => draft.PublishedAt != null)
            : db.RankingDrafts;
        var draft = await drafts
            .AsNoTracking()
            .Include(one => one.Approvals)
            .Where(one =>
                one.CampaignId == campaign.Id
                && (message.Number == null || one.Number == message.Number)
            )
            .OrderByDescending(one => one.Number)
            .FirstOrDefaultAsync(ct);
        if (draft is null)
        {
            return Problem.NotFound;
        }

        var data = await DataAsync(campaign.Rules, draft, isObserver, ct);
        var head = new ProtocolHead(
            campaign.Code,
            campaign.Title,
            campaign.Rules.TimeZone,
            time.UtcNow(),
            draft.ContentHash,
            campaign.IsDemo
        );
        context.RecordRead("RankingProtocol", draft.Id.ToString(), campaign.Id);
        context.Reason = $"SHA-256 {head.Hash}";
        return new ProtocolFile(
            $"staffselect-{campaign.Code}-ranking-{draft.Number}-{message.Language}.pdf",
            ProtocolWords.Draw(message.Language, () => RankingProtocol.Compose(head, data, words))
        );
    }

    internal async Task<RankingProtocolData> DataAsync(
        Domain.Campaigns.RuleSet rules,
        RankingDraft draft,
        bool isCoded,
        CancellationToken ct
    )
    {
        List<Guid> ids =
        [
            draft.DraftedBy.Value,
            .. draft.Approvals.Select(approval => approval.UserId.Value),
        ];
        var names = await db
            .Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => new UserId(user.Id), user => user.DisplayName, ct);
        var publication = await db
            .Publications.AsNoTracking()
            .SingleOrDefaultAsync(one => one.RankingId == draft.Id, ct);
        return new RankingProtocolData(
            rules,
            draft.Document(),
            draft.Number,
            NameOf(draft.DraftedBy),
            draft.DraftedAt,
            [
                .. draft
                    .Approvals.OrderBy(approval => approval.ApprovedAt)
                    .Select(approval => new RankingSignature(
                        NameOf(approval.UserId),
                        approval.ApprovedAt
                    )),
            ],
            publication is null
                ? null
                : new RankingPublished(
                    publication.Number,
                    publication.PublishedAt,
                    publication.Sha256
                ),
            draft.ReturnReason,
            isCoded ? publication?.Document() : null
        );

        string NameOf(UserId user) =>
            isCoded ? StaffCode.Of(user, draft.CampaignId) : names.GetValueOrDefault(user, "");
    }
}
