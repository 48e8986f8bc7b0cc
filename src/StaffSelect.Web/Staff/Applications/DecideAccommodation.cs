using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>Grants extra test time or takes it back.</summary>
/// <param name="Application">Whose.</param>
/// <param name="Version">The version that the officer has before his eyes.</param>
/// <param name="Percent">0, 25, 50 or 100 percent of the limit.</param>
/// <param name="Reason">Grounds; sealed, and shown only to those who may decide.</param>
[Requires(Permission.AccommodationDecide)]
public sealed record DecideAccommodation(
    ApplicationId Application,
    int Version,
    int Percent,
    [property: StringLength(Domain.Candidates.Application.MaximumReasonLength)] string? Reason
) : ICommand<Done>, IOfApplication;

internal sealed class DecideAccommodationHandler(
    AppDbContext db,
    PersonalData personal,
    ApplicationNews news,
    UseCaseContext context,
    TimeProvider time
) : IHandler<DecideAccommodation, Done>
{
    public async Task<Result<Done>> HandleAsync(
        DecideAccommodation message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db.Applications.SingleAsync(a => a.Id == message.Application, ct);
        if (application.Version != message.Version)
        {
            return Problem.Conflict;
        }

        if (application.UserId == actor.UserId)
        {
            return new Problem(ApplicationProblems.OwnApplication);
        }

        if (string.IsNullOrWhiteSpace(message.Reason))
        {
            return new Problem(ApplicationProblems.ReasonMissing).At(
                nameof(DecideAccommodation.Reason)
            );
        }

        var granted = application.Accommodate(
            message.Percent,
            await personal.SealAsync(application.PersonId, message.Reason.Trim(), ct)
        );
        if (!granted.IsSuccess)
        {
            return granted.Problem.At(nameof(DecideAccommodation.Percent));
        }

        if (await MoveDeadlinesAsync(application, ct) is { } refused)
        {
            return refused;
        }

        context.Reason = $"Extra time {message.Percent} %";
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == application.CampaignId, ct);
        await news.TellAsync(
            application,
            campaign,
            ApplicationNoticeKind.Accommodation,
            await personal.SealAsync(
                application.PersonId,
                message.Percent.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ct
            ),
            ct
        );
        return Done.Value;
    }

    /// <summary>A test that runs gets its new end at once; a test that has ended cannot be made longer.</summary>
    private async Task<Problem?> MoveDeadlinesAsync(Application application, CancellationToken ct)
    {
        var attempts = await db.Set<Attempt>()
            .Where(attempt => attempt.Application == application.Id)
            .ToListAsync(ct);
        foreach (var attempt in attempts)
        {
            var moved = attempt.ChangeAccommodation(
                application.AccommodationPercent,
                time.UtcNow()
            );
            if (!moved.IsSuccess)
            {
                return moved.Problem.Code == TestProblems.TestClosed
                    ? new Problem(ApplicationProblems.TestStarted)
                    : moved.Problem;
            }

            db.Add(moved.Value);
        }

        return null;
    }
}
