using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>What an invitation brings, for whoever holds its link.</summary>
[Requires(Permission.Public)]
public sealed record GetInvitation(
    InvitationId Invitation,
    [property: Required, StringLength(200)] string Token
) : IQuery<InvitationView>;

/// <param name="HasAccount">True when the address has an account: its password is asked for, not a new one.</param>
public sealed record InvitationView(
    string Email,
    bool HasAccount,
    DateTime ExpiresAt,
    IReadOnlyList<InvitedRoleView> Roles
);

/// <param name="Campaign">Null for the system administrator.</param>
public sealed record InvitedRoleView(Role Role, LocalizedText? Campaign);

internal sealed class GetInvitationHandler(
    AppDbContext db,
    UserManager<AppUser> users,
    TimeProvider time
) : IHandler<GetInvitation, InvitationView>
{
    public async Task<Result<InvitationView>> HandleAsync(
        GetInvitation message,
        Actor actor,
        CancellationToken ct
    )
    {
        var invitation = await db.Set<Invitation>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == message.Invitation, ct);
        if (invitation is null || !invitation.Opens(message.Token, time.UtcNow()))
        {
            return new Problem(AccountProblems.LinkNotValid);
        }

        var campaigns = invitation
            .Roles.Select(role => role.Campaign)
            .OfType<CampaignId>()
            .ToList();
        var titles = await db
            .Campaigns.Where(campaign => campaigns.Contains(campaign.Id))
            .Select(campaign => new { campaign.Id, campaign.Title })
            .ToDictionaryAsync(campaign => campaign.Id, campaign => campaign.Title, ct);
        var account = await users.FindByEmailAsync(invitation.Email);
        return new InvitationView(
            invitation.Email,
            account is { EmailConfirmed: true },
            invitation.ExpiresAt,
            [
                .. invitation.Roles.Select(role => new InvitedRoleView(
                    role.Role,
                    role.Campaign is { } campaign ? titles.GetValueOrDefault(campaign) : null
                )),
            ]
        );
    }
}
