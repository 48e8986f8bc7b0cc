using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>Takes a reset of a second step back before its confirmation, or says no to it.</summary>
[Requires(Permission.GrantsManage)]
public sealed record WithdrawSecondFactorReset(
    Guid Reset,
    [property:
        Required,
        MinLength(SecondFactorReset.ReasonMinimum),
        StringLength(SecondFactorReset.ReasonMaximum)
    ]
        string Reason
) : ICommand<Done>;

internal sealed class WithdrawSecondFactorResetHandler(
    AppDbContext db,
    UseCaseContext context,
    TimeProvider time
) : IHandler<WithdrawSecondFactorReset, Done>
{
    public async Task<Result<Done>> HandleAsync(
        WithdrawSecondFactorReset message,
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

        context.Reason = message.Reason.Trim();
        return reset.Withdraw(time.UtcNow());
    }
}
