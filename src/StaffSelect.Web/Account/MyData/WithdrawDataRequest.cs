using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.MyData;

/// <summary>Takes one of the sender's own requests back before it is answered.</summary>
[Requires(Permission.SignedIn)]
public sealed record WithdrawDataRequest(Guid Request) : ICommand<Done>;

internal sealed class WithdrawDataRequestHandler(AppDbContext db, TimeProvider time)
    : IHandler<WithdrawDataRequest, Done>
{
    public async Task<Result<Done>> HandleAsync(
        WithdrawDataRequest message,
        Actor actor,
        CancellationToken ct
    ) =>
        await db.DataRequests.SingleOrDefaultAsync(
            row => row.Id == message.Request && row.User == actor.RequiredUserId,
            ct
        )
            is { } request
            ? request.Withdraw(time.UtcNow())
            : Problem.NotFound;
}
