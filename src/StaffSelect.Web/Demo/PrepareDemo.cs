using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Demo;

/// <summary>One account that the demonstration needs.</summary>
/// <param name="Password">Null for people nobody signs in as.</param>
/// <param name="SystemRole">Its role of the whole system, or null.</param>
internal sealed record NewDemoAccount(
    string Email,
    string Name,
    string? Password,
    Role? SystemRole
);

/// <summary>Makes the demonstration's accounts; in Development only.</summary>
[Requires(Permission.SystemManage)]
internal sealed record CreateDemoAccounts(IReadOnlyList<NewDemoAccount> Accounts) : ICommand<Done>;

internal sealed class CreateDemoAccountsHandler(
    AppDbContext db,
    UserManager<AppUser> users,
    IHostEnvironment environment,
    TimeProvider time
) : IHandler<CreateDemoAccounts, Done>
{
    public async Task<Result<Done>> HandleAsync(
        CreateDemoAccounts message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!environment.IsDevelopment() || !actor.IsSystem)
        {
            return Problem.Forbidden;
        }

        foreach (var wanted in message.Accounts)
        {
            var account = new AppUser
            {
                UserName = wanted.Email,
                Email = wanted.Email,
                EmailConfirmed = true,
                DisplayName = wanted.Name,
                IsDemo = true,
            };
            if (wanted.Password is not null)
            {
                account.PasswordHash = users.PasswordHasher.HashPassword(account, wanted.Password);
            }

            var made = await users.CreateAsync(account);
            if (!made.Succeeded)
            {
                return Problem.Duplicate;
            }

            if (wanted.SystemRole is { } role)
            {
                db.RoleGrants.Add(
                    RoleGrant.Give(account.UserId, role, null, null, time.UtcNow()).Value
                );
            }
        }

        return Done.Value;
    }
}

/// <summary>Gives the demonstration's staff their roles in a campaign; in Development only.</summary>
[Requires(Permission.SystemManage)]
internal sealed record GrantDemoRoles(
    CampaignId Campaign,
    IReadOnlyList<(UserId User, Role Role, string? Stage)> Roles
) : ICommand<Done>, IOfCampaign;

internal sealed class GrantDemoRolesHandler(
    AppDbContext db,
    GrantReader grants,
    UseCaseContext context,
    IHostEnvironment environment,
    TimeProvider time
) : IHandler<GrantDemoRoles, Done>
{
    public Task<Result<Done>> HandleAsync(GrantDemoRoles message, Actor actor, CancellationToken ct)
    {
        if (!environment.IsDevelopment() || !actor.IsSystem)
        {
            return Task.FromResult<Result<Done>>(Problem.Forbidden);
        }

        foreach (var (user, role, stage) in message.Roles)
        {
            db.RoleGrants.Add(
                RoleGrant.Give(user, role, message.Campaign, null, time.UtcNow(), stage).Value
            );
            context.AfterCommit(() => grants.Forget(user));
        }

        return Task.FromResult<Result<Done>>(Done.Value);
    }
}

/// <summary>Takes back the mails that loading caused: they would go to invented people.</summary>
[Requires(Permission.SystemManage)]
internal sealed record DropDemoMail : ICommand<Done>;

internal sealed class DropDemoMailHandler(AppDbContext db, IHostEnvironment environment)
    : IHandler<DropDemoMail, Done>
{
    public async Task<Result<Done>> HandleAsync(
        DropDemoMail message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!environment.IsDevelopment() || !actor.IsSystem)
        {
            return Problem.Forbidden;
        }

        db.RemoveRange(await db.Set<OutboxMail>().ToListAsync(ct));
        return Done.Value;
    }
}
