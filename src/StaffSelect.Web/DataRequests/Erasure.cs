using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Outbox;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.DataRequests;

/// <summary>Whether a person may be erased, and the erasure itself.</summary>
internal sealed class Erasure(
    AppDbContext db,
    PersonalData personal,
    OutboxWriter outbox,
    GrantReader grants,
    UseCaseContext context,
    TimeProvider time
)
{
    /// <summary>The first reason against erasing an account's owner now; null when there is none.</summary>
    public async Task<ErasureObstacle?> ObstacleAsync(UserId user, CancellationToken ct)
    {
        var isStaff = await db.RoleGrants.AnyAsync(
            grant => grant.User == user && grant.RevokedAt == null && grant.Role != Role.Candidate,
            ct
        );
        var rows = await (
            from application in db.Applications.AsNoTracking()
            join campaign in db.Campaigns on application.CampaignId equals campaign.Id
            where application.UserId == user
            select new
            {
                application.Id,
                application.Status,
                Campaign = campaign.Id,
                campaign.LegalHold,
                HasOpenAppeal = db.Appeals.Any(appeal =>
                    appeal.ApplicationId == application.Id && appeal.AnsweredAt == null
                ),
            }
        ).ToListAsync(ct);
        var files = new List<HeldFile>();
        foreach (var row in rows)
        {
            var versions = await db
                .Publications.Where(publication => publication.CampaignId == row.Campaign)
                .OrderBy(publication => publication.Number)
                .Select(publication => new { publication.PublishedAt, publication.AppealUntilAt })
                .ToListAsync(ct);
            var valid =
                versions.Count == 0 ? null : await db.Publications.LatestAsync(row.Campaign, ct);
            files.Add(
                new HeldFile(
                    row.LegalHold,
                    row.Status is ApplicationStatus.Submitted or ApplicationStatus.Admitted,
                    versions.Count == 0 ? null : versions[0].PublishedAt,
                    versions.Count == 0 ? null : versions[^1].AppealUntilAt,
                    row.HasOpenAppeal,
                    valid?.FullRanking().Find(row.Id)?.PlacedAt is not null
                )
            );
        }

        return ErasureRule.Obstacle(files, isStaff, time.UtcNow());
    }

    /// <summary>Destroys the person's keys, what opens the account and what names it; a last mail goes to the address before it is forgotten.</summary>
    /// <remarks>Applications stay with codes and scores, the journal and published lists stay as they are.</remarks>
    public async Task<Result<Done>> EraseAsync(UserId user, CancellationToken ct)
    {
        var account = await db.Users.SingleAsync(row => row.Id == user.Value, ct);
        var drafts = await db.ApplicationDrafts.Where(row => row.UserId == user).ToListAsync(ct);
        var people = await db
            .Applications.Where(row => row.UserId == user)
            .Select(row => row.PersonId)
            .ToListAsync(ct);
        var asked = await db
            .DataRequests.Where(row => row.User == user)
            .Select(row => row.PersonId)
            .ToListAsync(ct);
        foreach (
            var person in people.Concat(asked).Concat(drafts.Select(row => row.PersonId)).Distinct()
        )
        {
            var destroyed = await personal.DestroyAsync(person, ct);
            if (destroyed.Problem is { } refused)
            {
                return refused;
            }
        }

        db.RemoveRange(drafts);
        await ForgetMailsAsync(account, ct);
        await CloseAsync(account, user, ct);
        context.AfterCommit(() => grants.Forget(user));
        return Done.Value;
    }

    private async Task ForgetMailsAsync(AppUser account, CancellationToken ct)
    {
        if (account.Email is not { } address)
        {
            return;
        }

        foreach (
            var mail in await db.Set<OutboxMail>()
                .Where(mail => mail.Recipient == address)
                .ToListAsync(ct)
        )
        {
            if (mail.State == OutboxState.Waiting)
            {
                db.Remove(mail);
            }
            else
            {
                mail.ForgetRecipient();
            }
        }

        db.RemoveRange(
            await db.Set<Invitation>()
                .Where(row => row.NormalizedEmail == account.NormalizedEmail)
                .ToListAsync(ct)
        );
        outbox.Add(account, MailTemplates.DataErased, time.UtcNow())?.ForgetOnceSent();
    }

    private async Task CloseAsync(AppUser account, UserId user, CancellationToken ct)
    {
        db.RemoveRange(
            await db.Set<IdentityUserPasskey<Guid>>()
                .Where(row => row.UserId == user.Value)
                .ToListAsync(ct)
        );
        db.RemoveRange(
            await db.Set<SecondFactor>()
                .Include(row => row.RecoveryCodes)
                .Where(row => row.User == user)
                .ToListAsync(ct)
        );
        db.RemoveRange(
            await db.Set<AccountSession>().Where(row => row.User == user).ToListAsync(ct)
        );
        foreach (
            var grant in await db
                .RoleGrants.Where(row => row.User == user && row.RevokedAt == null)
                .ToListAsync(ct)
        )
        {
            grant.Revoke(null, time.UtcNow());
        }

        account.UserName = $"erased-{account.Id:N}";
        account.NormalizedUserName = account.UserName.ToUpperInvariant();
        (account.Email, account.NormalizedEmail, account.PhoneNumber) = (null, null, null);
        (account.PasswordHash, account.DisplayName) = (null, "");
        (account.EmailConfirmed, account.TwoFactorEnabled) = (false, false);
        // every cookie of the account ends with it
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString("D");
    }
}
