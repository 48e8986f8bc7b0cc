using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Accommodations;

/// <summary>What was proposed and decided for one candidate, with grounds; the reading is written in the journal.</summary>
[Requires(Permission.AccommodationDecide)]
public sealed record GetAccommodation(ApplicationId Application)
    : IQuery<AccommodationView>,
        IOfApplication;

/// <param name="Decisions">Newest first.</param>
public sealed record AccommodationView(
    ApplicationId Application,
    string CampaignCode,
    LocalizedText CampaignTitle,
    string TimeZone,
    string WorkingCode,
    ApplicationStatus Status,
    IReadOnlyList<AccommodationDecisionView> Decisions
);

/// <param name="Reason">Null when the person was erased.</param>
/// <param name="IsOwn">Proposed by the reader, who therefore cannot answer it.</param>
public sealed record AccommodationDecisionView(
    Guid Id,
    AccommodationState State,
    AccommodationMeasures Measures,
    string? Reason,
    string? ProposedBy,
    DateTime ProposedAt,
    string? AnsweredBy,
    DateTime? AnsweredAt,
    string? AnswerReason,
    bool IsOwn
);

internal sealed class GetAccommodationHandler(
    AppDbContext db,
    PersonalData personal,
    UseCaseContext context
) : IHandler<GetAccommodation, AccommodationView>
{
    public async Task<Result<AccommodationView>> HandleAsync(
        GetAccommodation message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db
            .Applications.AsNoTracking()
            .SingleAsync(known => known.Id == message.Application, ct);
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(known => known.Id == application.CampaignId, ct);
        var decisions = await db
            .AccommodationDecisions.AsNoTracking()
            .Where(decision => decision.ApplicationId == application.Id)
            .OrderByDescending(decision => decision.ProposedAt)
            .ToListAsync(ct);
        var people = decisions
            .SelectMany(decision => new[] { decision.ProposedBy, decision.AnsweredBy })
            .Select(user => user?.Value)
            .OfType<Guid>()
            .ToList();
        var names = await db
            .Users.Where(account => people.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.DisplayName, ct);
        var views = new List<AccommodationDecisionView>(decisions.Count);
        foreach (var decision in decisions)
        {
            views.Add(
                new AccommodationDecisionView(
                    decision.Id,
                    decision.State,
                    decision.Measures,
                    await personal.OpenAsync(application.PersonId, decision.Reason, ct),
                    Name(decision.ProposedBy),
                    decision.ProposedAt,
                    Name(decision.AnsweredBy),
                    decision.AnsweredAt,
                    await personal.OpenAsync(application.PersonId, decision.AnswerReason, ct),
                    decision.ProposedBy == actor.UserId
                )
            );
        }

        context.RecordRead(
            nameof(AccommodationDecision),
            application.Id.ToString(),
            application.CampaignId
        );
        return new AccommodationView(
            application.Id,
            campaign.Code,
            campaign.Title,
            campaign.Rules.TimeZone,
            application.WorkingCode,
            application.Status,
            views
        );

        string? Name(UserId? user) => user is { } id ? names.GetValueOrDefault(id.Value) : null;
    }
}
