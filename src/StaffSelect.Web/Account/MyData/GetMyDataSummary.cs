using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.MyData;

/// <summary>How much of each kind is kept about the sender.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMyDataSummary : IQuery<MyDataSummary>;

public sealed record MyDataSummary(
    string Email,
    int Applications,
    int Drafts,
    int Documents,
    int Tests,
    int Appeals,
    int Mails,
    int Sessions,
    int Roles,
    int Requests
);

internal sealed class GetMyDataSummaryHandler(AppDbContext db, OwnAccount own)
    : IHandler<GetMyDataSummary, MyDataSummary>
{
    public async Task<Result<MyDataSummary>> HandleAsync(
        GetMyDataSummary message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = await own.GetAsync(actor);
        var id = user.UserId;
        var applications = db.Set<Application>().Where(one => one.UserId == id);
        var drafts = db.Set<ApplicationDraft>().Where(one => one.UserId == id);
        return new MyDataSummary(
            user.Email ?? "",
            await applications.CountAsync(ct),
            await drafts.CountAsync(ct),
            await db.ApplicationDocuments.CountAsync(
                document =>
                    applications.Any(one => one.Id == document.ApplicationId)
                    || drafts.Any(one => one.Id == document.ApplicationId),
                ct
            ),
            await db.Set<Attempt>()
                .CountAsync(attempt => applications.Any(one => one.Id == attempt.Application), ct),
            await db.Appeals.CountAsync(
                appeal => applications.Any(one => one.Id == appeal.ApplicationId),
                ct
            ),
            await db.Set<OutboxMail>().CountAsync(mail => mail.Recipient == user.Email, ct),
            await db.Set<AccountSession>().CountAsync(session => session.User == id, ct),
            await db.RoleGrants.CountAsync(grant => grant.User == id, ct),
            await db.DataRequests.CountAsync(request => request.User == id, ct)
        );
    }
}
