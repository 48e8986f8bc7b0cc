using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Stages;

/// <summary>Prepares the list of a stage from what the tables hold now; lists before it cannot be signed any more.</summary>
/// <param name="Stage">Code of the stage.</param>
[Requires(Permission.RankingDraft)]
public sealed record PrepareStage(
    CampaignId Campaign,
    [property: Required, StringLength(20)] string Stage
) : ICommand<StageConfirmationId>, IOfCampaign;

internal sealed class PrepareStageHandler(AppDbContext db, TimeProvider time)
    : IHandler<PrepareStage, StageConfirmationId>
{
    public async Task<Result<StageConfirmationId>> HandleAsync(
        PrepareStage message,
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

        var now = time.UtcNow();
        var document = await db.ReadStageAsync(campaign, message.Stage, now, ct);
        if (document.Problem is { } problem)
        {
            return problem;
        }

        var latest = await db.LatestOfStageAsync(campaign.Id, message.Stage, ct);
        if (
            latest is { ReturnedAt: null }
            && latest.ContentHash == CanonicalJson.Hash(document.Value)
        )
        {
            return new Problem(StageProblems.StageUnchanged, latest.Number);
        }

        var created = StageConfirmation.Create(
            campaign.Id,
            (latest?.Number ?? 0) + 1,
            document.Value,
            actor.RequiredUserId,
            now
        );
        db.StageConfirmations.Add(created);
        return created.Id;
    }
}
