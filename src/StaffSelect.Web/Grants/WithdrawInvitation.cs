using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>Takes an invitation back before it is accepted.</summary>
[Requires(Permission.GrantsManage)]
public sealed record WithdrawInvitation(
    InvitationId Invitation,
    [property: Required, MinLength(10), StringLength(2_000)] string Reason
) : ICommand<Done>;

internal sealed class WithdrawInvitationHandler(
    AppDbContext db,
    UseCaseContext context,
    TimeProvider time
) : IHandler<WithdrawInvitation, Done>
{
    public async Task<Result<Done>> HandleAsync(
        WithdrawInvitation message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var invitation = await db.Set<Invitation>()
            .SingleOrDefaultAsync(row => row.Id == message.Invitation, ct);
        if (invitation is null || !invitation.IsOpen(now))
        {
            return Problem.NotFound;
        }

        context.Reason = message.Reason.Trim();
        invitation.Withdraw(now);
        return Done.Value;
    }
}
