using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Outbox;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Appeals;

/// <summary>Answers an appeal; the candidate reads the answer on the status page.</summary>
[Requires(Permission.AppealsAnswer)]
public sealed record AnswerAppeal(
    AppealId Appeal,
    [property: Required, EnumDataType(typeof(AppealOutcome))] AppealOutcome? Outcome,
    [property:
        Required,
        MinLength(Domain.Publication.Appeal.TextMinimum),
        StringLength(Domain.Publication.Appeal.TextMaximum)
    ]
        string Answer
) : ICommand<Done>, IOfAppeal;

internal sealed class AnswerAppealHandler(
    AppDbContext db,
    PersonalData personal,
    OutboxWriter outbox,
    PublicAddress address,
    UseCaseContext context,
    TimeProvider time
) : IHandler<AnswerAppeal, Done>
{
    public async Task<Result<Done>> HandleAsync(
        AnswerAppeal message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var appeal = await db.Appeals.SingleAsync(one => one.Id == message.Appeal, ct);
        var application = await db
            .Applications.AsNoTracking()
            .SingleAsync(one => one.Id == appeal.ApplicationId, ct);
        var decider = await db.DeciderAsync(appeal.CampaignId, actor, application.UserId, ct);
        if (decider is null)
        {
            return Problem.Forbidden;
        }

        var answer = await personal.SealAsync(application.PersonId, message.Answer.Trim(), ct);
        var decided = appeal.Decide(decider, message.Outcome!.Value, answer, now);
        if (decided.Problem is { } problem)
        {
            return problem;
        }

        // the words stand sealed in the changes
        context.Reason = message.Outcome.Value.ToString();
        db.ApplicationNotices.Add(
            ApplicationNotice.Create(
                application.Id,
                ApplicationNoticeKind.AppealAnswered,
                now,
                answer
            )
        );
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == appeal.CampaignId, ct);
        await outbox.AddAsync(
            application.UserId,
            MailTemplates.AppealAnswered,
            [
                appeal.Receipt,
                campaign.Title,
                address.Link($"/my/{campaign.Code}/appeal").ToString(),
            ],
            ct
        );
        return Done.Value;
    }
}

/// <summary>Finds what bars somebody from answering appeals.</summary>
internal static class AppealDeciders
{
    /// <summary>The sender as a decider; null for jobs.</summary>
    public static async Task<AppealDecider?> DeciderAsync(
        this AppDbContext db,
        CampaignId campaign,
        Actor actor,
        UserId? appellant,
        CancellationToken ct
    )
    {
        if (actor.UserId is not { } user)
        {
            return null;
        }

        var scored = await db.HasScoredAsync(campaign, user, ct);
        var approved = await db.HasSignedAsync(campaign, user, ct);
        return new AppealDecider(user, scored, approved, user == appellant);
    }
}
