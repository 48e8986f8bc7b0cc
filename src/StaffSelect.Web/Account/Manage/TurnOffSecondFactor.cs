using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Manage;

/// <summary>Turns the second step off, or gives up setting it up; key and recovery codes are removed, the sessions of other browsers end.</summary>
[Requires(Permission.SignedIn)]
public sealed record TurnOffSecondFactor(
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password
) : ICommand<SignedInAccount>;

internal sealed class TurnOffSecondFactorHandler(
    AppDbContext db,
    OwnAccount own,
    AccountMails mails
) : IHandler<TurnOffSecondFactor, SignedInAccount>
{
    public async Task<Result<SignedInAccount>> HandleAsync(
        TurnOffSecondFactor message,
        Actor actor,
        CancellationToken ct
    )
    {
        var proved = await own.ProvedAsync(actor, message.Password, nameof(message.Password), ct);
        if (proved.Problem is { } refused)
        {
            return refused;
        }

        var user = proved.Value;
        var factor = await db.Set<SecondFactor>()
            .Include(row => row.RecoveryCodes)
            .SingleOrDefaultAsync(row => row.User == user.UserId, ct);
        if (factor is null)
        {
            return Problem.NotFound;
        }

        db.Remove(factor);
        if (factor.IsOn)
        {
            user.TwoFactorEnabled = false;
            mails.SecondFactorOff(user);
        }

        return await own.EndOthersAsync(user, actor, hasSecondFactor: false, ct);
    }
}
