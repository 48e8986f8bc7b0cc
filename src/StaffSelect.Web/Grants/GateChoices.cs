using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Web.Grants;

/// <summary>A gate for which a keeper can be named.</summary>
public sealed record GateChoice(CampaignId Campaign, string Stage, LocalizedText Title)
{
    /// <summary>Whether a role of a campaign is this gate's.</summary>
    public bool Is(CampaignId? campaign, string? stage) => Campaign == campaign && Stage == stage;
}

/// <summary>Gates of campaigns, in the order of their stages.</summary>
internal static class GateChoices
{
    public static async Task<IReadOnlyList<GateChoice>> GatesOfAsync(
        this AppDbContext db,
        IReadOnlyCollection<CampaignId> campaigns,
        CancellationToken ct
    )
    {
        var rules = await db
            .Campaigns.Where(campaign => campaigns.Contains(campaign.Id))
            .Select(campaign => new { campaign.Id, campaign.Rules })
            .ToListAsync(ct);
        return
        [
            .. rules.SelectMany(campaign =>
                campaign
                    .Rules.Stages.Where(stage => stage.Kind == StageKind.Gate)
                    .Select(stage => new GateChoice(campaign.Id, stage.Code, stage.Title))
            ),
        ];
    }
}
