using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Manage;

/// <summary>Makes a key for an authenticator application; it asks for nothing before a first code has come.</summary>
[Requires(Permission.SignedIn)]
public sealed record BeginSecondFactor(
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password
) : ICommand<Done>;

internal sealed class BeginSecondFactorHandler(
    AppDbContext db,
    OwnAccount own,
    SecondFactorKeys keys,
    TimeProvider time
) : IHandler<BeginSecondFactor, Done>
{
    public async Task<Result<Done>> HandleAsync(
        BeginSecondFactor message,
        Actor actor,
        CancellationToken ct
    )
    {
        var proved = await own.NewFactorAsync(
            actor,
            message.Password,
            nameof(message.Password),
            ct
        );
        if (proved.Problem is { } refused)
        {
            return refused;
        }

        var user = proved.Value.UserId;
        var begun = await db.Set<SecondFactor>().AnyAsync(row => row.User == user, ct);
        // a second click finds the key of the first one
        if (!begun)
        {
            db.Add(SecondFactor.Begin(user, keys.New(), time.UtcNow()));
        }

        return Done.Value;
    }
}
