using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Forms a panel of people who hold the panel member's role and decide nothing in this campaign.</summary>
[Requires(Permission.PanelManage)]
public sealed record CreatePanel(
    CampaignId Campaign,
    [property: Required, StringLength(200)] string TitleUk,
    [property: Required, StringLength(200)] string TitleEn,
    [property: MaxLength(15)] IReadOnlyList<UserId> Members,
    UserId Chair
) : ICommand<PanelId>, IOfCampaign;

internal sealed class CreatePanelHandler(AppDbContext db) : IHandler<CreatePanel, PanelId>
{
    public async Task<Result<PanelId>> HandleAsync(
        CreatePanel message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db.Campaigns.SingleOrDefaultAsync(
            one => one.Id == message.Campaign,
            ct
        );
        if (campaign is null)
        {
            return Problem.NotFound;
        }

        if (campaign.Status != CampaignStatus.Announced)
        {
            return new Problem(PanelProblems.PanelsClosed);
        }

        var panel = Panel.Create(
            campaign.Id,
            new LocalizedText(message.TitleUk.Trim(), message.TitleEn.Trim()),
            await PanelSeats.LoadAsync(db, campaign.Id, message.Members, message.Chair, ct),
            campaign.Rules.PanelStage.Panel!
        );
        if (!panel.IsSuccess)
        {
            return panel.Problem;
        }

        db.Add(panel.Value);
        return panel.Value.Id;
    }
}
