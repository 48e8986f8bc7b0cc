using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Mail;

/// <summary>Notes why a mail was not sent; it is tried again later, or given up and shown to the system administrator.</summary>
[Requires(Permission.SystemManage)]
internal sealed record RecordMailFailure(OutboxMailId Mail, Guid Lease, string Error, bool IsFinal)
    : ICommand<Done>;

internal sealed class RecordMailFailureHandler(AppDbContext db, TimeProvider time)
    : IHandler<RecordMailFailure, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RecordMailFailure message,
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

        return mail.MarkFailed(message.Lease, message.Error, message.IsFinal, time.UtcNow())
            ? Done.Value
            : Problem.Conflict;
    }
}
