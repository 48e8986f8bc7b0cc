using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Manage;

/// <summary>Turns the second step on with a first code of the application; the sessions of other browsers end.</summary>
[Requires(Permission.SignedIn)]
public sealed record ConfirmSecondFactor([property: Required, StringLength(40)] string Code)
    : ICommand<SecondFactorTurnedOn>;

/// <param name="RecoveryCodes">Shown once; only their hashes are kept.</param>
public sealed record SecondFactorTurnedOn(
    IReadOnlyList<string> RecoveryCodes,
    SignedInAccount Account
);

internal sealed class ConfirmSecondFactorHandler(
    AppDbContext db,
    OwnAccount own,
    SecondFactorKeys keys,
    AccountMails mails,
    TimeProvider time
) : IHandler<ConfirmSecondFactor, SecondFactorTurnedOn>
{
    public async Task<Result<SecondFactorTurnedOn>> HandleAsync(
        ConfirmSecondFactor message,
        Actor actor,
        CancellationToken ct
    )
    {
        var factor = await db.Set<SecondFactor>()
            .Include(row => row.RecoveryCodes)
            .SingleOrDefaultAsync(row => row.User == actor.RequiredUserId, ct);
        if (factor is null)
        {
            return Problem.NotFound;
        }

        var codes = SecondFactorKeys.NewRecoveryCodes();
        var confirmed = factor.Confirm(keys.Open(factor), message.Code, codes, time.UtcNow());
        if (confirmed.Problem is { } wrong)
        {
            return wrong.At(nameof(message.Code));
        }

        var user = await own.GetAsync(actor);
        user.TwoFactorEnabled = true;
        mails.SecondFactorOn(user);
        var session = await own.EndOthersAsync(user, actor, hasSecondFactor: true, ct);
        return session.Problem is { } lost ? lost : new SecondFactorTurnedOn(codes, session.Value);
    }
}
