using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Ranking;

/// <summary>Computes a new draft of the ranking from what the tables hold now; drafts before it cannot be signed any more.</summary>
[Requires(Permission.RankingDraft)]
public sealed record ComputeRanking(CampaignId Campaign) : ICommand<RankingId>, IOfCampaign;

internal sealed class ComputeRankingHandler(AppDbContext db, TimeProvider time)
    : IHandler<ComputeRanking, RankingId>
{
    public async Task<Result<RankingId>> HandleAsync(
        ComputeRanking message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (actor.UserId is not { } drafter)
        {
            return Problem.Forbidden;
        }

        var campaign = await db.Campaigns.SingleAsync(one => one.Id == message.Campaign, ct);
        var input = await db.ReadInputAsync(campaign, ct);
        if (input.Candidates.Count == 0)
        {
            return new Problem(RankingProblems.NothingToRank);
        }

        var number =
            await db
                .RankingDrafts.Where(draft => draft.CampaignId == campaign.Id)
                .MaxAsync(draft => (int?)draft.Number, ct)
            ?? 0;
        var created = RankingDraft.Create(
            campaign.Id,
            number + 1,
            RankingComputation.Compute(campaign.Rules, input),
            drafter,
            time.UtcNow()
        );
        db.RankingDrafts.Add(created);
        return created.Id;
    }
}
