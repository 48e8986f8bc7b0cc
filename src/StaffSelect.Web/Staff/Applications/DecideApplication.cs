using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>Admits or refuses, with grounds.</summary>
/// <param name="Application">Which application.</param>
/// <param name="Version">The version that the officer has before his eyes.</param>
/// <param name="Admit">True to admit.</param>
/// <param name="Ground">What the decision rests on; goes into the journal.</param>
/// <param name="Reason">Words for the candidate; required of a refusal that names no condition.</param>
/// <param name="Unmet">The conditions that a refusal rests on; required when that is its ground and there are conditions.</param>
[Requires(Permission.ApplicationsDecide)]
public sealed record DecideApplication(
    ApplicationId Application,
    int Version,
    bool Admit,
    DecisionGround Ground,
    [property: StringLength(Domain.Candidates.Application.MaximumReasonLength)] string? Reason,
    [property: MaxLength(100)] IReadOnlyList<UnmetCondition>? Unmet = null
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

        var campaign = await db.Campaigns.SingleAsync(c => c.Id == application.CampaignId, ct);
        if (CheckWords(message, campaign.Rules, application.GroupCode) is { } incomplete)
        {
            return incomplete;
        }

        var reason = await personal.SealOptionalAsync(
            application.PersonId,
            message.Reason?.Trim(),
            ct
        );
        var now = time.UtcNow();
        var decided = message.Admit
            ? application.Admit(actor.UserId, message.Ground, reason, now)
            : application.Reject(actor.UserId, message.Ground, reason, now);
        if (!decided.IsSuccess)
        {
            return decided.Problem;
        }

        UnmetCondition[] unmet =
        [
            .. (message.Unmet ?? []).Select(one => one with { Words = one.Words.Trim() }),
        ];
        db.AdmissionDecisions.Add(
            AdmissionDecision.Of(
                application,
                [.. unmet.Select(one => one.Rule)],
                unmet.Length == 0
                    ? null
                    : await personal.SealRecordAsync(application.PersonId, unmet, ct)
            )
        );

        // the words may be personal and stand sealed in the changes; the journal's reason is the ground
        context.Reason = message.Ground.ToString();
        await news.TellAsync(
            application,
            campaign,
            message.Admit ? ApplicationNoticeKind.Admitted : ApplicationNoticeKind.Rejected,
            reason,
            ct
        );
        return Done.Value;
    }

    private static Problem? CheckWords(DecideApplication message, RuleSet rules, string group)
    {
        var unmet = message.Unmet ?? [];
        if (message.Admit)
        {
            return unmet.Count == 0 ? null : new Problem(ApplicationProblems.GroundUnfit);
        }

        if (
            message.Ground == DecisionGround.ConditionNotMet
            && unmet.Count == 0
            && rules.Eligibility.Any(rule => rule.AppliesTo(group))
        )
        {
            return new Problem(ApplicationProblems.ConditionMissing).At(
                nameof(DecideApplication.Unmet)
            );
        }

        return unmet.Count == 0 && string.IsNullOrWhiteSpace(message.Reason)
            ? new Problem(ApplicationProblems.ReasonMissing).At(nameof(DecideApplication.Reason))
            : UnmetCondition.Check(unmet, rules, group)?.At(nameof(DecideApplication.Unmet));
    }
}
