using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Exchange;

/// <summary>What became of the file's commission.</summary>
/// <param name="IsFormed">Every member has an account, so the panel sits; else the officer forms it when the invited have accepted.</param>
/// <param name="Invited">Members without an account, invited by mail.</param>
internal sealed record FormedPanel(bool IsFormed, int Invited);

/// <summary>Gives the file's members their role or an invitation, and forms the panel when it can be formed.</summary>
internal sealed class CampaignPanels(
    AppDbContext db,
    InvitationMail mail,
    GrantReader grants,
    UseCaseContext context,
    IStringLocalizer<ExchangeText> text,
    TimeProvider time
)
{
    private const string Language = "uk";

    public async Task<Result<FormedPanel>> FormAsync(
        Campaign campaign,
        CampaignPanel panel,
        UserId? by,
        CancellationToken ct
    )
    {
        var seats = new List<PanelSeat>();
        var problems = new List<Problem>();
        var invited = 0;
        for (var index = 0; index < panel.Members.Count; index++)
        {
            var member = panel.Members[index];
            var address = EmailAddress.Normalize(member.Email);
            var account = await db.Users.SingleOrDefaultAsync(
                user => user.NormalizedEmail == address && user.EmailConfirmed,
                ct
            );
            var refused = account is null
                ? Invite(campaign, member.Email, by)
                : Grant(account.UserId, campaign.Id, by);
            if (refused is not null)
            {
                problems.Add(refused.At($"$.panel.members[{index}].email"));
            }
            else if (account is null)
            {
                invited++;
            }
            else
            {
                seats.Add(new PanelSeat(account.UserId, member.IsChair, true, false, false));
            }
        }

        if (problems.Count > 0)
        {
            return Problem.Join(problems);
        }

        if (invited > 0)
        {
            return new FormedPanel(IsFormed: false, invited);
        }

        var formed = Panel.Create(
            campaign.Id,
            panel.Title,
            seats,
            campaign.Rules.PanelStage.Panel!
        );
        if (formed.Problem is { } fault)
        {
            return fault;
        }

        db.Add(formed.Value);
        return new FormedPanel(IsFormed: true, 0);
    }

    private Problem? Grant(UserId user, CampaignId campaign, UserId? by)
    {
        var given = RoleGrant.Give(user, Role.PanelMember, campaign, by, time.UtcNow());
        if (!given.IsSuccess)
        {
            return given.Problem;
        }

        db.RoleGrants.Add(given.Value);
        context.AfterCommit(() => grants.Forget(user));
        return null;
    }

    private Problem? Invite(Campaign campaign, string email, UserId? by)
    {
        var token = InvitationMail.NewToken();
        var invitation = Invitation.Create(
            email,
            [new InvitedRole(Role.PanelMember, campaign.Id)],
            token,
            by,
            text["InvitationReason"],
            time.UtcNow()
        );
        if (!invitation.IsSuccess)
        {
            return invitation.Problem;
        }

        db.Add(invitation.Value);
        mail.Add(
            invitation.Value,
            token,
            Language,
            new Dictionary<CampaignId, LocalizedText> { [campaign.Id] = campaign.Title },
            []
        );
        return null;
    }
}
