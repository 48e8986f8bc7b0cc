using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>An application that may still be changed, with its campaign.</summary>
/// <param name="Application">The submitted application that the draft changes; null before the first submission.</param>
internal sealed record EditableDraft(
    Campaign Campaign,
    ApplicationDraft Draft,
    Application? Application
);

/// <summary>Opens drafts for changing; the deadline is judged here and nowhere else.</summary>
internal static class Drafts
{
    /// <summary>The sender's draft; a new one, with a key for the person, when there is none; of a submitted application, its change.</summary>
    /// <param name="now">UTC, once per request: at the deadline itself it is too late.</param>
    /// <param name="startsChange">False when a submitted application without a change is refused.</param>
    public static async Task<Result<EditableDraft>> OpenAsync(
        AppDbContext db,
        PersonalData personal,
        CampaignId campaignId,
        Actor actor,
        DateTime now,
        CancellationToken ct,
        bool startsChange = true
    )
    {
        var user = actor.RequiredUserId;
        var campaign = await db.Campaigns.SingleOrDefaultAsync(c => c.Id == campaignId, ct);
        if (campaign is null || campaign.Status == CampaignStatus.Draft)
        {
            return Problem.NotFound;
        }

        var application = await db.Applications.SingleOrDefaultAsync(
            application => application.CampaignId == campaignId && application.UserId == user,
            ct
        );
        var draft = await db.ApplicationDrafts.SingleOrDefaultAsync(
            d => d.CampaignId == campaignId && d.UserId == user,
            ct
        );
        if (application is not null && draft is null && !startsChange)
        {
            return new Problem(ApplicationProblems.AlreadyApplied);
        }

        if (application is { Status: not ApplicationStatus.Submitted })
        {
            return new Problem(ApplicationProblems.ChangeAfterDecision);
        }

        if (await ExclusionAsync(db, user, campaign, ct) is { } excluded)
        {
            return excluded;
        }

        if (!campaign.IsRegistrationOpen(now))
        {
            return new Problem(
                now < campaign.RegistrationFromAt
                    ? CampaignProblems.RegistrationNotOpen
                    : CampaignProblems.RegistrationOver
            );
        }

        if (draft is null)
        {
            draft = application is null
                ? ApplicationDraft.Start(campaignId, personal.NewPerson(), user, now)
                : ApplicationDraft.ChangeOf(application, now);
            db.ApplicationDrafts.Add(draft);
        }

        return new EditableDraft(campaign, draft, application);
    }

    /// <summary>Why a person can be no candidate of a campaign whatever he enters, or null.</summary>
    public static async Task<Problem?> ExclusionAsync(
        AppDbContext db,
        UserId user,
        Campaign campaign,
        CancellationToken ct
    )
    {
        // who decides, scores or watches here would read about his rivals, or about himself
        var works = await db.RoleGrants.AnyAsync(
            grant =>
                grant.User == user
                && grant.Campaign == campaign.Id
                && grant.Role != Role.Candidate
                && grant.RevokedAt == null,
            ct
        );
        // who prepared the selection wrote its rules and may have brought its items
        var prepared = await db.CampaignDrafts.AnyAsync(
            draft =>
                draft.Campaign == campaign.Id
                && (
                    draft.CreatedBy == user
                    || draft.SubmittedBy == user
                    || draft.SignedBy == user
                    || draft.Parts.Any(part => part.ChangedBy == user)
                ),
            ct
        );
        return works ? new Problem(ApplicationProblems.StaffCannotApply)
            : prepared ? new Problem(ApplicationProblems.PreparerCannotApply)
            : await db.ReaderProblemAsync(user, campaign.Rules, ct);
    }

    /// <summary>The details entered so far.</summary>
    public static async Task<ApplicationDetails> DetailsAsync(
        PersonalData personal,
        ApplicationDraft draft,
        CancellationToken ct
    ) =>
        await personal.OpenRecordAsync<ApplicationDetails>(draft.PersonId, draft.Details, ct)
        ?? ApplicationDetails.Empty;

    /// <summary>Changes the details and keeps them sealed.</summary>
    public static async Task ChangeDetailsAsync(
        PersonalData personal,
        ApplicationDraft draft,
        Func<ApplicationDetails, ApplicationDetails> change,
        DateTime now,
        CancellationToken ct
    ) =>
        draft.SetDetails(
            await personal.SealRecordAsync(
                draft.PersonId,
                change(await DetailsAsync(personal, draft, ct)),
                ct
            ),
            now
        );

    /// <summary>Removes versions of documents that were never submitted; their bytes, then without a row, go with the daily sweep.</summary>
    public static async Task ForgetAsync(
        AppDbContext db,
        IReadOnlyList<ApplicationDocument> documents,
        CancellationToken ct
    )
    {
        var files = documents.Select(document => document.FileId).ToList();
        db.ApplicationDocuments.RemoveRange(documents);
        db.StoredFiles.RemoveRange(
            await db.StoredFiles.Where(file => files.Contains(file.Id)).ToListAsync(ct)
        );
    }

    /// <summary>Versions of the application's documents that no submission included, newest first.</summary>
    public static async Task<List<ApplicationDocument>> NeverSubmittedAsync(
        AppDbContext db,
        ApplicationId application,
        CancellationToken ct
    )
    {
        var submitted = (
            await db
                .ApplicationEditions.Where(edition => edition.ApplicationId == application)
                .Select(edition => edition.Documents)
                .ToListAsync(ct)
        )
            .SelectMany(documents => documents)
            .ToHashSet();
        var documents = await db
            .ApplicationDocuments.Where(document => document.ApplicationId == application)
            .ToListAsync(ct);
        // what a submitted version replaced is its history and stays with it
        foreach (var document in documents.OrderByDescending(document => document.Number))
        {
            if (submitted.Contains(document.Id) && document.Replaces is { } earlier)
            {
                submitted.Add(earlier);
            }
        }

        return [.. documents.Where(document => !submitted.Contains(document.Id))];
    }

    /// <summary>Today where the campaign runs.</summary>
    public static DateOnly Today(Campaign campaign, DateTime now) =>
        DateOnly.FromDateTime(CampaignZone.ToLocal(now, campaign.Rules.TimeZone));
}
