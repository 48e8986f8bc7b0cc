using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.MyApplication;

/// <summary>The candidate takes the application back, for good.</summary>
[Requires(Permission.ApplicationOwn)]
public sealed record WithdrawApplication(ApplicationId Application)
    : ICommand<Done>,
        IOfApplication;

internal sealed class WithdrawApplicationHandler(
    AppDbContext db,
    ApplicationNews news,
    UseCaseContext context,
    TimeProvider time
) : IHandler<WithdrawApplication, Done>
{
    public async Task<Result<Done>> HandleAsync(
        WithdrawApplication message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db.Applications.SingleAsync(a => a.Id == message.Application, ct);
        if (application.UserId != actor.UserId)
        {
            return Problem.NotFound;
        }

        var campaign = await db.Campaigns.SingleAsync(c => c.Id == application.CampaignId, ct);
        var withdrawn = application.Withdraw(
            campaign.Status == CampaignStatus.Published,
            time.UtcNow()
        );
        if (!withdrawn.IsSuccess)
        {
            return withdrawn.Problem;
        }

        // a change that was begun has nothing left to change
        db.ApplicationDrafts.RemoveRange(
            await db.ApplicationDrafts.Where(draft => draft.Id == application.Id).ToListAsync(ct)
        );
        context.Reason = "Withdrawn by the candidate";
        await news.TellAsync(application, campaign, ApplicationNoticeKind.Withdrawn, null, ct);
        return Done.Value;
    }
}
