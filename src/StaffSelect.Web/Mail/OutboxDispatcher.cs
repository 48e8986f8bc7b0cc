using Microsoft.Extensions.Options;
using MimeKit;
using StaffSelect.Domain;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Mail;

/// <summary>Sends what is due in the outbox; the only one who talks to a mail server.</summary>
/// <remarks>
/// Any number may run at once: a mail is leased in the database before it is sent. A process that dies between the mail server's "accepted" and our
/// note of it leaves the lease to run out, and the mail goes out again with the same message id.
/// </remarks>
internal sealed class OutboxDispatcher(
    UseCases.UseCases useCases,
    IMailSender sender,
    IOptions<MailSettings> settings,
    ILogger<OutboxDispatcher> log
)
{
    private const int BatchSize = 20;
    private const int LongestError = OutboxMail.ErrorLength;
    private static readonly Actor Job = Actor.System("mail");

    /// <summary>Sends everything that is due.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var sent = 0;
        while (true)
        {
            var lease = Guid.CreateVersion7();
            var taken = await useCases.SendAsync(new TakeDueMail(lease, BatchSize), Job, ct);
            // refused = another dispatcher was faster twice; what it left is due at the next sweep
            if (!taken.IsSuccess || taken.Value.Count == 0)
            {
                return sent;
            }

            sent += await SendAsync(taken.Value, lease, ct);
        }
    }

    private async Task<int> SendAsync(
        IReadOnlyList<MailToSend> mails,
        Guid lease,
        CancellationToken ct
    )
    {
        IMailSession session;
        try
        {
            session = await sender.OpenAsync(ct);
        }
        catch (MailFailedException exception)
        {
            log.LogWarning(exception, "No mail can be sent: {Reason}", exception.Message);
            foreach (var mail in mails)
            {
                await FailAsync(mail, lease, exception.Message, isFinal: false, ct);
            }

            return 0;
        }

        var sent = 0;
        await using (session)
        {
            foreach (var mail in mails)
            {
                sent += await SendOneAsync(session, mail, lease, ct) ? 1 : 0;
            }
        }

        return sent;
    }

    private async Task<bool> SendOneAsync(
        IMailSession session,
        MailToSend mail,
        Guid lease,
        CancellationToken ct
    )
    {
        try
        {
            using var message = Compose(mail);
            await session.SendAsync(message, ct);
        }
        catch (MailFailedException exception)
        {
            log.LogWarning(exception, "Mail {MailId} was not sent", mail.Id);
            await FailAsync(mail, lease, exception.Message, exception.IsFinal, ct);
            return false;
        }

        var noted = await useCases.SendAsync(new RecordMailSent(mail.Id, lease), Job, ct);
        if (!noted.IsSuccess)
        {
            log.LogWarning("Mail {MailId} was sent after its lease had run out", mail.Id);
        }

        return true;
    }

    private Task<Result<Done>> FailAsync(
        MailToSend mail,
        Guid lease,
        string error,
        bool isFinal,
        CancellationToken ct
    ) =>
        useCases.SendAsync(
            new RecordMailFailure(
                mail.Id,
                lease,
                error.Length > LongestError ? error[..LongestError] : error,
                isFinal
            ),
            Job,
            ct
        );

    private MimeMessage Compose(MailToSend mail)
    {
        if (mail.Arguments is null)
        {
            throw new MailFailedException("The mail's content cannot be read any more.")
            {
                IsFinal = true,
            };
        }

        RenderedMail rendered;
        try
        {
            rendered = MailRenderer.Render(mail.Template, mail.Language, mail.Arguments);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            throw new MailFailedException(exception.Message, exception) { IsFinal = true };
        }

        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = mail.CreatedAt,
            Subject = rendered.Subject,
            Body = new TextPart("plain") { Text = rendered.Body },
        };
        message.From.Add(new MailboxAddress(settings.Value.FromName, SenderAddress(mail)));
        message.To.Add(new MailboxAddress("", mail.Recipient));
        // keeps vacation notices from answering
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private string SenderAddress(MailToSend mail) =>
        settings.Value.From.Length > 0
            ? settings.Value.From
            : $"no-reply@{mail.MessageId.Split('@')[1]}";
}
