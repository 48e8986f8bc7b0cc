using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Manage;

/// <summary>How far the second step of one's own account is set up.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetSecondFactor : IQuery<SecondFactorView>;

/// <param name="ConfirmedAt">UTC; null while it is off.</param>
/// <param name="Key">To type into the application; only while it is being set up.</param>
/// <param name="Address">For the QR code; only while it is being set up.</param>
public sealed record SecondFactorView(
    DateTime? ConfirmedAt,
    int CodesLeft,
    string? Key,
    string? Address
);

internal sealed class GetSecondFactorHandler(AppDbContext db, OwnAccount own, SecondFactorKeys keys)
    : IHandler<GetSecondFactor, SecondFactorView>
{
    private const string Issuer = "StaffSelect";

    public async Task<Result<SecondFactorView>> HandleAsync(
        GetSecondFactor message,
        Actor actor,
        CancellationToken ct
    )
    {
        var factor = await db.Set<SecondFactor>()
            .AsNoTracking()
            .Include(row => row.RecoveryCodes)
            .SingleOrDefaultAsync(row => row.User == actor.RequiredUserId, ct);
        if (factor is null or { IsOn: true })
        {
            return new SecondFactorView(
                factor?.ConfirmedAt,
                factor?.CodesLeft ?? 0,
                Key: null,
                Address: null
            );
        }

        var user = await own.GetAsync(actor);
        var key = keys.Open(factor);
        return new SecondFactorView(
            ConfirmedAt: null,
            CodesLeft: 0,
            OneTimeCode.Readable(key),
            OneTimeCode.Address(key, Issuer, user.Email!)
        );
    }
}
