using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Outbox;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Hosting;

namespace StaffSelect.Web.Mail;

/// <summary>Tells a candidate that something changed: a notice on the status page and a mail that only points there.</summary>
public sealed class ApplicationNews(
    AppDbContext db,
    OutboxWriter outbox,
    PublicAddress address,
    TimeProvider time
)
{
    /// <summary>The receipt of a submission.</summary>
    public async Task ReceivedAsync(
        Application application,
        Campaign campaign,
        CancellationToken ct
    )
    {
        Note(application.Id, ApplicationNoticeKind.Submitted, null);
        await outbox.AddAsync(
            application.UserId,
            MailTemplates.ApplicationReceived,
            [campaign.Title, application.SubmittedAt, StatusPage(campaign)],
            ct
        );
    }

    /// <summary>Anything else; neither verdict nor score is in the mail.</summary>
    /// <param name="detail">Words for the candidate, sealed with his key; shown on the status page only.</param>
    public async Task TellAsync(
        Application application,
        Campaign campaign,
        ApplicationNoticeKind kind,
        SealedText? detail,
        CancellationToken ct
    )
    {
        Note(application.Id, kind, detail);
        await outbox.AddAsync(
            application.UserId,
            MailTemplates.ApplicationNews,
            [campaign.Title, StatusPage(campaign)],
            ct
        );
    }

    /// <summary>The same to many, without a query for each.</summary>
    public async Task TellAllAsync(
        IReadOnlyCollection<ApplicationId> applications,
        Campaign campaign,
        ApplicationNoticeKind kind,
        CancellationToken ct
    )
    {
        var owners = await db
            .Applications.Where(application => application.CampaignId == campaign.Id)
            .Select(application => new { application.Id, application.UserId })
            .ToListAsync(ct);
        var wanted = applications.ToHashSet();
        var told = owners.Where(owner => wanted.Contains(owner.Id)).ToList();
        var ids = told.Select(owner => owner.UserId.Value).ToList();
        var accounts = await db
            .Users.AsNoTracking()
            .Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.UserId, ct);
        var link = StatusPage(campaign);
        foreach (var owner in told)
        {
            Note(owner.Id, kind, null);
            if (accounts.TryGetValue(owner.UserId, out var account))
            {
                outbox.Add(account, MailTemplates.ApplicationNews, campaign.Title, link);
            }
        }
    }

    private void Note(ApplicationId application, ApplicationNoticeKind kind, SealedText? detail) =>
        db.ApplicationNotices.Add(
            ApplicationNotice.Create(application, kind, time.UtcNow(), detail)
        );

    private string StatusPage(Campaign campaign) =>
        address.Link($"my/{campaign.Code}/status").ToString();
}
