using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Gates;

/// <summary>The gates of a campaign that the sender keeps; nobody's data.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMyGates(CampaignId Campaign) : IQuery<IReadOnlyList<MyGate>>, IOfCampaign;

/// <param name="Stage">Code of the gate.</param>
public sealed record MyGate(string Stage, LocalizedText Title);

internal sealed class GetMyGatesHandler(AppDbContext db)
    : IHandler<GetMyGates, IReadOnlyList<MyGate>>
{
    public async Task<Result<IReadOnlyList<MyGate>>> HandleAsync(
        GetMyGates message,
        Actor actor,
        CancellationToken ct
    )
    {
        var mine = actor.StagesWith(Permission.GateRecord, message.Campaign);
        if (mine.Count == 0)
        {
            return Problem.Forbidden;
        }

        var rules = await db
            .Campaigns.Where(campaign => campaign.Id == message.Campaign)
            .Select(campaign => campaign.Rules)
            .SingleAsync(ct);
        return Result<IReadOnlyList<MyGate>>.Success([
            .. rules
                .Stages.Where(stage => stage.Kind == StageKind.Gate && mine.Contains(stage.Code))
                .Select(stage => new MyGate(stage.Code, stage.Title)),
        ]);
    }
}
