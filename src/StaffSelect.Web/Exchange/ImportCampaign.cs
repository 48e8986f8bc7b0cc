using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Exchange;

/// <summary>Imports a campaign file as a draft: all of it, or nothing and every fault.</summary>
[Requires(Permission.SystemManage)]
public sealed record ImportCampaign([property: Required] byte[] Content)
    : ICommand<ImportedCampaign>;

/// <param name="Campaign">The new draft.</param>
/// <param name="Code">Its code in addresses.</param>
/// <param name="Items">Items put into its pool.</param>
/// <param name="PanelFormed">Whether all members of its commission have accounts; if not, the officer forms it later.</param>
/// <param name="Invited">Members invited by mail.</param>
public sealed record ImportedCampaign(
    CampaignId Campaign,
    string Code,
    int Items,
    bool PanelFormed,
    int Invited
);

internal sealed class ImportCampaignHandler(
    AppDbContext db,
    CampaignPanels panels,
    UseCaseContext context
) : IHandler<ImportCampaign, ImportedCampaign>
{
    public async Task<Result<ImportedCampaign>> HandleAsync(
        ImportCampaign message,
        Actor actor,
        CancellationToken ct
    )
    {
        var read = CampaignFileReader.Read(message.Content);
        if (read.Problem is { } faults)
        {
            return faults;
        }

        var file = read.Value;
        if (await db.Campaigns.AnyAsync(known => known.Code == file.Code, ct))
        {
            return new Problem(CampaignProblems.CampaignCodeTaken, file.Code).At("$.code");
        }

        var campaign = Campaign.Create(
            file.Code,
            file.Kind,
            file.Title,
            file.Summary,
            file.Rules,
            file.IsDemo,
            file.Help
        );
        context.Campaign = campaign.Id;
        db.Campaigns.Add(campaign);
        db.ItemVersions.AddRange(file.Items.Select(item => Version(campaign.Id, item)));
        var panel = await panels.FormAsync(campaign, file.Panel, actor.UserId, ct);
        return panel.Problem is { } refused
            ? refused
            : new ImportedCampaign(
                campaign.Id,
                campaign.Code,
                file.Items.Count,
                panel.Value.IsFormed,
                panel.Value.Invited
            );
    }

    internal static ItemVersion Version(CampaignId campaign, CampaignItem item) =>
        ItemVersion.Create(
            campaign,
            item.Code,
            1,
            item.Scale,
            item.Difficulty,
            item.Text,
            item.Options,
            item.Key,
            item.Picture,
            item.PictureAlternative
        );
}
