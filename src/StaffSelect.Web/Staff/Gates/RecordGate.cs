using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Gates;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Gates;

/// <summary>Records that a candidate passed a gate or did not, or corrects what was recorded; no reason and no content.</summary>
/// <param name="Stage">Code of the gate.</param>
/// <param name="Known">Number of the newest result that the sender saw; 0 for none.</param>
/// <param name="Correction">Why the earlier result is replaced; null for the first.</param>
[Requires(Permission.GateRecord)]
public sealed record RecordGate(
    CampaignId Campaign,
    [property: Required, StringLength(20)] string Stage,
    ApplicationId Application,
    [property: Range(0, 1_000)] int Known,
    bool Passed,
    DateOnly HeldOn,
    GateCorrection? Correction = null
) : ICommand<Done>, IOfGate;

internal sealed class RecordGateHandler(AppDbContext db, TimeProvider time)
    : IHandler<RecordGate, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RecordGate message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var application = await db
            .Applications.AsNoTracking()
            .SingleOrDefaultAsync(
                one => one.Id == message.Application && one.CampaignId == message.Campaign,
                ct
            );
        if (application is null || campaign.Rules.GateOf(message.Stage) is not { } stage)
        {
            return Problem.NotFound;
        }

        var current = await db
            .GateResults.AsNoTracking()
            .Where(result =>
                result.ApplicationId == application.Id && result.Stage == message.Stage
            )
            .OrderByDescending(result => result.Number)
            .FirstOrDefaultAsync(ct);
        if (message.Known != (current?.Number ?? 0))
        {
            return Problem.Conflict;
        }

        var recorded = GateResult.Record(
            campaign.CheckOf(
                stage,
                application.Id,
                application.Status == ApplicationStatus.Admitted
                    && !await db.IsExcludedAsync(
                        campaign.Id,
                        campaign.Rules,
                        stage.Code,
                        application.Id,
                        ct
                    )
            ),
            current,
            new GateFinding(message.Passed, message.HeldOn, message.Correction),
            actor.RequiredUserId,
            time.UtcNow()
        );
        if (recorded.Problem is { } refused)
        {
            return refused;
        }

        db.Add(recorded.Value);
        return Done.Value;
    }
}
