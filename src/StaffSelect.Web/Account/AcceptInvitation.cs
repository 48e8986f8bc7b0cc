using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Accepts an invitation: makes the account where there is none, gives the roles and opens a session.</summary>
/// <param name="DisplayName">Name shown to colleagues; of an account that exists it stays as it is.</param>
/// <param name="Password">A new account's password, or the one of the account that exists.</param>
[Requires(Permission.Public)]
public sealed record AcceptInvitation(
    InvitationId Invitation,
    [property: Required, StringLength(200)] string Token,
    [property: StringLength(200)] string? DisplayName,
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password,
    [property: RegularExpression("^(uk|en)$")] string Language
) : ICommand<SignedInAccount>;

internal sealed class AcceptInvitationHandler(
    AppDbContext db,
    UserManager<AppUser> users,
    PasswordCheck passwords,
    AccountSessions sessions,
    GrantReader grants,
    UseCaseContext context,
    TimeProvider time
) : IHandler<AcceptInvitation, SignedInAccount>
{
    public async Task<Result<SignedInAccount>> HandleAsync(
        AcceptInvitation message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var invitation = await db.Set<Invitation>()
            .SingleOrDefaultAsync(row => row.Id == message.Invitation, ct);
        if (invitation is null || !invitation.Opens(message.Token, now))
        {
            return new Problem(AccountProblems.LinkNotValid);
        }

        var known = await users.FindByEmailAsync(invitation.Email);
        var proved = known is { EmailConfirmed: true }
            ? await ProveAsync(known, message, actor, ct)
            : await SetUpAsync(known, invitation.Email, message);
        if (proved.Problem is { } refused)
        {
            return refused;
        }

        var user = proved.Value;
        context.Reason = invitation.Reason;
        if (invitation.Accept(message.Token, user.UserId, now).Problem is { } late)
        {
            return late;
        }

        if (await GiveAsync(invitation, user.UserId, now, ct) is { } conflict)
        {
            return conflict;
        }

        context.AfterCommit(() => grants.Forget(user.UserId));
        return await sessions.OpenAsync(user, ct);
    }

    private async Task<Result<AppUser>> ProveAsync(
        AppUser user,
        AcceptInvitation message,
        Actor actor,
        CancellationToken ct
    )
    {
        var refused = await passwords.ProveAsync(
            user,
            message.Password,
            actor.Network,
            nameof(message.Password),
            ct
        );
        return refused is null ? user : refused;
    }

    /// <summary>A new account, or one that was registered but never confirmed: the mail proves whose it is, so its password is replaced.</summary>
    private async Task<Result<AppUser>> SetUpAsync(
        AppUser? waiting,
        string email,
        AcceptInvitation message
    )
    {
        var name = (message.DisplayName ?? "").Trim();
        Problem?[] problems =
        [
            name.Length < 2 || name.Any(IsHidden)
                ? new Problem(AccountProblems.InvalidName).At(nameof(message.DisplayName))
                : null,
            PasswordRule.Check(message.Password, email)?.At(nameof(message.Password)),
        ];
        if (problems.OfType<Problem>().ToList() is { Count: > 0 } found)
        {
            return Problem.Join(found);
        }

        var user = waiting ?? new AppUser { UserName = email, Email = email };
        user.DisplayName = name;
        user.PreferredLanguage = message.Language;
        user.EmailConfirmed = true;
        user.PasswordHash = users.PasswordHasher.HashPassword(user, message.Password);
        var saved = waiting is null
            ? await users.CreateAsync(user)
            : await users.UpdateSecurityStampAsync(user);
        return IdentityOutcome.ProblemOf(saved) is { } lost ? lost : user;
    }

    /// <summary>Control signs, and signs that turn the direction of what follows: a name with them can pass for another.</summary>
    private static bool IsHidden(char sign) =>
        char.IsControl(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.Format;

    private async Task<Problem?> GiveAsync(
        Invitation invitation,
        UserId user,
        DateTime now,
        CancellationToken ct
    )
    {
        var roles = invitation.Roles.Select(role => role.Role);
        if (await db.CandidateProblemAsync(user, roles, ct) is { } candidate)
        {
            return candidate;
        }

        var history = await db.RoleGrants.Where(grant => grant.User == user).ToListAsync(ct);
        foreach (var role in invitation.Roles)
        {
            var here = history.Where(grant => grant.Campaign == role.Campaign).ToList();
            var conflict = GrantRules.Conflict(role.Role, role.Stage, here);
            if (conflict?.Code == GrantProblems.AlreadyGranted)
            {
                continue;
            }

            if (conflict is not null)
            {
                return conflict;
            }

            var given = RoleGrant.Give(
                user,
                role.Role,
                role.Campaign,
                invitation.InvitedBy,
                now,
                role.Stage
            );
            if (given.Problem is { } refused)
            {
                return refused;
            }

            db.RoleGrants.Add(given.Value);
            history.Add(given.Value);
        }

        return null;
    }
}
