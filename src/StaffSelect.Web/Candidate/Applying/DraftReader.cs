using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Files;
using TaskStatus = StaffSelect.Domain.Candidates.TaskStatus;

namespace StaffSelect.Web.Candidate.Applying;

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
    public ApplicationDetails Details { get; init; } = ApplicationDetails.Empty;

    /// <summary>Documents in force.</summary>
    public IReadOnlyList<DraftDocumentView> Documents { get; init; } = [];
    public AccommodationView? Accommodation { get; init; }
    public required IReadOnlyList<TaskStatus> Tasks { get; init; }

    /// <summary>What the machine finds about the conditions of admission, as long as the group is known.</summary>
    public IReadOnlyList<EligibilityFinding> Findings { get; init; } = [];

    /// <summary>UTC; null when nothing has been saved.</summary>
    public DateTime? UpdatedAt { get; init; }
    public int Version { get; init; }

    public bool IsComplete => ApplicationTasks.Next(Tasks) is null;

    public bool HasPerson => FamilyName is not null;

    public string FullName =>
        string.Join(' ', new[] { FamilyName, GivenName, Patronymic }.OfType<string>());
}

/// <param name="Number">Number of the version, from 1.</param>
/// <param name="UploadedAt">UTC.</param>
public sealed record DraftDocumentView(
    ApplicationDocumentId Id,
    DocumentKind Kind,
    string Name,
    string ContentType,
    long Size,
    int Number,
    DateTime UploadedAt
);

/// <summary>What the candidate asked for; he alone and those who decide read it.</summary>
/// <param name="MadeAt">UTC.</param>
public sealed record AccommodationView(
    bool IsNeeded,
    int Percent,
    bool Breaks,
    string? Ground,
    string? FileName,
    DateTime MadeAt
);

/// <summary>Opens what a candidate has entered.</summary>
internal sealed class DraftReader(AppDbContext db, PersonalData personal)
{
    public async Task<DraftView> ReadAsync(
        ApplicationDraft? draft,
        RuleSet rules,
        CancellationToken ct
    )
    {
        if (draft is null)
        {
            return new DraftView { Tasks = ApplicationTasks.Of(new DraftContent(), rules) };
        }

        var details = await Drafts.DetailsAsync(personal, draft, ct);
        var documents = await DocumentsOfAsync(draft, ct);
        var accommodation = await AccommodationOfAsync(draft, ct);
        DocumentKind[] kinds = [.. documents.Select(document => document.Kind)];
        return new DraftView
        {
            FamilyName = await personal.OpenAsync(draft.PersonId, draft.FamilyName, ct),
            GivenName = await personal.OpenAsync(draft.PersonId, draft.GivenName, ct),
            Patronymic = await personal.OpenAsync(draft.PersonId, draft.Patronymic, ct),
            IdentityKind = draft.IdentityKind,
            IdentityNumber = await personal.OpenAsync(draft.PersonId, draft.IdentityNumber, ct),
            GroupCode = draft.GroupCode,
            Preferences = draft.Preferences,
            PreferencesConfirmed = draft.PreferencesConfirmed,
            Details = details,
            Documents = documents,
            Accommodation = accommodation,
            Tasks = ApplicationTasks.Of(
                new DraftContent
                {
                    HasPerson = draft.FamilyName is not null,
                    Group = draft.GroupCode,
                    Preferences = draft.Preferences,
                    PreferencesConfirmed = draft.PreferencesConfirmed,
                    Details = details,
                    Documents = kinds,
                    AccommodationAnswered = accommodation is not null,
                },
                rules
            ),
            Findings = draft.GroupCode is { } group
                ? Eligibility.Findings(details.Facts(group, kinds), rules)
                : [],
            UpdatedAt = draft.UpdatedAt,
            Version = draft.Version,
        };
    }

    private async Task<IReadOnlyList<DraftDocumentView>> DocumentsOfAsync(
        ApplicationDraft draft,
        CancellationToken ct
    )
    {
        var rows = await (
            from document in db.ApplicationDocuments.AsNoTracking()
            join file in db.StoredFiles.AsNoTracking() on document.FileId equals file.Id
            where document.ApplicationId == draft.Id
            select new
            {
                document,
                file.ContentType,
                file.Size,
            }
        ).ToListAsync(ct);
        var views = new List<DraftDocumentView>();
        foreach (var id in draft.Documents)
        {
            if (rows.Find(row => row.document.Id == id) is { document: var document } row)
            {
                views.Add(
                    new DraftDocumentView(
                        id,
                        document.Kind,
                        await personal.OpenAsync(draft.PersonId, document.Name, ct) ?? "—",
                        row.ContentType,
                        row.Size,
                        document.Number,
                        document.UploadedAt
                    )
                );
            }
        }

        return views;
    }

    private async Task<AccommodationView?> AccommodationOfAsync(
        ApplicationDraft draft,
        CancellationToken ct
    ) =>
        await AccommodationRequests.LatestAsync(db, draft.Id, ct) is { } request
            ? new AccommodationView(
                request.IsNeeded,
                request.Percent,
                request.Breaks,
                await personal.OpenAsync(draft.PersonId, request.Ground, ct),
                await personal.OpenAsync(draft.PersonId, request.FileName, ct),
                request.MadeAt
            )
            : null;
}
