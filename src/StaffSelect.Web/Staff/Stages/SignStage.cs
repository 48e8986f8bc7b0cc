using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Outbox;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Stages;

/// <summary>Signs the list of a stage; with the second signature the stage is confirmed and each candidate on the list is told that there is news.</summary>
/// <param name="Number">Number of the list that the sender saw.</param>
[Requires(Permission.RankingApprove)]
public sealed record SignStage(
    CampaignId Campaign,
    [property: Required, StringLength(20)] string Stage,
    int Number
) : ICommand<Done>, IOfCampaign;

internal sealed class SignStageHandler(
    AppDbContext db,
    TimeProvider time,
    OutboxWriter outbox,
    PublicAddress address
) : IHandler<SignStage, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SignStage message,
        Actor actor,
        CancellationToken ct
    )
    {
        var list = await db
            .StageConfirmations.Include(one => one.Signatures)
            .SingleOrDefaultAsync(
                one =>
                    one.CampaignId == message.Campaign
                    && one.Stage == message.Stage
                    && one.Number == message.Number,
                ct
            );
        if (list is null)
        {
            return Problem.NotFound;
        }

        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var latest = await db
            .StageConfirmations.Where(one =>
                one.CampaignId == message.Campaign && one.Stage == message.Stage
            )
            .MaxAsync(one => one.Number, ct);
        var now = time.UtcNow();
        var signed = list.Sign(
            await db.ApproverAsync(campaign.Id, actor.RequiredUserId, ct),
            latest,
            await db.ReadStageHashAsync(campaign, list.Stage, now, ct),
            now
        );
        if (signed.IsSuccess)
        {
            db.Meet(list);
        }

        if (signed.IsSuccess && list.ConfirmedAt is not null)
        {
            await TellAsync(campaign, await ConfirmAsync(list, ct), now, ct);
        }

        return signed;
    }

    /// <summary>Writes each candidate's outcome.</summary>
    /// <returns>Whose outcome is new or differs from the one confirmed before.</returns>
    private async Task<HashSet<ApplicationId>> ConfirmAsync(
        StageConfirmation list,
        CancellationToken ct
    )
    {
        var known = await db
            .StageVerdicts.Where(one =>
                one.CampaignId == list.CampaignId && one.Stage == list.Stage
            )
            .ToDictionaryAsync(one => one.ApplicationId, ct);
        var news = new HashSet<ApplicationId>();
        foreach (var line in list.Document().Lines)
        {
            if (!known.TryGetValue(line.Application, out var verdict))
            {
                db.StageVerdicts.Add(StageVerdict.Of(list, line));
                news.Add(line.Application);
            }
            else if (verdict.Take(list, line))
            {
                news.Add(line.Application);
            }
        }

        // who is no longer on the list, because an earlier stage was confirmed anew, has no outcome of this one
        db.StageVerdicts.RemoveRange(known.Values.Where(one => one.ConfirmationId != list.Id));
        return news;
    }

    private async Task TellAsync(
        Campaign campaign,
        HashSet<ApplicationId> news,
        DateTime now,
        CancellationToken ct
    )
    {
        var owners = await db
            .Applications.Where(application => application.CampaignId == campaign.Id)
            .Select(application => new { application.Id, application.UserId })
            .ToListAsync(ct);
        var told = owners.Where(owner => news.Contains(owner.Id)).ToList();
        var ids = told.Select(owner => owner.UserId.Value).ToList();
        var accounts = await db
            .Users.AsNoTracking()
            .Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.UserId, ct);
        var link = address.Link($"/my/{campaign.Code}/status").ToString();
        foreach (var owner in told)
        {
            db.ApplicationNotices.Add(
                ApplicationNotice.Create(owner.Id, ApplicationNoticeKind.StageConfirmed, now)
            );
            if (accounts.TryGetValue(owner.UserId, out var account))
            {
                outbox.Add(account, MailTemplates.ApplicationNews, campaign.Title, link);
            }
        }
    }
}
