using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Outbox;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Ranking;

/// <summary>Publishes a signed ranking as the next version of the results.</summary>
/// <param name="Ranking">The signed draft.</param>
/// <param name="Reason">Why the version before is replaced; required from the second version on.</param>
[Requires(Permission.ResultsPublish)]
public sealed record PublishRanking(
    RankingId Ranking,
    [property: StringLength(ResultsPublication.ReasonMaximum)] string? Reason = null
) : ICommand<PublicationId>, IOfRanking;

internal sealed class PublishRankingHandler(
    AppDbContext db,
    TimeProvider time,
    UseCaseContext context,
    OutboxWriter outbox,
    PublicAddress address
) : IHandler<PublishRanking, PublicationId>
{
    public async Task<Result<PublicationId>> HandleAsync(
        PublishRanking message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (actor.UserId is not { } user)
        {
            return Problem.Forbidden;
        }

        var draft = await db
            .RankingDrafts.Include(one => one.Approvals)
            .SingleAsync(one => one.Id == message.Ranking, ct);
        var campaign = await db.Campaigns.SingleAsync(one => one.Id == draft.CampaignId, ct);
        var now = time.UtcNow();
        var published = ResultsPublication.Publish(
            campaign,
            draft,
            await db.Publications.LatestAsync(campaign.Id, ct),
            message.Reason,
            await db.ReadStateAsync(campaign, draft, ct),
            user,
            now
        );
        if (published.Problem is { } problem)
        {
            return problem;
        }

        var marked = campaign.MarkPublished();
        if (marked.Problem is { } refusal)
        {
            return refusal;
        }

        context.Reason = published.Value.Reason;
        db.Publications.Add(published.Value);
        await TellAsync(draft, campaign, published.Value.PublishedAt, ct);
        return published.Value.Id;
    }

    private async Task TellAsync(
        RankingDraft draft,
        Campaign campaign,
        DateTime at,
        CancellationToken ct
    )
    {
        var ranked = draft
            .Document()
            .Candidates.Select(candidate => candidate.Application)
            .ToHashSet();
        var owners = await db
            .Applications.Where(application => application.CampaignId == draft.CampaignId)
            .Select(application => new { application.Id, application.UserId })
            .ToListAsync(ct);
        var ids = owners.Select(owner => owner.UserId.Value).ToList();
        var accounts = await db
            .Users.AsNoTracking()
            .Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.UserId, ct);
        var link = address.Link($"/my/{campaign.Code}/result").ToString();
        foreach (var owner in owners.Where(owner => ranked.Contains(owner.Id)))
        {
            db.ApplicationNotices.Add(
                ApplicationNotice.Create(owner.Id, ApplicationNoticeKind.ResultsPublished, at)
            );
            if (accounts.TryGetValue(owner.UserId, out var account))
            {
                outbox.Add(account, MailTemplates.ResultsPublished, campaign.Title, link);
            }
        }
    }
}
