using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Mail;

namespace StaffSelect.Web.Account.MyData;

/// <summary>Reads all that is kept about an account's owner and may be shown to him.</summary>
internal sealed class OwnDataReader(
    AppDbContext db,
    PersonalData personal,
    UserManager<AppUser> users,
    OwnApplicationReader applications,
    TimeProvider time
)
{
    public async Task<OwnData> ReadAsync(AppUser user, CancellationToken ct) =>
        new(
            OwnData.CurrentFormat,
            time.UtcNow(),
            await AccountAsync(user, ct),
            await applications.OfAsync(user.UserId, ct),
            await DraftsAsync(user.UserId, ct),
            await MailsAsync(user, ct),
            await RequestsAsync(user.UserId, ct)
        );

    private async Task<OwnAccountData> AccountAsync(AppUser user, CancellationToken ct)
    {
        var id = user.UserId;
        var sessions = await db.Set<AccountSession>()
            .AsNoTracking()
            .Where(session => session.User == id)
            .OrderByDescending(session => session.BegunAt)
            .Select(session => new OwnSession(
                session.Device,
                session.Network,
                session.BegunAt,
                session.SeenAt,
                session.EndedAt
            ))
            .ToListAsync(ct);
        var roles = await (
            from grant in db.RoleGrants.AsNoTracking()
            where grant.User == id
            orderby grant.GrantedAt
            select new OwnRole(
                grant.Role,
                db.Campaigns.Where(campaign => campaign.Id == grant.Campaign)
                    .Select(campaign => campaign.Code)
                    .FirstOrDefault(),
                grant.Stage,
                grant.GrantedAt,
                grant.RevokedAt
            )
        ).ToListAsync(ct);
        return new OwnAccountData(
            user.Email,
            user.DisplayName,
            user.PreferredLanguage,
            user.TwoFactorEnabled,
            [
                .. (await users.GetPasskeysAsync(user)).Select(passkey => new OwnPasskey(
                    passkey.Name ?? "",
                    passkey.CreatedAt.UtcDateTime
                )),
            ],
            sessions,
            roles
        );
    }

    private async Task<IReadOnlyList<OwnDraft>> DraftsAsync(UserId user, CancellationToken ct)
    {
        var found = await (
            from draft in db.ApplicationDrafts.AsNoTracking()
            join campaign in db.Campaigns on draft.CampaignId equals campaign.Id
            where draft.UserId == user
            orderby draft.UpdatedAt descending
            select new
            {
                draft,
                campaign.Code,
                campaign.Title,
            }
        ).ToListAsync(ct);
        await personal.PreloadAsync(found.Select(row => row.draft.PersonId), ct);
        var drafts = new List<OwnDraft>();
        foreach (var row in found)
        {
            var (draft, person) = (row.draft, row.draft.PersonId);
            // documents of a change stand with its application
            var isChange = await db.Applications.AnyAsync(one => one.Id == draft.Id, ct);
            drafts.Add(
                new OwnDraft(
                    row.Code,
                    row.Title,
                    draft.UpdatedAt,
                    await personal.OpenAsync(person, draft.FamilyName, ct),
                    await personal.OpenAsync(person, draft.GivenName, ct),
                    await personal.OpenAsync(person, draft.Patronymic, ct),
                    draft.IdentityKind,
                    await personal.OpenAsync(person, draft.IdentityNumber, ct),
                    draft.GroupCode,
                    draft.Preferences,
                    await personal.OpenRecordAsync<ApplicationDetails>(person, draft.Details, ct),
                    isChange ? [] : await applications.DocumentsAsync(draft.Id, person, ct)
                )
            );
        }

        return drafts;
    }

    private async Task<IReadOnlyList<OwnMail>> MailsAsync(AppUser user, CancellationToken ct)
    {
        var mails = await db.Set<OutboxMail>()
            .AsNoTracking()
            .Where(mail => mail.Recipient == user.Email)
            .OrderByDescending(mail => mail.CreatedAt)
            .Select(mail => new
            {
                mail.CreatedAt,
                mail.Template,
                mail.Language,
                mail.State,
                mail.SentAt,
            })
            .ToListAsync(ct);
        return
        [
            .. mails.Select(mail => new OwnMail(
                mail.CreatedAt,
                MailRenderer.SubjectOf(mail.Template, mail.Language),
                mail.State,
                mail.SentAt
            )),
        ];
    }

    private async Task<IReadOnlyList<OwnRequest>> RequestsAsync(UserId user, CancellationToken ct)
    {
        var rows = await db
            .DataRequests.AsNoTracking()
            .Where(request => request.User == user)
            .OrderBy(request => request.FiledAt)
            .ToListAsync(ct);
        await personal.PreloadAsync(rows.Select(row => row.PersonId), ct);
        var requests = new List<OwnRequest>();
        foreach (var row in rows)
        {
            requests.Add(
                new OwnRequest(
                    row.Kind,
                    row.IsOpen ? DataRequestState.Open : row.State,
                    row.FiledAt,
                    row.DueAt,
                    row.AnsweredAt,
                    await personal.OpenAsync(row.PersonId, row.Words, ct),
                    row.IsOpen ? null : await personal.OpenAsync(row.PersonId, row.Answer, ct),
                    row.Obstacle
                )
            );
        }

        return requests;
    }
}
