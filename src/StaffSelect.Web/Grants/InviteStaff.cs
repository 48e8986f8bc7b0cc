using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Gates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>Invites a person by mail to take over roles; an open invitation of the same address is replaced.</summary>
/// <param name="Language">Language of the mail: <c>uk</c> or <c>en</c>.</param>
[Requires(Permission.GrantsManage)]
public sealed record InviteStaff(
    [property: Required, StringLength(EmailAddress.MaximumLength)] string Email,
    [property: MaxLength(50)] IReadOnlyList<InvitedRole> Roles,
    [property: Required, MinLength(10), StringLength(2_000)] string Reason,
    [property: RegularExpression("^(uk|en)$")] string Language
) : ICommand<InvitationSent>;

/// <param name="Link">Only for the command line, where the operator may hand it over; null for people.</param>
public sealed record InvitationSent(InvitationId Invitation, string? Link);

internal sealed class InviteStaffHandler(
    AppDbContext db,
    UserManager<AppUser> users,
    InvitationMail mail,
    UseCaseContext context,
    TimeProvider time
) : IHandler<InviteStaff, InvitationSent>
{
    public async Task<Result<InvitationSent>> HandleAsync(
        InviteStaff message,
        Actor actor,
        CancellationToken ct
    )
    {
        var parsed = EmailAddress.Parse(message.Email);
        if (parsed.Problem is { } malformed)
        {
            return malformed.At(nameof(message.Email));
        }

        if (RolesProblem(message.Roles) is { } wrong)
        {
            return wrong.At(nameof(message.Roles));
        }

        var titles = await TitlesAsync(message.Roles, ct);
        if (titles is null)
        {
            return Problem.NotFound;
        }

        var gates = await db.GatesOfAsync([.. titles.Keys], ct);
        if (
            message.Roles.FirstOrDefault(role =>
                role.Stage is not null
                && gates.All(gate => gate.Campaign != role.Campaign || gate.Stage != role.Stage)
            ) is
            { Stage: { } stage }
        )
        {
            return new Problem(GateProblems.GateUnknown, stage).At(nameof(message.Roles));
        }

        var account = await users.FindByEmailAsync(parsed.Value);
        if (
            account is not null
            && await ConflictAsync(account, message.Roles, actor, ct) is { } conflict
        )
        {
            return conflict;
        }

        var now = time.UtcNow();
        await ReplaceEarlierAsync(parsed.Value, now, ct);
        var token = InvitationMail.NewToken();
        var created = Invitation.Create(
            parsed.Value,
            message.Roles,
            token,
            actor.UserId,
            message.Reason.Trim(),
            now
        );
        if (created.Problem is { } refused)
        {
            return refused.At(nameof(message.Roles));
        }

        context.Reason = message.Reason.Trim();
        db.Add(created.Value);
        var link = mail.Add(created.Value, token, message.Language, titles, gates);
        return new InvitationSent(created.Value.Id, actor.IsSystem ? link : null);
    }

    private static Problem? RolesProblem(IReadOnlyList<InvitedRole> roles)
    {
        if (roles.Count == 0)
        {
            return new Problem(AccountProblems.InvitationWithoutRole);
        }

        if (roles.Any(role => !GrantRules.IsGivenByHand(role.Role, role.Campaign, role.Stage)))
        {
            return new Problem(GrantProblems.RoleNotGranted);
        }

        return roles
            .Distinct()
            .GroupBy(role => role.Campaign)
            .Select(group => GrantRules.ConflictWithin([.. group.Select(role => role.Role)]))
            .FirstOrDefault(problem => problem is not null);
    }

    private async Task<Dictionary<CampaignId, LocalizedText>?> TitlesAsync(
        IReadOnlyList<InvitedRole> roles,
        CancellationToken ct
    )
    {
        var ids = roles.Select(role => role.Campaign).OfType<CampaignId>().Distinct().ToList();
        var titles = await db
            .Campaigns.Where(campaign => ids.Contains(campaign.Id))
            .Select(campaign => new { campaign.Id, campaign.Title })
            .ToDictionaryAsync(campaign => campaign.Id, campaign => campaign.Title, ct);
        return titles.Count == ids.Count ? titles : null;
    }

    private async Task<Problem?> ConflictAsync(
        AppUser account,
        IReadOnlyList<InvitedRole> roles,
        Actor actor,
        CancellationToken ct
    )
    {
        if (actor.UserId == account.UserId)
        {
            return new Problem(GrantProblems.GrantToSelf);
        }

        var history = await db
            .RoleGrants.AsNoTracking()
            .Where(grant => grant.User == account.UserId)
            .ToListAsync(ct);
        var conflict = roles
            .Select(role =>
                GrantRules.Conflict(
                    role.Role,
                    role.Stage,
                    [.. history.Where(grant => grant.Campaign == role.Campaign)]
                )
            )
            .FirstOrDefault(problem => problem is not null);
        return conflict
            ?? await db.CandidateProblemAsync(account.UserId, roles.Select(role => role.Role), ct);
    }

    private async Task ReplaceEarlierAsync(string email, DateTime now, CancellationToken ct)
    {
        var normalized = EmailAddress.Normalize(email);
        var earlier = await db.Set<Invitation>()
            .Where(invitation =>
                invitation.NormalizedEmail == normalized
                && invitation.AcceptedAt == null
                && invitation.WithdrawnAt == null
            )
            .ToListAsync(ct);
        foreach (var invitation in earlier)
        {
            invitation.Withdraw(now);
        }
    }
}
