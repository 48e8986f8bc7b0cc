using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Messages;

/// <summary>Puts failed mails of a message back into the outbox.</summary>
/// <param name="Application">Whose; null for the next of all, <see cref="RepeatMessageMailsHandler.Most"/> at most.</param>
/// <returns>How many are sent again.</returns>
[Requires(Permission.MessagesSend)]
public sealed record RepeatMessageMails(
    CampaignId Campaign,
    CampaignMessageId Message,
    ApplicationId? Application
) : ICommand<int>, IOfCampaign;

internal sealed class RepeatMessageMailsHandler(
    AppDbContext db,
    UseCaseContext context,
    MailWake wake,
    TimeProvider time
) : IHandler<RepeatMessageMails, int>
{
    /// <summary>Mails in one save, so that nobody waits long for the database.</summary>
    internal const int Most = 100;

    public async Task<Result<int>> HandleAsync(
        RepeatMessageMails message,
        Actor actor,
        CancellationToken ct
    )
    {
        var isKnown = await db.CampaignMessages.AnyAsync(
            known => known.Id == message.Message && known.CampaignId == message.Campaign,
            ct
        );
        if (!isKnown)
        {
            return Problem.NotFound;
        }

        var failed =
            from delivery in db.MessageDeliveries
            where delivery.Message == message.Message
            join mail in db.Set<OutboxMail>() on delivery.Mail equals mail.Id
            where mail.State == OutboxState.Failed
            select new { delivery.Application, Mail = mail };
        if (message.Application is { } one)
        {
            failed = failed.Where(row => row.Application == one);
        }

        var mails = await failed
            .OrderBy(row => row.Mail.CreatedAt)
            .Take(Most)
            .Select(row => row.Mail)
            .ToListAsync(ct);
        if (mails.Count == 0)
        {
            return new Problem(MailProblems.MailNotFailed);
        }

        var now = time.UtcNow();
        mails.ForEach(mail => mail.Repeat(now));
        context.AfterCommit(wake.Signal);
        return mails.Count;
    }
}
