using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Accommodations;

/// <summary>Proposes what is to be granted; it counts once another person has confirmed it.</summary>
/// <param name="Application">Whose.</param>
/// <param name="Measures">Extra time and breaks; all zero takes back what was granted.</param>
/// <param name="Reason">Grounds; sealed, and shown only to those who decide.</param>
[Requires(Permission.AccommodationDecide)]
public sealed record ProposeAccommodation(
    ApplicationId Application,
    AccommodationMeasures Measures,
    [property: StringLength(Domain.Candidates.Application.MaximumReasonLength)] string? Reason
) : ICommand<Guid>, IOfApplication;

internal sealed class ProposeAccommodationHandler(
    AppDbContext db,
    PersonalData personal,
    UseCaseContext context,
    TimeProvider time
) : IHandler<ProposeAccommodation, Guid>
{
    public async Task<Result<Guid>> HandleAsync(
        ProposeAccommodation message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db.Applications.SingleAsync(a => a.Id == message.Application, ct);
        if (string.IsNullOrWhiteSpace(message.Reason))
        {
            return new Problem(ApplicationProblems.ReasonMissing).At(
                nameof(ProposeAccommodation.Reason)
            );
        }

        if (
            await db.AccommodationDecisions.AnyAsync(
                decision =>
                    decision.ApplicationId == application.Id
                    && decision.State == AccommodationState.Proposed,
                ct
            )
        )
        {
            return new Problem(ApplicationProblems.AccommodationWaits);
        }

        var proposed = AccommodationDecision.Propose(
            application,
            message.Measures,
            await personal.SealAsync(application.PersonId, message.Reason.Trim(), ct),
            actor.UserId,
            time.UtcNow()
        );
        if (!proposed.IsSuccess)
        {
            return proposed.Problem;
        }

        db.AccommodationDecisions.Add(proposed.Value);
        context.Reason = AccommodationWords.ForJournal(message.Measures);
        return proposed.Value.Id;
    }
}

internal static class AccommodationWords
{
    /// <summary>The measures without grounds, as the journal keeps them.</summary>
    public static string ForJournal(AccommodationMeasures measures) =>
        $"Extra time {measures.Percent} %, breaks {measures.Breaks} x {measures.BreakMinutes} min";
}
