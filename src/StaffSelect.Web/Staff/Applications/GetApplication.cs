using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Admission;
using StaffSelect.Web.Files;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>Opens one application; the opening is written in the journal.</summary>
[Requires(Permission.ApplicationsRead)]
public sealed record GetApplication(ApplicationId Application)
    : IQuery<ApplicationView>,
        IOfApplication;

public sealed record ApplicationView(
    ApplicationId Id,
    CampaignId Campaign,
    string CampaignCode,
    LocalizedText CampaignTitle,
    string TimeZone,
    ApplicationStatus Status,
    PersonName? Name,
    IdentityKind IdentityKind,
    string? IdentityNumber,
    LocalizedText Group,
    IReadOnlyList<Post> Preferences,
    string WorkingCode,
    ApplicationDetails? Details,
    IReadOnlyList<EligibilityFinding> Findings,
    IReadOnlyList<DocumentView> Documents,
    DateTime SubmittedAt,
    DateTime? ChangedAt,
    int Edition,
    DateTime NoticeAcceptedAt,
    IReadOnlyList<DecisionView> Decisions,
    IReadOnlyDictionary<UserId, string> Deciders,
    DateTime? WithdrawnAt,
    int AccommodationPercent,
    int AccommodationBreaks,
    int AccommodationBreakMinutes,
    IReadOnlyList<GateStanding> Gates,
    IReadOnlyList<DoubleView> Doubles,
    IReadOnlyList<NoteView> Notes,
    int Version
);

/// <summary>Where a candidate stands before a compulsory check; why is nobody's business here.</summary>
/// <param name="Passed">Null while there is no result.</param>
public sealed record GateStanding(LocalizedText Title, bool? Passed, DateOnly? HeldOn);

/// <param name="Number">Number of the version, from 1.</param>
/// <param name="State">Whether it is what the application rests on.</param>
/// <param name="UploadedAt">UTC.</param>
public sealed record DocumentView(
    ApplicationDocumentId Id,
    DocumentKind Kind,
    int Number,
    DocumentState State,
    string ContentType,
    long Size,
    DateTime UploadedAt
);

/// <summary>What became of a version of a document that was submitted.</summary>
public enum DocumentState
{
    InForce,

    /// <summary>A newer version is in force.</summary>
    Replaced,

    /// <summary>The candidate took it out in a change.</summary>
    TakenOut,
}

internal sealed class GetApplicationHandler(
    AppDbContext db,
    PersonalData personal,
    DoubleHistory history,
    UseCaseContext context
) : IHandler<GetApplication, ApplicationView>
{
    public async Task<Result<ApplicationView>> HandleAsync(
        GetApplication message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db
            .Applications.AsNoTracking()
            .SingleAsync(a => a.Id == message.Application, ct);
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(c => c.Id == application.CampaignId, ct);
        var person = application.PersonId;
        var details = await personal.OpenRecordAsync<ApplicationDetails>(
            person,
            application.Details,
            ct
        );
        var documents = await DocumentsOfAsync(application, ct);
        DocumentKind[] inForce =
        [
            .. documents.Where(known => known.State == DocumentState.InForce).Select(k => k.Kind),
        ];
        var decisions = await AdmissionHistory.OfAsync(
            db,
            personal,
            application,
            campaign.Rules,
            ct
        );
        var doubles = await history.OfAsync(application, actor, ct);
        var notes = await ApplicationNotes.OfAsync(db, personal, application, ct);
        context.RecordRead(nameof(Application), application.Id.ToString(), campaign.Id);
        return new ApplicationView(
            application.Id,
            campaign.Id,
            campaign.Code,
            campaign.Title,
            campaign.Rules.TimeZone,
            application.Status,
            await ApplicantNames.OpenAsync(personal, application, ct),
            application.IdentityKind,
            await personal.OpenAsync(person, application.IdentityNumber, ct),
            campaign.Rules.Group(application.GroupCode).Title,
            [.. application.Preferences.Select(campaign.Rules.Post)],
            application.WorkingCode,
            details,
            Eligibility.Findings(
                (details ?? ApplicationDetails.Empty).Facts(application.GroupCode, inForce),
                campaign.Rules
            ),
            documents,
            application.SubmittedAt,
            application.ChangedAt,
            application.Edition,
            application.NoticeAcceptedAt,
            decisions,
            await NamesOfAsync(
                [
                    .. decisions.Select(decision => decision.By),
                    .. doubles.Select(found => found.DecidedBy),
                    .. notes.Select(note => (UserId?)note.WrittenBy),
                    .. notes.Select(note => note.StruckBy),
                ],
                ct
            ),
            application.WithdrawnAt,
            application.AccommodationPercent,
            application.AccommodationBreaks,
            application.AccommodationBreakMinutes,
            await GatesAsync(campaign, application.Id, ct),
            doubles,
            notes,
            application.Version
        );
    }

    private async Task<IReadOnlyList<GateStanding>> GatesAsync(
        Campaign campaign,
        ApplicationId application,
        CancellationToken ct
    )
    {
        var gates = campaign.Rules.Stages.Where(stage => stage.Kind == StageKind.Gate).ToList();
        var results =
            gates.Count == 0
                ? []
                : await db
                    .GateResults.AsNoTracking()
                    .Where(result => result.ApplicationId == application)
                    .OrderBy(result => result.Number)
                    .ToListAsync(ct);
        return
        [
            .. gates.Select(gate =>
            {
                var newest = results.LastOrDefault(result => result.Stage == gate.Code);
                return new GateStanding(gate.Title, newest?.Passed, newest?.HeldOn);
            }),
        ];
    }

    private async Task<IReadOnlyList<DocumentView>> DocumentsOfAsync(
        Application application,
        CancellationToken ct
    )
    {
        var submitted = await SubmittedDocuments.OfAsync(db, application.Id, ct);
        var ids = submitted.Select(document => document.FileId).ToList();
        var files = await db
            .StoredFiles.AsNoTracking()
            .Where(file => ids.Contains(file.Id))
            .ToDictionaryAsync(file => file.Id, ct);
        var replaced = submitted.Select(document => document.Replaces).ToHashSet();
        return
        [
            .. submitted
                .OrderBy(document => document.Kind)
                .Select(document => new DocumentView(
                    document.Id,
                    document.Kind,
                    document.Number,
                    application.Documents.Contains(document.Id) ? DocumentState.InForce
                        : replaced.Contains(document.Id) ? DocumentState.Replaced
                        : DocumentState.TakenOut,
                    files[document.FileId].ContentType,
                    files[document.FileId].Size,
                    document.UploadedAt
                )),
        ];
    }

    private async Task<IReadOnlyDictionary<UserId, string>> NamesOfAsync(
        IEnumerable<UserId?> people,
        CancellationToken ct
    )
    {
        var ids = people.Select(person => person?.Value).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<UserId, string>()
            : await db
                .Users.Where(account => ids.Contains(account.Id))
                .ToDictionaryAsync(
                    account => new UserId(account.Id),
                    account => account.DisplayName,
                    ct
                );
    }
}
