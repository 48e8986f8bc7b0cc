using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Shell;

/// <summary>Whom candidates of an announced campaign ask.</summary>
[Requires(Permission.Public)]
public sealed record GetHelpContact([property: Required, StringLength(60)] string CampaignCode)
    : IQuery<HelpContact>;

internal sealed class GetHelpContactHandler(AppDbContext db) : IHandler<GetHelpContact, HelpContact>
{
    public async Task<Result<HelpContact>> HandleAsync(
        GetHelpContact message,
        Actor actor,
        CancellationToken ct
    )
    {
        var found = await db
            .Campaigns.Where(campaign =>
                campaign.Code == message.CampaignCode && campaign.Status != CampaignStatus.Draft
            )
            .Select(campaign => new { campaign.Help })
            .SingleOrDefaultAsync(ct);
        return found?.Help is { } help ? help : Problem.NotFound;
    }
}
