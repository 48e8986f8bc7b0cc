using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Manage;

/// <summary>What the owner of an account sees of it.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMyAccount : IQuery<MyAccount>;

/// <param name="HasSecondFactor">Whether this session was opened with a second factor.</param>
/// <param name="CodesLeft">Recovery codes that still open; 0 when two steps are off.</param>
public sealed record MyAccount(
    string Email,
    bool IsStaff,
    bool HasSecondFactor,
    bool IsTwoStep,
    int CodesLeft
);

internal sealed class GetMyAccountHandler(AppDbContext db, OwnAccount own)
    : IHandler<GetMyAccount, MyAccount>
{
    public async Task<Result<MyAccount>> HandleAsync(
        GetMyAccount message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = await own.GetAsync(actor);
        var left = await db.Set<RecoveryCode>()
            .CountAsync(code => code.User == user.UserId && code.UsedAt == null, ct);
        return new MyAccount(
            user.Email ?? "",
            actor.IsStaff || actor.AwaitsSecondFactor,
            actor.HasSecondFactor,
            user.TwoFactorEnabled,
            left
        );
    }
}
