using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Mail;

/// <summary>Puts a mail that was given up back into the outbox.</summary>
[Requires(Permission.SystemManage)]
public sealed record RepeatMail(OutboxMailId Mail) : ICommand<Done>;

internal sealed class RepeatMailHandler(
    AppDbContext db,
    UseCaseContext context,
    MailWake wake,
    TimeProvider time
) : IHandler<RepeatMail, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RepeatMail message,
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

        context.AfterCommit(wake.Signal);
        return mail.Repeat(time.UtcNow());
    }
}
