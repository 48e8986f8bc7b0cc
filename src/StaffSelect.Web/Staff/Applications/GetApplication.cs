using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
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
    DocumentView Document,
    DateTime SubmittedAt,
    DateTime NoticeAcceptedAt,
    DateTime? DecidedAt,
    string? DecidedBy,
    DecisionGround? DecisionGround,
    string? DecisionReason,
    DateTime? WithdrawnAt,
    int AccommodationPercent,
    string? AccommodationReason,
    IReadOnlyList<GateStanding> Gates,
    int Version
);

/// <summary>Where a candidate stands before a compulsory check; why is nobody's business here.</summary>
/// <param name="Passed">Null while there is no result.</param>
public sealed record GateStanding(LocalizedText Title, bool? Passed, DateOnly? HeldOn);

public sealed record DocumentView(string ContentType, long Size, string Sha256);

internal sealed class GetApplicationHandler(
    AppDbContext db,
    PersonalData personal,
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
        var file = await db
            .StoredFiles.AsNoTracking()
            .SingleAsync(f => f.Id == application.DocumentId, ct);
        var person = application.PersonId;
        var maySeeGrounds = actor.Has(Permission.AccommodationDecide, campaign.Id);
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
            new DocumentView(file.ContentType, file.Size, file.Sha256),
            application.SubmittedAt,
            application.NoticeAcceptedAt,
            application.DecidedAt,
            await NameOfAsync(application.DecidedBy, ct),
            application.DecisionGround,
            await personal.OpenAsync(person, application.DecisionReason, ct),
            application.WithdrawnAt,
            application.AccommodationPercent,
            maySeeGrounds
                ? await personal.OpenAsync(person, application.AccommodationReason, ct)
                : null,
            await GatesAsync(campaign, application.Id, ct),
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

    private async Task<string?> NameOfAsync(UserId? user, CancellationToken ct) =>
        user is { } id
            ? await db
                .Users.Where(account => account.Id == id.Value)
                .Select(account => account.DisplayName)
                .SingleOrDefaultAsync(ct)
            : null;
}
