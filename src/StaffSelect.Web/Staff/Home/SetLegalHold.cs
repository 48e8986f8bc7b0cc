using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Home;

/// <summary>Keeps everything of a campaign from erasure, or ends that; the reason stands in the journal.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Hold">Whether erasure is refused from now on.</param>
/// <param name="Reason">Which court or inspection asks, or why it is over.</param>
[Requires(Permission.LegalHoldSet)]
public sealed record SetLegalHold(
    CampaignId Campaign,
    bool Hold,
    [property: Required, MinLength(10), StringLength(500)] string Reason
) : ICommand<Done>, IOfCampaign;

internal sealed class SetLegalHoldHandler(AppDbContext db, UseCaseContext context)
    : IHandler<SetLegalHold, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SetLegalHold message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db.Campaigns.SingleAsync(one => one.Id == message.Campaign, ct);
        campaign.SetLegalHold(message.Hold);
        context.Reason = message.Reason.Trim();
        return Done.Value;
    }
}
