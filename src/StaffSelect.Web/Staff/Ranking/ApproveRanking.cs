using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Ranking;

/// <summary>Signs a draft of the ranking.</summary>
[Requires(Permission.RankingApprove)]
public sealed record ApproveRanking(RankingId Ranking) : ICommand<Done>, IOfRanking;

internal sealed class ApproveRankingHandler(AppDbContext db, TimeProvider time)
    : IHandler<ApproveRanking, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ApproveRanking message,
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
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == draft.CampaignId, ct);
        var approver = new RankingApprover(
            user,
            await db.HasScoredAsync(campaign.Id, user, ct),
            await db.Applications.AnyAsync(
                application => application.CampaignId == campaign.Id && application.UserId == user,
                ct
            )
        );
        var signed = draft.Approve(
            approver,
            campaign.Rules.ApprovalsRequired,
            await db.ReadStateAsync(campaign, draft, ct),
            time.UtcNow()
        );
        if (signed.IsSuccess)
        {
            db.Meet(draft);
        }

        return signed;
    }
}
