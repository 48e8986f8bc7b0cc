using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Outbox;
using StaffSelect.Domain;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Mail;

/// <summary>Takes due mails for one run of a dispatcher; another run does not get them while the lease lasts.</summary>
/// <remarks>The version of each row decides between two dispatchers: one of them loses, looks again and finds the mails taken.</remarks>
[Requires(Permission.SystemManage)]
internal sealed record TakeDueMail(Guid Lease, [property: Range(1, 100)] int Most)
    : ICommand<IReadOnlyList<MailToSend>>;

/// <summary>A mail with everything that sending needs.</summary>
/// <param name="Arguments">Null when they can no longer be read.</param>
internal sealed record MailToSend(
    OutboxMailId Id,
    string MessageId,
    string Recipient,
    string Template,
    string Language,
    DateTime CreatedAt,
    IReadOnlyList<string>? Arguments
);

internal sealed class TakeDueMailHandler(AppDbContext db, OutboxWriter outbox, TimeProvider time)
    : IHandler<TakeDueMail, IReadOnlyList<MailToSend>>
{
    public async Task<Result<IReadOnlyList<MailToSend>>> HandleAsync(
        TakeDueMail message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var due = await db.Set<OutboxMail>()
            .Where(mail =>
                mail.State == OutboxState.Waiting
                && mail.DueAt <= now
                && (mail.LeaseUntilAt == null || mail.LeaseUntilAt <= now)
            )
            .OrderBy(mail => mail.DueAt)
            .ThenBy(mail => mail.Id)
            .Take(message.Most)
            .ToListAsync(ct);
        return Result<IReadOnlyList<MailToSend>>.Success([
            .. due.Where(mail => mail.TryLease(message.Lease, now)).Select(Read),
        ]);
    }

    private MailToSend Read(OutboxMail mail)
    {
        IReadOnlyList<string>? arguments;
        try
        {
            arguments = outbox.ArgumentsOf(mail);
        }
        catch (CryptographicException)
        {
            arguments = null;
        }

        return new MailToSend(
            mail.Id,
            mail.MessageId,
            mail.Recipient,
            mail.Template,
            mail.Language,
            mail.CreatedAt,
            arguments
        );
    }
}
