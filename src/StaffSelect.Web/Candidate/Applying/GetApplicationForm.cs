using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>All that the pages of applying show: the campaign's rules and the sender's draft.</summary>
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

/// <param name="IsSubmitted">An application exists; the status page takes over.</param>
public sealed record ApplicationForm(
    CampaignId Campaign,
    string CampaignCode,
    LocalizedText Title,
    bool IsDemo,
    RuleSet Rules,
    RegistrationState Registration,
    bool IsSubmitted,
    DraftView Draft
);

/// <summary>The draft in readable form; empty when nothing has been saved.</summary>
public sealed record DraftView
{
    public string? FamilyName { get; init; }
    public string? GivenName { get; init; }
    public string? Patronymic { get; init; }
    public IdentityKind? IdentityKind { get; init; }
    public string? IdentityNumber { get; init; }
    public string? GroupCode { get; init; }
    public IReadOnlyList<string> Preferences { get; init; } = [];
    public bool PreferencesConfirmed { get; init; }
    public DraftDocumentView? Document { get; init; }

    /// <summary>UTC; null when nothing has been saved.</summary>
    public DateTime? UpdatedAt { get; init; }
    public int Version { get; init; }

    public bool HasPerson => FamilyName is not null;

    public bool IsComplete =>
        HasPerson
        && GroupCode is not null
        && Preferences.Count > 0
        && PreferencesConfirmed
        && Document is not null;

    public string FullName =>
        string.Join(' ', new[] { FamilyName, GivenName, Patronymic }.OfType<string>());
}

public sealed record DraftDocumentView(string Name, string ContentType, long Size);

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

        var isSubmitted = await db.Applications.AnyAsync(
            application => application.CampaignId == campaign.Id && application.UserId == user,
            ct
        );
        var draft = await db
            .ApplicationDrafts.AsNoTracking()
            .SingleOrDefaultAsync(d => d.CampaignId == campaign.Id && d.UserId == user, ct);
        var now = time.UtcNow();
        return new ApplicationForm(
            campaign.Id,
            campaign.Code,
            campaign.Title,
            campaign.IsDemo,
            campaign.Rules,
            campaign.IsRegistrationOpen(now) ? RegistrationState.Open
                : now < campaign.RegistrationFromAt ? RegistrationState.NotYet
                : RegistrationState.Over,
            isSubmitted,
            draft is null ? new DraftView() : await ViewOfAsync(draft, ct)
        );
    }

    private async Task<DraftView> ViewOfAsync(ApplicationDraft draft, CancellationToken ct) =>
        new()
        {
            FamilyName = await personal.OpenAsync(draft.PersonId, draft.FamilyName, ct),
            GivenName = await personal.OpenAsync(draft.PersonId, draft.GivenName, ct),
            Patronymic = await personal.OpenAsync(draft.PersonId, draft.Patronymic, ct),
            IdentityKind = draft.IdentityKind,
            IdentityNumber = await personal.OpenAsync(draft.PersonId, draft.IdentityNumber, ct),
            GroupCode = draft.GroupCode,
            Preferences = draft.Preferences,
            PreferencesConfirmed = draft.PreferencesConfirmed,
            Document = await DocumentOfAsync(draft, ct),
            UpdatedAt = draft.UpdatedAt,
            Version = draft.Version,
        };

    private async Task<DraftDocumentView?> DocumentOfAsync(
        ApplicationDraft draft,
        CancellationToken ct
    )
    {
        if (draft.DocumentId is not { } id)
        {
            return null;
        }

        var file = await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == id, ct);
        return new DraftDocumentView(
            await personal.OpenAsync(draft.PersonId, draft.DocumentName, ct) ?? "—",
            file.ContentType,
            file.Size
        );
    }
}
