using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>All that the pages of applying show: the campaign's rules and the sender's draft or application.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetApplicationForm([property: StringLength(60)] string CampaignCode)
    : IQuery<ApplicationForm>;

/// <summary>Whether an application can be handed in now.</summary>
public enum RegistrationState
{
    NotYet,
    Open,
    Over,
}

/// <param name="Exclusion">Why the reader can be no candidate here; null when he can.</param>
public sealed record ApplicationForm(
    CampaignId Campaign,
    string CampaignCode,
    LocalizedText Title,
    bool IsDemo,
    RuleSet Rules,
    RegistrationState Registration,
    SubmittedState? Submitted,
    DraftView Draft,
    Problem? Exclusion
)
{
    public bool IsSubmitted => Submitted is not null;

    /// <summary>Whether sections may be saved now.</summary>
    public bool CanSave =>
        Registration == RegistrationState.Open
        && Exclusion is null
        && Submitted is null or { IsUndecided: true };
}

/// <summary>What was submitted before.</summary>
/// <param name="SubmittedAt">UTC; of the latest submission.</param>
/// <param name="IsUndecided">No officer has decided and the candidate has not withdrawn.</param>
/// <param name="HasChange">A change waits to be submitted.</param>
public sealed record SubmittedState(DateTime SubmittedAt, bool IsUndecided, bool HasChange);

internal sealed class GetApplicationFormHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<GetApplicationForm, ApplicationForm>
{
    public async Task<Result<ApplicationForm>> HandleAsync(
        GetApplicationForm message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = actor.RequiredUserId;
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Code == message.CampaignCode, ct);
        if (campaign is null || campaign.Status == CampaignStatus.Draft)
        {
            return Problem.NotFound;
        }

        var application = await db
            .Applications.AsNoTracking()
            .SingleOrDefaultAsync(a => a.CampaignId == campaign.Id && a.UserId == user, ct);
        var draft = await db
            .ApplicationDrafts.AsNoTracking()
            .SingleOrDefaultAsync(d => d.CampaignId == campaign.Id && d.UserId == user, ct);
        var hasChange = application is not null && draft is not null;
        var now = time.UtcNow();
        draft ??= application is null ? null : ApplicationDraft.ChangeOf(application, now);
        return new ApplicationForm(
            campaign.Id,
            campaign.Code,
            campaign.Title,
            campaign.IsDemo,
            campaign.Rules,
            campaign.IsRegistrationOpen(now) ? RegistrationState.Open
                : now < campaign.RegistrationFromAt ? RegistrationState.NotYet
                : RegistrationState.Over,
            application is null
                ? null
                : new SubmittedState(
                    application.ChangedAt ?? application.SubmittedAt,
                    application.Status == ApplicationStatus.Submitted,
                    hasChange
                ),
            await new DraftReader(db, personal).ReadAsync(draft, campaign.Rules, ct),
            await Drafts.ExclusionAsync(db, user, campaign, ct)
        );
    }
}
