using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>The campaign that an address names.</summary>
[Requires(Permission.SignedIn)]
public sealed record FindMyCampaign([property: Required, StringLength(60)] string Code)
    : IQuery<CampaignId>;

internal sealed class FindMyCampaignHandler(AppDbContext db) : IHandler<FindMyCampaign, CampaignId>
{
    public async Task<Result<CampaignId>> HandleAsync(
        FindMyCampaign message,
        Actor actor,
        CancellationToken ct
    )
    {
        var found = await db
            .Campaigns.Where(campaign =>
                campaign.Code == message.Code && campaign.Status != CampaignStatus.Draft
            )
            .Select(campaign => (CampaignId?)campaign.Id)
            .SingleOrDefaultAsync(ct);
        return found is { } campaign ? campaign : Problem.NotFound;
    }
}
