using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Gates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>Gives a role to an account that exists. Nobody gives one to himself.</summary>
/// <param name="Campaign">Where; null exactly for roles of the whole system.</param>
/// <param name="Stage">Code of the gate of a keeper; null for every other role.</param>
[Requires(Permission.GrantsManage)]
public sealed record GrantRole(
    UserId User,
    Role Role,
    CampaignId? Campaign,
    [property: Required, MinLength(10), StringLength(2_000)] string Reason,
    [property: StringLength(20)] string? Stage = null
) : ICommand<Done>;

internal sealed class GrantRoleHandler(
    AppDbContext db,
    GrantReader grants,
    UseCaseContext context,
    TimeProvider time
) : IHandler<GrantRole, Done>
{
    public async Task<Result<Done>> HandleAsync(
        GrantRole message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!GrantRules.IsGivenByHand(message.Role, message.Campaign, message.Stage))
        {
            return new Problem(GrantProblems.RoleNotGranted);
        }

        var user = message.User;
        var isKnown = await db.Users.AnyAsync(
            account => account.Id == user.Value && account.EmailConfirmed,
            ct
        );
        if (!isKnown || !await ExistsAsync(message.Campaign, ct))
        {
            return Problem.NotFound;
        }

        if (
            message.Stage is { } stage
            && (await db.GatesOfAsync([message.Campaign!.Value], ct)).All(gate =>
                gate.Stage != stage
            )
        )
        {
            return new Problem(GateProblems.GateUnknown, stage);
        }

        var history = await db
            .RoleGrants.AsNoTracking()
            .Where(grant => grant.User == user && grant.Campaign == message.Campaign)
            .ToListAsync(ct);
        if (GrantRules.Conflict(message.Role, message.Stage, history) is { } conflict)
        {
            return conflict;
        }

        if (await db.CandidateProblemAsync(user, [message.Role], ct) is { } candidate)
        {
            return candidate;
        }

        var given = RoleGrant.Give(
            user,
            message.Role,
            message.Campaign,
            actor.UserId,
            time.UtcNow(),
            message.Stage
        );
        if (given.Problem is { } refused)
        {
            return refused;
        }

        context.Reason = message.Reason.Trim();
        context.Campaign = message.Campaign;
        db.RoleGrants.Add(given.Value);
        context.AfterCommit(() => grants.Forget(user));
        return Done.Value;
    }

    private async Task<bool> ExistsAsync(CampaignId? campaign, CancellationToken ct) =>
        campaign is not { } id || await db.Campaigns.AnyAsync(row => row.Id == id, ct);
}
