using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>An application that may still be changed, with its campaign.</summary>
internal sealed record EditableDraft(Campaign Campaign, ApplicationDraft Draft);

/// <summary>Opens drafts for changing; the deadline is judged here and nowhere else.</summary>
internal static class Drafts
{
    /// <summary>The sender's draft; a new one, with a key for the person, when there is none.</summary>
    /// <param name="now">UTC, once per request: at the deadline itself it is too late.</param>
    public static async Task<Result<EditableDraft>> OpenAsync(
        AppDbContext db,
        PersonalData personal,
        CampaignId campaignId,
        Actor actor,
        DateTime now,
        CancellationToken ct
    )
    {
        var user = actor.RequiredUserId;
        var campaign = await db.Campaigns.SingleOrDefaultAsync(c => c.Id == campaignId, ct);
        if (campaign is null || campaign.Status == CampaignStatus.Draft)
        {
            return Problem.NotFound;
        }

        if (
            await db.Applications.AnyAsync(
                application => application.CampaignId == campaignId && application.UserId == user,
                ct
            )
        )
        {
            return new Problem(ApplicationProblems.AlreadyApplied);
        }

        // who decides, scores or watches here would read about his rivals, or about himself
        if (
            await db.RoleGrants.AnyAsync(
                grant =>
                    grant.User == user
                    && grant.Campaign == campaignId
                    && grant.Role != Role.Candidate
                    && grant.RevokedAt == null,
                ct
            )
        )
        {
            return new Problem(ApplicationProblems.StaffCannotApply);
        }

        if (!campaign.IsRegistrationOpen(now))
        {
            return new Problem(
                now < campaign.RegistrationFromAt
                    ? CampaignProblems.RegistrationNotOpen
                    : CampaignProblems.RegistrationOver
            );
        }

        var draft = await db.ApplicationDrafts.SingleOrDefaultAsync(
            d => d.CampaignId == campaignId && d.UserId == user,
            ct
        );
        if (draft is null)
        {
            draft = ApplicationDraft.Start(campaignId, personal.NewPerson(), user, now);
            db.ApplicationDrafts.Add(draft);
        }

        return new EditableDraft(campaign, draft);
    }

    /// <summary>Removes the row of the draft's document; its bytes, then without a row, go with the daily sweep.</summary>
    public static async Task ForgetDocumentAsync(
        AppDbContext db,
        ApplicationDraft draft,
        CancellationToken ct
    )
    {
        if (
            draft.DocumentId is { } id
            && await db.StoredFiles.SingleOrDefaultAsync(file => file.Id == id, ct) is { } file
        )
        {
            db.StoredFiles.Remove(file);
        }
    }

    /// <summary>Today where the campaign runs.</summary>
    public static DateOnly Today(Campaign campaign, DateTime now) =>
        DateOnly.FromDateTime(CampaignZone.ToLocal(now, campaign.Rules.TimeZone));
}
