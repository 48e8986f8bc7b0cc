using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Ends the session of this browser, so that a copy of its cookie opens nothing more; the audit journal notes it.</summary>
[Requires(Permission.SignedIn)]
public sealed record SignOut : ICommand<Done>;

internal sealed class SignOutHandler(
    AppDbContext db,
    GrantReader grants,
    UseCaseContext context,
    TimeProvider time
) : IHandler<SignOut, Done>
{
    public async Task<Result<Done>> HandleAsync(SignOut message, Actor actor, CancellationToken ct)
    {
        context.RecordRead("Session", actor.UserId?.ToString() ?? "", null);
        if (actor is { UserId: { } user, Session: { } id })
        {
            var session = await db.Set<AccountSession>()
                .SingleOrDefaultAsync(row => row.Id == id && row.User == user, ct);
            session?.End(time.UtcNow());
            context.AfterCommit(() => grants.Forget(user));
        }

        return Done.Value;
    }
}
