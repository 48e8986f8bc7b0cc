using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.MyApplication;

/// <summary>The sender's applications and drafts, and what is open to him.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMyApplications : IQuery<MyApplications>;

public sealed record MyApplications(
    IReadOnlyList<MyApplicationRow> Applications,
    IReadOnlyList<MyDraftRow> Drafts,
    IReadOnlyList<OpenCampaignRow> Open,
    IReadOnlyList<AwaitedRole> Awaited
);

public sealed record MyApplicationRow(
    string CampaignCode,
    LocalizedText Title,
    ApplicationStatus Status,
    DateTime SubmittedAt,
    bool ResultsPublished
);

public sealed record MyDraftRow(
    string CampaignCode,
    LocalizedText Title,
    DateTime UpdatedAt,
    DateTime UntilAt,
    bool IsOpen
);

public sealed record OpenCampaignRow(string CampaignCode, LocalizedText Title, DateTime UntilAt);

/// <summary>A role that opens nothing until a second administrator confirms it.</summary>
/// <param name="Campaign">Title of its campaign; null for roles of the whole system.</param>
public sealed record AwaitedRole(Role Role, LocalizedText? Campaign);

internal sealed class GetMyApplicationsHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetMyApplications, MyApplications>
{
    public async Task<Result<MyApplications>> HandleAsync(
        GetMyApplications message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = actor.RequiredUserId;
        var now = time.UtcNow();
        var applications = await (
            from application in db.Applications
            join campaign in db.Campaigns on application.CampaignId equals campaign.Id
            where application.UserId == user
            orderby application.SubmittedAt descending
            select new MyApplicationRow(
                campaign.Code,
                campaign.Title,
                application.Status,
                application.SubmittedAt,
                campaign.Status == CampaignStatus.Published
            )
        ).ToListAsync(ct);
        var drafts = await (
            from draft in db.ApplicationDrafts
            join campaign in db.Campaigns on draft.CampaignId equals campaign.Id
            // a change of a submitted application stands with that application
            where draft.UserId == user && !db.Applications.Any(a => a.Id == draft.Id)
            orderby draft.UpdatedAt descending
            select new MyDraftRow(
                campaign.Code,
                campaign.Title,
                draft.UpdatedAt,
                campaign.RegistrationUntilAt,
                campaign.Status == CampaignStatus.Announced
                    && campaign.RegistrationFromAt <= now
                    && now < campaign.RegistrationUntilAt
            )
        ).ToListAsync(ct);
        var open = await db
            .Campaigns.Where(campaign =>
                campaign.Status == CampaignStatus.Announced
                && campaign.RegistrationFromAt <= now
                && now < campaign.RegistrationUntilAt
                && !db.Applications.Any(a => a.CampaignId == campaign.Id && a.UserId == user)
                && !db.ApplicationDrafts.Any(d => d.CampaignId == campaign.Id && d.UserId == user)
            )
            .OrderBy(campaign => campaign.RegistrationUntilAt)
            .Select(campaign => new OpenCampaignRow(
                campaign.Code,
                campaign.Title,
                campaign.RegistrationUntilAt
            ))
            .ToListAsync(ct);
        return new MyApplications(applications, drafts, open, await AwaitedAsync(user, ct));
    }

    private async Task<IReadOnlyList<AwaitedRole>> AwaitedAsync(UserId user, CancellationToken ct)
    {
        var grants = await db
            .RoleGrants.Where(grant =>
                grant.User == user && grant.RevokedAt == null && grant.AwaitsConfirmation
            )
            .OrderBy(grant => grant.GrantedAt)
            .Select(grant => new { grant.Role, grant.Campaign })
            .ToListAsync(ct);
        if (grants.Count == 0)
        {
            return [];
        }

        var ids = grants.Select(grant => grant.Campaign).OfType<CampaignId>().ToList();
        var titles = await db
            .Campaigns.Where(campaign => ids.Contains(campaign.Id))
            .Select(campaign => new { campaign.Id, campaign.Title })
            .ToDictionaryAsync(campaign => campaign.Id, campaign => campaign.Title, ct);
        return
        [
            .. grants.Select(grant => new AwaitedRole(
                grant.Role,
                grant.Campaign is { } id ? titles.GetValueOrDefault(id) : null
            )),
        ];
    }
}
