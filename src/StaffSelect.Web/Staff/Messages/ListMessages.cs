using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Messages;

/// <summary>The messages of a campaign, newest first, with what became of their mails.</summary>
[Requires(Permission.MessagesSend)]
public sealed record ListMessages(
    CampaignId Campaign,
    [property: Range(0, 100_000)] int Skip,
    [property: Range(1, 100)] int Take
) : IQuery<MessageList>, IOfCampaign;

/// <param name="Rules">For titles of stages and the zone.</param>
public sealed record MessageList(IReadOnlyList<MessageRow> Rows, int Total, RuleSet Rules);

/// <param name="IsFinished">Everybody has been reached; else the job is at it.</param>
public sealed record MessageRow(
    CampaignMessageId Id,
    LocalizedText Subject,
    MessageAudience Audience,
    string WrittenBy,
    DateTime WrittenAt,
    int Expected,
    int Delivered,
    bool IsFinished,
    MailCounts Mails
);

/// <param name="Without">Recipients whose account has no address.</param>
public sealed record MailCounts(int Sent, int Waiting, int Failed, int Without);

internal sealed class ListMessagesHandler(AppDbContext db) : IHandler<ListMessages, MessageList>
{
    public async Task<Result<MessageList>> HandleAsync(
        ListMessages message,
        Actor actor,
        CancellationToken ct
    )
    {
        var rules = await db
            .Campaigns.Where(known => known.Id == message.Campaign)
            .Select(known => known.Rules)
            .SingleAsync(ct);
        var all = db
            .CampaignMessages.AsNoTracking()
            .Where(known => known.CampaignId == message.Campaign);
        var page = await all.OrderByDescending(known => known.WrittenAt)
            .ThenByDescending(known => known.Id)
            .Skip(message.Skip)
            .Take(message.Take)
            .ToListAsync(ct);
        return new MessageList(await db.RowsOfAsync(page, ct), await all.CountAsync(ct), rules);
    }
}

internal static class MessageRows
{
    /// <summary>The rows of messages, with their writers and counts in a query each.</summary>
    public static async Task<IReadOnlyList<MessageRow>> RowsOfAsync(
        this AppDbContext db,
        IReadOnlyList<CampaignMessage> messages,
        CancellationToken ct
    )
    {
        var ids = messages.Select(known => known.Id).ToList();
        var states = await (
            from delivery in db.MessageDeliveries
            where ids.Contains(delivery.Message)
            join mail in db.Set<OutboxMail>() on delivery.Mail equals mail.Id into mails
            from mail in mails.DefaultIfEmpty()
            group delivery by new
            {
                delivery.Message,
                HasMail = delivery.Mail != null,
                State = (OutboxState?)mail!.State,
            } into rows
            select new
            {
                rows.Key.Message,
                rows.Key.HasMail,
                rows.Key.State,
                Count = rows.Count(),
            }
        ).ToListAsync(ct);
        var users = messages.Select(known => known.WrittenBy.Value).Distinct().ToList();
        var names = await db
            .Users.Where(user => users.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, ct);
        return
        [
            .. messages.Select(known =>
            {
                int Of(bool hasMail, OutboxState? state) =>
                    states
                        .Where(row =>
                            row.Message == known.Id && row.HasMail == hasMail && row.State == state
                        )
                        .Sum(row => row.Count);
                return new MessageRow(
                    known.Id,
                    known.Subject,
                    known.Audience,
                    names.GetValueOrDefault(known.WrittenBy.Value) ?? "",
                    known.WrittenAt,
                    known.Expected,
                    known.Delivered,
                    known.FinishedAt is not null,
                    new MailCounts(
                        Of(true, OutboxState.Sent),
                        Of(true, OutboxState.Waiting),
                        Of(true, OutboxState.Failed),
                        Of(false, null)
                    )
                );
            }),
        ];
    }
}
