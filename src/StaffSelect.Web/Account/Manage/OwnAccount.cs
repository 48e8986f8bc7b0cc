using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Manage;

/// <summary>The account of whoever asks.</summary>
internal sealed class OwnAccount(
    UserManager<AppUser> users,
    PasswordCheck passwords,
    AccountSessions sessions,
    GrantReader grants,
    UseCaseContext context
)
{
    public async Task<AppUser> GetAsync(Actor actor) =>
        await users.FindByIdAsync(actor.RequiredUserId.ToString())
        ?? throw new InvalidOperationException("A session without an account got past the door.");

    /// <summary>The account, once its owner has typed the password again.</summary>
    /// <param name="field">Where the message holds the password.</param>
    public async Task<Result<AppUser>> ProvedAsync(
        Actor actor,
        string password,
        string field,
        CancellationToken ct
    )
    {
        var user = await GetAsync(actor);
        return await passwords.ProveAsync(user, password, actor.Network, field, ct) is { } refused
            ? refused
            : user;
    }

    /// <summary>The account, once its owner may give it another second factor.</summary>
    /// <remarks>Whoever knows only the password of an account with passkeys must not make himself a factor of his own.</remarks>
    public async Task<Result<AppUser>> NewFactorAsync(
        Actor actor,
        string password,
        string field,
        CancellationToken ct
    )
    {
        var proved = await ProvedAsync(actor, password, field, ct);
        return
            proved.IsSuccess
            && !actor.HasSecondFactor
            && (await users.GetPasskeysAsync(proved.Value)).Count > 0
            ? new Problem(AccountProblems.PasskeyFirst)
            : proved;
    }

    /// <summary>Ends every session of the account; the one of this browser goes on.</summary>
    public async Task<Result<SignedInAccount>> EndOthersAsync(
        AppUser user,
        Actor actor,
        bool hasSecondFactor,
        CancellationToken ct
    )
    {
        if (IdentityOutcome.ProblemOf(await users.UpdateSecurityStampAsync(user)) is { } lost)
        {
            return lost;
        }

        context.AfterCommit(() => grants.Forget(user.UserId));
        return await sessions.GoOnAsync(user, actor, hasSecondFactor, ct);
    }
}
