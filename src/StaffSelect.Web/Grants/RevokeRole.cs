using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>Takes a role back. Nobody takes one from himself, and one system administrator always remains.</summary>
[Requires(Permission.GrantsManage)]
public sealed record RevokeRole(
    Guid Grant,
    [property: Required, MinLength(10), StringLength(2_000)] string Reason
) : ICommand<Done>;

internal sealed class RevokeRoleHandler(
    AppDbContext db,
    GrantReader grants,
    UseCaseContext context,
    TimeProvider time
) : IHandler<RevokeRole, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RevokeRole message,
        Actor actor,
        CancellationToken ct
    )
    {
        var grant = await db.RoleGrants.SingleOrDefaultAsync(row => row.Id == message.Grant, ct);
        if (grant is not { IsOpen: true })
        {
            return Problem.NotFound;
        }

        if (!GrantRules.IsGivenByHand(grant.Role, grant.Campaign, grant.Stage))
        {
            return new Problem(GrantProblems.RoleNotGranted);
        }

        if (grant.Role == Role.SystemAdministrator && !await AnotherRemainsAsync(grant, ct))
        {
            return new Problem(GrantProblems.LastAdministrator);
        }

        if (grant.Revoke(actor.UserId, time.UtcNow()).Problem is { } refused)
        {
            return refused;
        }

        context.Reason = message.Reason.Trim();
        context.Campaign = grant.Campaign;
        context.AfterCommit(() => grants.Forget(grant.User));
        return Done.Value;
    }

    /// <remarks>
    /// The others are written too, so that two administrators who remove each other at the same moment collide on their versions: one of them is asked
    /// again and finds himself the last.
    /// </remarks>
    private async Task<bool> AnotherRemainsAsync(RoleGrant grant, CancellationToken ct)
    {
        var others = await db
            .RoleGrants.Where(row =>
                row.Role == Role.SystemAdministrator
                && row.RevokedAt == null
                && !row.AwaitsConfirmation
                && row.Id != grant.Id
            )
            .ToListAsync(ct);
        foreach (var other in others)
        {
            db.Meet(other);
        }

        return others.Any(other => other.User != grant.User);
    }
}
