using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Mail;

/// <summary>Mails of one state, newest first, with the counts of all states.</summary>
[Requires(Permission.MailRead)]
public sealed record ListMail(
    OutboxState State,
    [property: Range(0, 100_000)] int Page,
    [property: Range(1, 100)] int PageSize
) : IQuery<MailList>;

public sealed record MailList(IReadOnlyList<MailRow> Rows, int Waiting, int Failed, int Sent);

/// <summary>One mail without its content.</summary>
/// <param name="At">UTC: when it was sent, else when it is due, else when it was written.</param>
public sealed record MailRow(
    OutboxMailId Id,
    string Recipient,
    string Template,
    string Language,
    DateTime CreatedAt,
    DateTime At,
    int Attempts,
    string? LastError
);

internal sealed class ListMailHandler(AppDbContext db) : IHandler<ListMail, MailList>
{
    public async Task<Result<MailList>> HandleAsync(
        ListMail message,
        Actor actor,
        CancellationToken ct
    )
    {
        var mails = db.Set<OutboxMail>().AsNoTracking();
        var counts = await mails
            .GroupBy(mail => mail.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.State, group => group.Count, ct);
        var rows = await mails
            .Where(mail => mail.State == message.State)
            .OrderByDescending(mail => mail.CreatedAt)
            .ThenByDescending(mail => mail.Id)
            .Skip(message.Page * message.PageSize)
            .Take(message.PageSize)
            .Select(mail => new MailRow(
                mail.Id,
                mail.Recipient,
                mail.Template,
                mail.Language,
                mail.CreatedAt,
                mail.SentAt ?? mail.DueAt,
                mail.Attempts,
                mail.LastError
            ))
            .ToListAsync(ct);
        return new MailList(
            rows,
            counts.GetValueOrDefault(OutboxState.Waiting),
            counts.GetValueOrDefault(OutboxState.Failed),
            counts.GetValueOrDefault(OutboxState.Sent)
        );
    }
}
