using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Publishing;

/// <summary>The announced campaign under a code of an address.</summary>
[Requires(Permission.Public)]
public sealed record FindCampaign([property: StringLength(60)] string Code) : IQuery<CampaignHead>;

/// <summary>What the head of a page needs of a campaign.</summary>
public sealed record CampaignHead(
    CampaignId Id,
    string Code,
    LocalizedText Title,
    bool IsDemo,
    bool IsPublished
);

internal sealed class FindCampaignHandler(AppDbContext db) : IHandler<FindCampaign, CampaignHead>
{
    public async Task<Result<CampaignHead>> HandleAsync(
        FindCampaign message,
        Actor actor,
        CancellationToken ct
    )
    {
        var found = await db
            .Campaigns.Where(campaign =>
                campaign.Code == message.Code && campaign.Status != CampaignStatus.Draft
            )
            .Select(campaign => new CampaignHead(
                campaign.Id,
                campaign.Code,
                campaign.Title,
                campaign.IsDemo,
                campaign.Status == CampaignStatus.Published
            ))
            .SingleOrDefaultAsync(ct);
        return found is null ? Problem.NotFound : found;
    }
}
