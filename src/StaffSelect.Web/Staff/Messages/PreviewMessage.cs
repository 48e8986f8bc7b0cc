using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Messages;

/// <summary>How many get a message, and how one of them reads it in both languages; nothing is stored.</summary>
/// <param name="Code">Working code of the one; empty for the first.</param>
[Requires(Permission.MessagesSend)]
public sealed record PreviewMessage(
    CampaignId Campaign,
    MessageDraft Draft,
    [property: StringLength(20)] string? Code
) : IQuery<MessagePreview>, IOfCampaign;

public sealed record MessagePreview(
    int Recipients,
    string Code,
    RenderedMail Ukrainian,
    RenderedMail English
);

internal sealed class PreviewMessageHandler(
    AppDbContext db,
    PublicAddress address,
    TimeProvider time
) : IHandler<PreviewMessage, MessagePreview>
{
    public async Task<Result<MessagePreview>> HandleAsync(
        PreviewMessage message,
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
        var written = CampaignMessage.Write(
            message.Campaign,
            prepared.Content,
            prepared.Audience,
            prepared.HasOwnDates,
            0,
            actor.RequiredUserId,
            now
        );
        if (written.Problem is { } faults)
        {
            return faults;
        }

        var recipients = db.RecipientsOf(prepared.Campaign, prepared.Audience, now);
        var count = await recipients.CountAsync(ct);
        if (count == 0)
        {
            return new Problem(MessageProblems.MessageNobody).At("Audience");
        }

        if (!string.IsNullOrWhiteSpace(message.Code))
        {
            var wanted = CandidateCode.TryParse(message.Code, out var code)
                ? code
                : message.Code.Trim().ToUpperInvariant();
            recipients = recipients.Where(one => one.WorkingCode == wanted);
        }

        var sample = await recipients
            .OrderBy(one => one.WorkingCode)
            .Select(one => new { one.Id, one.WorkingCode })
            .FirstOrDefaultAsync(ct);
        if (sample is null)
        {
            return new Problem(MessageProblems.MessageSampleUnknown, message.Code ?? "").At("Code");
        }

        var own = prepared.HasOwnDates
            ? await db.OwnDatesAsync([sample.Id], now, ct)
            : new Dictionary<ApplicationId, (DateTime StartsAt, string Place)>();
        var delivery = MessageDelivery.Of(
            written.Value,
            sample.Id,
            own.TryGetValue(sample.Id, out var dates) ? dates : null,
            now
        );
        var body = MessageWords.Fill(
            written.Value.Body,
            MessageWords.ValuesOf(written.Value, prepared.Campaign, sample.WorkingCode, delivery)
        );
        var link = address.Link($"my/{prepared.Campaign.Code}/status").ToString();
        RenderedMail In(string language) =>
            MailRenderer.Render(
                MailTemplates.CampaignMessage,
                language,
                [
                    prepared.Campaign.Title.In(language),
                    written.Value.Subject.In(language),
                    body.In(language),
                    link,
                ]
            );
        return new MessagePreview(count, sample.WorkingCode, In("uk"), In("en"));
    }
}
