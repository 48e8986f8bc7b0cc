using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Accommodations;

/// <summary>The second reader confirms a proposal, which counts from then on, or returns it.</summary>
/// <param name="Application">Whose.</param>
/// <param name="Decision">The proposal that the reader has before his eyes.</param>
/// <param name="Confirm">False to return it.</param>
/// <param name="Reason">Why it is returned; sealed.</param>
[Requires(Permission.AccommodationDecide)]
public sealed record AnswerAccommodation(
    ApplicationId Application,
    Guid Decision,
    bool Confirm,
    [property: StringLength(Domain.Candidates.Application.MaximumReasonLength)] string? Reason
) : ICommand<Done>, IOfApplication;

internal sealed class AnswerAccommodationHandler(
    AppDbContext db,
    PersonalData personal,
    ApplicationNews news,
    UseCaseContext context,
    TimeProvider time
) : IHandler<AnswerAccommodation, Done>
{
    public async Task<Result<Done>> HandleAsync(
        AnswerAccommodation message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db.Applications.SingleAsync(a => a.Id == message.Application, ct);
        var decision = await db.AccommodationDecisions.SingleOrDefaultAsync(
            known => known.Id == message.Decision && known.ApplicationId == application.Id,
            ct
        );
        if (decision is null)
        {
            return Problem.NotFound;
        }

        if (application.UserId == actor.UserId)
        {
            return new Problem(ApplicationProblems.OwnApplication);
        }

        context.Reason = AccommodationWords.ForJournal(decision.Measures);
        return message.Confirm
            ? await ConfirmAsync(application, decision, actor, ct)
            : await ReturnAsync(application, decision, message.Reason, actor, ct);
    }

    private async Task<Result<Done>> ReturnAsync(
        Application application,
        AccommodationDecision decision,
        string? reason,
        Actor actor,
        CancellationToken ct
    ) =>
        string.IsNullOrWhiteSpace(reason)
            ? new Problem(ApplicationProblems.ReasonMissing).At(nameof(AnswerAccommodation.Reason))
            : decision.Return(
                actor.UserId,
                await personal.SealAsync(application.PersonId, reason.Trim(), ct),
                time.UtcNow()
            );

    private async Task<Result<Done>> ConfirmAsync(
        Application application,
        AccommodationDecision decision,
        Actor actor,
        CancellationToken ct
    )
    {
        var confirmed = decision.Confirm(actor.UserId, time.UtcNow());
        if (!confirmed.IsSuccess)
        {
            return confirmed;
        }

        var granted = application.Accommodate(decision.Measures, decision.Reason);
        if (!granted.IsSuccess)
        {
            return granted;
        }

        if (await MoveDeadlinesAsync(application, ct) is { } refused)
        {
            return refused;
        }

        var campaign = await db.Campaigns.SingleAsync(c => c.Id == application.CampaignId, ct);
        await news.TellAsync(
            application,
            campaign,
            ApplicationNoticeKind.Accommodation,
            await personal.SealAsync(
                application.PersonId,
                decision.Percent.ToString(CultureInfo.InvariantCulture),
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
            var moved = attempt.ChangeAccommodation(application.Measures, time.UtcNow());
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
