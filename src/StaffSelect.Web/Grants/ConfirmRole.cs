using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>Confirms a role of great weight that another administrator gave to a third person; until then it opens nothing.</summary>
[Requires(Permission.GrantsManage)]
public sealed record ConfirmRole(Guid Grant) : ICommand<Done>;

internal sealed class ConfirmRoleHandler(
    AppDbContext db,
    GrantReader grants,
    UseCaseContext context,
    TimeProvider time
) : IHandler<ConfirmRole, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ConfirmRole message,
        Actor actor,
        CancellationToken ct
    )
    {
        var grant = await db.RoleGrants.SingleOrDefaultAsync(row => row.Id == message.Grant, ct);
        if (grant is null)
        {
            return Problem.NotFound;
        }

        // a program is no second person
        if (actor.UserId is not { } by)
        {
            return Problem.Forbidden;
        }

        if (grant.Confirm(by, time.UtcNow()).Problem is { } refused)
        {
            return refused;
        }

        context.Campaign = grant.Campaign;
        context.AfterCommit(() => grants.Forget(grant.User));
        return Done.Value;
    }
}
