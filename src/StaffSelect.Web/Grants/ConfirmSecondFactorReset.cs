using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>Confirms the reset of a lost second step that another administrator asked for; with it the second step is gone.</summary>
[Requires(Permission.GrantsManage)]
public sealed record ConfirmSecondFactorReset(Guid Reset) : ICommand<Done>;

internal sealed class ConfirmSecondFactorResetHandler(
    AppDbContext db,
    SecondFactorRemoval removal,
    UseCaseContext context,
    TimeProvider time
) : IHandler<ConfirmSecondFactorReset, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ConfirmSecondFactorReset message,
        Actor actor,
        CancellationToken ct
    )
    {
        var reset = await db.Set<SecondFactorReset>()
            .SingleOrDefaultAsync(row => row.Id == message.Reset, ct);
        if (reset is null)
        {
            return Problem.NotFound;
        }

        // a program is no second person
        if (actor.UserId is not { } by)
        {
            return Problem.Forbidden;
        }

        if (reset.Confirm(by, time.UtcNow()).Problem is { } refused)
        {
            return refused;
        }

        // what was set up after the request is not what was lost
        if (
            await db.Set<SecondFactor>()
                .AnyAsync(row => row.User == reset.User && row.BegunAt > reset.RequestedAt, ct)
        )
        {
            return new Problem(AccountProblems.NoSecondFactor);
        }

        context.Reason = reset.Reason;
        return await removal.RemoveAsync(reset.User, ct);
    }
}
