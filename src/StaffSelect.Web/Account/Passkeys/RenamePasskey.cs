using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Passkeys;

/// <summary>Gives one of the sender's passkeys another name.</summary>
[Requires(Permission.SignedIn)]
public sealed record RenamePasskey(
    [property: Required, StringLength(PasskeyBounds.Longest)] string Passkey,
    [property: Required, StringLength(PasskeyBounds.LongestName)] string Name
) : ICommand<Done>;

/// <summary>Removes one of the sender's passkeys.</summary>
[Requires(Permission.SignedIn)]
public sealed record RemovePasskey(
    [property: Required, StringLength(PasskeyBounds.Longest)] string Passkey,
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password
) : ICommand<Done>;

internal sealed class RenamePasskeyHandler(UserManager<AppUser> users, OwnAccount own)
    : IHandler<RenamePasskey, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RenamePasskey message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = await own.GetAsync(actor);
        if (await users.FindOwnAsync(user, message.Passkey) is not { } passkey)
        {
            return Problem.NotFound;
        }

        passkey.Name = message.Name.Trim();
        return
            IdentityOutcome.ProblemOf(await users.AddOrUpdatePasskeyAsync(user, passkey))
                is { } lost
            ? lost
            : Done.Value;
    }
}

internal sealed class RemovePasskeyHandler(UserManager<AppUser> users, OwnAccount own)
    : IHandler<RemovePasskey, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RemovePasskey message,
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
        if (await users.FindOwnAsync(user, message.Passkey) is not { } passkey)
        {
            return Problem.NotFound;
        }

        return
            IdentityOutcome.ProblemOf(await users.RemovePasskeyAsync(user, passkey.CredentialId))
                is { } lost
            ? lost
            : Done.Value;
    }
}

internal static class OwnPasskeys
{
    /// <summary>The passkey of an account that an address names; null when there is none.</summary>
    public static async Task<UserPasskeyInfo?> FindOwnAsync(
        this UserManager<AppUser> users,
        AppUser user,
        string id
    ) =>
        Base64Url.IsValid(id)
            ? await users.GetPasskeyAsync(user, Base64Url.DecodeFromChars(id))
            : null;
}
