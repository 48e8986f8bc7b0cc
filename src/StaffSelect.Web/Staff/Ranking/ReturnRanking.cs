using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Ranking;

/// <summary>Sends a draft back to be computed again.</summary>
[Requires(Permission.RankingApprove)]
public sealed record ReturnRanking(
    RankingId Ranking,
    [property: Required, MinLength(10), StringLength(RankingDraft.ReasonMaximum)] string Reason
) : ICommand<Done>, IOfRanking;

internal sealed class ReturnRankingHandler(
    AppDbContext db,
    TimeProvider time,
    UseCaseContext context
) : IHandler<ReturnRanking, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ReturnRanking message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (actor.UserId is not { } user)
        {
            return Problem.Forbidden;
        }

        var draft = await db.RankingDrafts.SingleAsync(one => one.Id == message.Ranking, ct);
        context.Reason = message.Reason;
        return draft.Return(user, message.Reason, time.UtcNow());
    }
}
