using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>Answers whether two applications are of one person; admission is decided apart from it.</summary>
/// <param name="Other">The application that it stands against; of another campaign only for an officer of both.</param>
/// <param name="Reason">On what the answer rests.</param>
[Requires(Permission.ApplicationsDecide)]
public sealed record DecideDouble(
    ApplicationId Application,
    ApplicationId Other,
    DoubleOutcome Outcome,
    [property: Required, MinLength(10), StringLength(LikelyDouble.MaximumReasonLength)]
        string Reason
) : ICommand<Done>, IOfApplication;

internal sealed class DecideDoubleHandler(
    AppDbContext db,
    PersonalData personal,
    UseCaseContext context,
    TimeProvider time
) : IHandler<DecideDouble, Done>
{
    public async Task<Result<Done>> HandleAsync(
        DecideDouble message,
        Actor actor,
        CancellationToken ct
    )
    {
        ApplicationId[] ids = [message.Application, message.Other];
        var both = await db
            .Applications.AsNoTracking()
            .Where(application => ids.Contains(application.Id))
            .ToListAsync(ct);
        if (
            both.Count != 2
            || both.Exists(one => !actor.Has(Permission.ApplicationsDecide, one.CampaignId))
        )
        {
            return Problem.NotFound;
        }

        if (both.Exists(one => one.UserId == actor.UserId))
        {
            return new Problem(ApplicationProblems.OwnApplication);
        }

        var open = await db.LikelyDoubles.SingleOrDefaultAsync(
            found =>
                ids.Contains(found.First) && ids.Contains(found.Second) && found.Outcome == null,
            ct
        );
        if (open is null)
        {
            return new Problem(ApplicationProblems.DoubleDecided);
        }

        // sealed with both keys: it may tell something of either person
        var (first, second) = both[0].Id == open.First ? (both[0], both[1]) : (both[1], both[0]);
        var reason = await personal.SealAsync(first.PersonId, message.Reason.Trim(), ct);
        // the words may be personal and stand sealed; the journal's reason is the answer
        context.Reason = message.Outcome.ToString();
        return open.Decide(
            message.Outcome,
            await personal.SealAsync(second.PersonId, reason.Value, ct),
            actor.RequiredUserId,
            time.UtcNow()
        );
    }
}
