using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Messages;

/// <summary>One message with the mails that did not reach their recipients.</summary>
/// <param name="Skip">Failed mails before the page.</param>
[Requires(Permission.MessagesSend)]
public sealed record GetMessage(
    CampaignId Campaign,
    CampaignMessageId Message,
    [property: Range(0, 1_000_000)] int Skip,
    [property: Range(1, 100)] int Take
) : IQuery<MessageView>, IOfCampaign;

/// <param name="OccursAt">UTC.</param>
public sealed record MessageView(
    MessageRow Row,
    LocalizedText Body,
    DateTime? OccursAt,
    string? Place,
    RuleSet Rules,
    IReadOnlyList<FailedDelivery> Failures
);

/// <param name="Cause">What the mail server said.</param>
public sealed record FailedDelivery(
    ApplicationId Application,
    string Code,
    int Attempts,
    string? Cause
);

internal sealed class GetMessageHandler(AppDbContext db) : IHandler<GetMessage, MessageView>
{
    public async Task<Result<MessageView>> HandleAsync(
        GetMessage message,
        Actor actor,
        CancellationToken ct
    )
    {
        var found = await db
            .CampaignMessages.AsNoTracking()
            .SingleOrDefaultAsync(
                known => known.Id == message.Message && known.CampaignId == message.Campaign,
                ct
            );
        if (found is null)
        {
            return Problem.NotFound;
        }

        var failures = await (
            from delivery in db.MessageDeliveries
            where delivery.Message == found.Id
            join mail in db.Set<OutboxMail>() on delivery.Mail equals mail.Id
            where mail.State == OutboxState.Failed
            join application in db.Applications on delivery.Application equals application.Id
            orderby application.WorkingCode
            select new FailedDelivery(
                application.Id,
                application.WorkingCode,
                mail.Attempts,
                mail.LastError
            )
        )
            .Skip(message.Skip)
            .Take(message.Take)
            .ToListAsync(ct);
        return new MessageView(
            (await db.RowsOfAsync([found], ct))[0],
            found.Body,
            found.OccursAt,
            found.Place,
            await db
                .Campaigns.Where(known => known.Id == message.Campaign)
                .Select(known => known.Rules)
                .SingleAsync(ct),
            failures
        );
    }
}
