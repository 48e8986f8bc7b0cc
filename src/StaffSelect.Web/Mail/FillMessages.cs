using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Outbox;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Mail;

/// <summary>Hands the oldest unfinished message over to its next recipients: a mail and a line on the status page each.</summary>
/// <returns>Whether a message is left to look at.</returns>
[Requires(Permission.SystemManage)]
public sealed record FillMessages : ICommand<bool>;

internal sealed class FillMessagesHandler(
    AppDbContext db,
    OutboxWriter outbox,
    PublicAddress address,
    UseCaseContext context,
    TimeProvider time
) : IHandler<FillMessages, bool>
{
    /// <summary>Recipients in one save, so that nobody waits long for the database.</summary>
    public const int Portion = 50;

    public async Task<Result<bool>> HandleAsync(
        FillMessages message,
        Actor actor,
        CancellationToken ct
    )
    {
        var written = await db
            .CampaignMessages.Where(one => one.FinishedAt == null)
            .OrderBy(one => one.WrittenAt)
            .FirstOrDefaultAsync(ct);
        if (written is null)
        {
            return false;
        }

        context.Campaign = written.CampaignId;
        var now = time.UtcNow();
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(known => known.Id == written.CampaignId, ct);
        var next = await db.RecipientsOf(campaign, written.Audience, now)
            .AsNoTracking()
            .Where(application =>
                !db.MessageDeliveries.Any(delivery =>
                    delivery.Message == written.Id && delivery.Application == application.Id
                )
            )
            .OrderBy(application => application.Id)
            .Take(Portion)
            .ToListAsync(ct);
        await DeliverAsync(written, campaign, next, now, ct);
        written.Deliver(next.Count, now);
        return true;
    }

    private async Task DeliverAsync(
        CampaignMessage written,
        Campaign campaign,
        List<Application> recipients,
        DateTime now,
        CancellationToken ct
    )
    {
        var users = recipients.Select(recipient => recipient.UserId.Value).ToList();
        var accounts = await db
            .Users.AsNoTracking()
            .Where(user => users.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, ct);
        var own = campaign.Rules.HasOwnDates(written.Audience)
            ? await db.OwnDatesAsync([.. recipients.Select(one => one.Id)], now, ct)
            : new Dictionary<ApplicationId, (DateTime StartsAt, string Place)>();
        foreach (var recipient in recipients)
        {
            var delivery = MessageDelivery.Of(
                written,
                recipient.Id,
                own.TryGetValue(recipient.Id, out var dates) ? dates : null,
                now
            );
            if (accounts.GetValueOrDefault(recipient.UserId.Value) is { } account)
            {
                delivery.By(MailTo(account, written, campaign, recipient, delivery)?.Id);
            }

            db.MessageDeliveries.Add(delivery);
        }
    }

    /// <summary>To each alone: an address never stands beside another.</summary>
    private OutboxMail? MailTo(
        AppUser account,
        CampaignMessage written,
        Campaign campaign,
        Application recipient,
        MessageDelivery delivery
    ) =>
        outbox.Add(
            account,
            MailTemplates.CampaignMessage,
            campaign.Title,
            written.Subject,
            MessageWords.Fill(
                written.Body,
                MessageWords.ValuesOf(written, campaign, recipient.WorkingCode, delivery)
            ),
            address.Link($"my/{campaign.Code}/status").ToString()
        );
}
