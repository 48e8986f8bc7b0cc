using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>Admits or refuses, with grounds.</summary>
/// <param name="Application">Which application.</param>
/// <param name="Version">The version that the officer has before his eyes.</param>
/// <param name="Admit">True to admit.</param>
/// <param name="Ground">What the decision rests on; goes into the journal.</param>
/// <param name="Reason">Words for the candidate; required of a refusal.</param>
[Requires(Permission.ApplicationsDecide)]
public sealed record DecideApplication(
    ApplicationId Application,
    int Version,
    bool Admit,
    DecisionGround Ground,
    [property: StringLength(Domain.Candidates.Application.MaximumReasonLength)] string? Reason
) : ICommand<Done>, IOfApplication;

internal sealed class DecideApplicationHandler(
    AppDbContext db,
    PersonalData personal,
    ApplicationNews news,
    UseCaseContext context,
    TimeProvider time
) : IHandler<DecideApplication, Done>
{
    public async Task<Result<Done>> HandleAsync(
        DecideApplication message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db.Applications.SingleAsync(a => a.Id == message.Application, ct);
        if (application.Version != message.Version)
        {
            return Problem.Conflict;
        }

        var words = message.Reason?.Trim();
        if (!message.Admit && string.IsNullOrEmpty(words))
        {
            return new Problem(ApplicationProblems.ReasonMissing).At(
                nameof(DecideApplication.Reason)
            );
        }

        var reason = await personal.SealOptionalAsync(application.PersonId, words, ct);
        var now = time.UtcNow();
        var decided = message.Admit
            ? application.Admit(actor.UserId, message.Ground, reason, now)
            : application.Reject(actor.UserId, message.Ground, reason!.Value, now);
        if (!decided.IsSuccess)
        {
            return decided.Problem;
        }

        // the words may be personal and stand sealed in the changes; the journal's reason is the ground
        context.Reason = message.Ground.ToString();
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == application.CampaignId, ct);
        await news.TellAsync(
            application,
            campaign,
            message.Admit ? ApplicationNoticeKind.Admitted : ApplicationNoticeKind.Rejected,
            reason,
            ct
        );
        return Done.Value;
    }
}
