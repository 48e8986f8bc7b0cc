using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Messages;

/// <summary>Writes a message to candidates; a job hands it over to each alone.</summary>
/// <param name="Expected">How many recipients the sender has confirmed; another number now is refused.</param>
[Requires(Permission.MessagesSend)]
public sealed record SendMessage(
    CampaignId Campaign,
    MessageDraft Draft,
    [property: Range(1, int.MaxValue)] int Expected
) : ICommand<CampaignMessageId>, IOfCampaign;

internal sealed class SendMessageHandler(
    AppDbContext db,
    UseCaseContext context,
    MessageWake wake,
    TimeProvider time
) : IHandler<SendMessage, CampaignMessageId>
{
    public async Task<Result<CampaignMessageId>> HandleAsync(
        SendMessage message,
        Actor actor,
        CancellationToken ct
    )
    {
        var read = await db.PrepareAsync(message.Campaign, message.Draft, ct);
        if (read.Problem is { } wrong)
        {
            return wrong;
        }

        var prepared = read.Value;
        var now = time.UtcNow();
        var count = await db.RecipientsOf(prepared.Campaign, prepared.Audience, now).CountAsync(ct);
        if (count != message.Expected)
        {
            return new Problem(MessageProblems.MessageAudienceChanged, count).At("Audience");
        }

        var written = CampaignMessage.Write(
            message.Campaign,
            prepared.Content,
            prepared.Audience,
            prepared.HasOwnDates,
            count,
            actor.RequiredUserId,
            now
        );
        if (written.Problem is { } faults)
        {
            return faults;
        }

        db.CampaignMessages.Add(written.Value);
        context.AfterCommit(wake.Signal);
        return written.Value.Id;
    }
}
