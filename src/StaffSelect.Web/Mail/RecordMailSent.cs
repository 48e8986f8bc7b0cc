using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Mail;

/// <summary>Notes that the mail server took a mail over.</summary>
[Requires(Permission.SystemManage)]
internal sealed record RecordMailSent(OutboxMailId Mail, Guid Lease) : ICommand<Done>;

internal sealed class RecordMailSentHandler(AppDbContext db, TimeProvider time)
    : IHandler<RecordMailSent, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RecordMailSent message,
        Actor actor,
        CancellationToken ct
    )
    {
        var mail = await db.Set<OutboxMail>()
            .SingleOrDefaultAsync(mail => mail.Id == message.Mail, ct);
        if (mail is null)
        {
            return Problem.NotFound;
        }

        return mail.MarkSent(message.Lease, time.UtcNow()) ? Done.Value : Problem.Conflict;
    }
}
