using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Web.Publishing;

/// <summary>What somebody has done in a campaign that bars from deciding about it.</summary>
internal static class Involvement
{
    /// <summary>Whether somebody sits in a panel of the campaign or has a sheet in it.</summary>
    public static async Task<bool> HasScoredAsync(
        this AppDbContext db,
        CampaignId campaign,
        UserId user,
        CancellationToken ct
    ) =>
        await db.Set<Panel>()
            .AnyAsync(
                panel =>
                    panel.CampaignId == campaign
                    && panel.Members.Any(member => member.UserId == user),
                ct
            )
        || await db.Set<ScoreSheet>()
            .AnyAsync(sheet => sheet.CampaignId == campaign && sheet.Member == user, ct);

    /// <summary>Whether somebody has signed a ranking or the list of a stage of the campaign.</summary>
    public static async Task<bool> HasSignedAsync(
        this AppDbContext db,
        CampaignId campaign,
        UserId user,
        CancellationToken ct
    ) =>
        await db.RankingDrafts.AnyAsync(
            draft =>
                draft.CampaignId == campaign
                && draft.Approvals.Any(approval => approval.UserId == user),
            ct
        )
        || await db.StageConfirmations.AnyAsync(
            list =>
                list.CampaignId == campaign
                && list.Signatures.Any(signature => signature.UserId == user),
            ct
        );
}
