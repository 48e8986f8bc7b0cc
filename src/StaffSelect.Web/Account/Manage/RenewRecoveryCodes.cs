using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Manage;

/// <summary>Makes new recovery codes; the earlier ones open nothing more.</summary>
[Requires(Permission.SignedIn)]
public sealed record RenewRecoveryCodes(
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password
) : ICommand<IReadOnlyList<string>>;

internal sealed class RenewRecoveryCodesHandler(AppDbContext db, OwnAccount own)
    : IHandler<RenewRecoveryCodes, IReadOnlyList<string>>
{
    public async Task<Result<IReadOnlyList<string>>> HandleAsync(
        RenewRecoveryCodes message,
        Actor actor,
        CancellationToken ct
    )
    {
        var proved = await own.ProvedAsync(actor, message.Password, nameof(message.Password), ct);
        if (proved.Problem is { } refused)
        {
            return refused;
        }

        var factor = await db.Set<SecondFactor>()
            .Include(row => row.RecoveryCodes)
            .SingleOrDefaultAsync(row => row.User == actor.RequiredUserId, ct);
        if (factor is not { IsOn: true })
        {
            return Problem.NotFound;
        }

        var codes = SecondFactorKeys.NewRecoveryCodes();
        factor.ReplaceCodes(codes);
        return codes;
    }
}
