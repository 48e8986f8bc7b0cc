using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Manage;

/// <summary>Sets a new password; the sessions of other browsers end.</summary>
[Requires(Permission.SignedIn)]
public sealed record ChangePassword(
    [property: Required, StringLength(PasswordRule.MaximumLength)] string OldPassword,
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password
) : ICommand<SignedInAccount>;

internal sealed class ChangePasswordHandler(
    UserManager<AppUser> users,
    OwnAccount own,
    AccountMails mails
) : IHandler<ChangePassword, SignedInAccount>
{
    public async Task<Result<SignedInAccount>> HandleAsync(
        ChangePassword message,
        Actor actor,
        CancellationToken ct
    )
    {
        var proved = await own.ProvedAsync(
            actor,
            message.OldPassword,
            nameof(message.OldPassword),
            ct
        );
        if (proved.Problem is { } refused)
        {
            return refused;
        }

        var user = proved.Value;
        if (PasswordRule.Check(message.Password, user.Email!) is { } weak)
        {
            return weak.At(nameof(message.Password));
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, message.Password);
        mails.PasswordChanged(user);
        return await own.EndOthersAsync(user, actor, actor.HasSecondFactor, ct);
    }
}
