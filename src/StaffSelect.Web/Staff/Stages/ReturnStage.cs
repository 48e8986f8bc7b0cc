using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Stages;

/// <summary>Sends the list of a stage back to be prepared anew.</summary>
/// <param name="Number">Number of the list that the sender saw.</param>
[Requires(Permission.RankingApprove)]
public sealed record ReturnStage(
    CampaignId Campaign,
    [property: Required, StringLength(20)] string Stage,
    int Number,
    [property: Required, MinLength(10), StringLength(StageConfirmation.ReasonMaximum)] string Reason
) : ICommand<Done>, IOfCampaign;

internal sealed class ReturnStageHandler(AppDbContext db, TimeProvider time, UseCaseContext context)
    : IHandler<ReturnStage, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ReturnStage message,
        Actor actor,
        CancellationToken ct
    )
    {
        var list = await db.LatestOfStageAsync(message.Campaign, message.Stage, ct);
        if (list is null)
        {
            return Problem.NotFound;
        }

        if (list.Number != message.Number)
        {
            return new Problem(StageProblems.StageSuperseded, list.Number);
        }

        context.Reason = message.Reason;
        return list.Return(actor.RequiredUserId, message.Reason, time.UtcNow());
    }
}
