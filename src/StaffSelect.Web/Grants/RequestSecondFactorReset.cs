using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>Asks for the removal of another person's lost second step; a second administrator confirms it.</summary>
/// <param name="Reason">How it was made sure that the person himself asks.</param>
[Requires(Permission.GrantsManage)]
public sealed record RequestSecondFactorReset(
    [property: Required, StringLength(EmailAddress.MaximumLength)] string Email,
    [property:
        Required,
        MinLength(SecondFactorReset.ReasonMinimum),
        StringLength(SecondFactorReset.ReasonMaximum)
    ]
        string Reason
) : ICommand<Done>;

internal sealed class RequestSecondFactorResetHandler(
    AppDbContext db,
    UserManager<AppUser> users,
    UseCaseContext context,
    TimeProvider time
) : IHandler<RequestSecondFactorReset, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RequestSecondFactorReset message,
        Actor actor,
        CancellationToken ct
    )
    {
        // a program is no administrator who could vouch for somebody
        if (actor.UserId is not { } by)
        {
            return Problem.Forbidden;
        }

        if (await users.FindByEmailAsync(message.Email.Trim()) is not { } account)
        {
            return new Problem(AccountProblems.AccountUnknown).At(nameof(message.Email));
        }

        var user = account.UserId;
        var hasFactor =
            account.TwoFactorEnabled || (await users.GetPasskeysAsync(account)).Count > 0;
        if (user != by && !hasFactor)
        {
            return new Problem(AccountProblems.NoSecondFactor).At(nameof(message.Email));
        }

        var waits = await db.Set<SecondFactorReset>()
            .AnyAsync(
                row => row.User == user && row.ConfirmedAt == null && row.WithdrawnAt == null,
                ct
            );
        if (waits)
        {
            return new Problem(AccountProblems.ResetAwaits).At(nameof(message.Email));
        }

        var requested = SecondFactorReset.Request(user, by, message.Reason.Trim(), time.UtcNow());
        if (requested.Problem is { } refused)
        {
            return refused.At(nameof(message.Email));
        }

        context.Reason = message.Reason.Trim();
        db.Add(requested.Value);
        return Done.Value;
    }
}
