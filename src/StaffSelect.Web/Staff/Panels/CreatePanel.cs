using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
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

        var members = message.Members.ToList();
        var roles = await db
            .RoleGrants.Where(grant =>
                grant.Campaign == message.Campaign
                && grant.RevokedAt == null
                && members.Contains(grant.User)
            )
            .Select(grant => new { grant.User, grant.Role })
            .ToListAsync(ct);
        var candidates = await db.Set<Application>()
            .Where(application =>
                application.CampaignId == message.Campaign && members.Contains(application.UserId)
            )
            .Select(application => application.UserId)
            .ToListAsync(ct);
        var panel = Panel.Create(
            campaign.Id,
            new LocalizedText(message.TitleUk.Trim(), message.TitleEn.Trim()),
            [.. members.Select(Seat)],
            campaign.Rules.PanelStage.Panel!
        );
        if (!panel.IsSuccess)
        {
            return panel.Problem;
        }

        db.Add(panel.Value);
        return panel.Value.Id;

        PanelSeat Seat(UserId user)
        {
            bool Holds(Role role) => roles.Exists(one => one.User == user && one.Role == role);
            return new PanelSeat(
                user,
                user == message.Chair,
                Holds(Role.PanelMember),
                Holds(Role.Officer) || Holds(Role.Approver),
                candidates.Contains(user)
            );
        }
    }
}
