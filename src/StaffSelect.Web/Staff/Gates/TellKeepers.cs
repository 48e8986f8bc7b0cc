using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Outbox;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Gates;

/// <summary>Tells keepers by mail that candidates wait at their gates, at most once a day; the mail holds a number and nobody's code.</summary>
/// <returns>Mails written.</returns>
[Requires(Permission.SystemManage)]
public sealed record TellKeepers : ICommand<int>;

internal sealed class TellKeepersHandler(
    AppDbContext db,
    OutboxWriter outbox,
    PublicAddress address,
    TimeProvider time
) : IHandler<TellKeepers, int>
{
    // a job that runs daily is now and then a little early
    private static readonly TimeSpan Pause = TimeSpan.FromHours(20);

    public async Task<Result<int>> HandleAsync(
        TellKeepers message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var grants = await db
            .RoleGrants.AsNoTracking()
            .Where(grant =>
                grant.Role == Role.GateKeeper
                && grant.RevokedAt == null
                && !grant.AwaitsConfirmation
            )
            .ToListAsync(ct);
        var users = grants.Select(grant => grant.User.Value).Distinct().ToList();
        var accounts = await db
            .Users.AsNoTracking()
            .Where(user => users.Contains(user.Id) && user.Email != null)
            .ToDictionaryAsync(user => user.Id, ct);
        var told = await ToldAsync([.. accounts.Values.Select(user => user.Email!)], now, ct);
        var written = 0;
        foreach (var gate in grants.GroupBy(grant => (grant.Campaign!.Value, grant.Stage!)))
        {
            var keepers = gate.Select(grant => accounts.GetValueOrDefault(grant.User.Value))
                .Where(user => user is not null && !told.Contains(user.Email!))
                .ToList();
            if (
                keepers.Count == 0
                || await WaitingAsync(gate.Key.Item1, gate.Key.Item2, now, ct)
                    is not { Count: > 0 } waiting
            )
            {
                continue;
            }

            foreach (var keeper in keepers)
            {
                outbox.Add(
                    keeper!,
                    MailTemplates.GateWaits,
                    waiting.Campaign.Title,
                    waiting.Gate,
                    waiting.Count,
                    address.Link($"staff/{waiting.Campaign.Code}/gates/{gate.Key.Item2}").ToString()
                );
                written++;
            }
        }

        return written;
    }

    private async Task<HashSet<string>> ToldAsync(
        List<string> recipients,
        DateTime now,
        CancellationToken ct
    )
    {
        var since = now - Pause;
        return
        [
            .. await db.Set<OutboxMail>()
                .Where(mail =>
                    recipients.Contains(mail.Recipient)
                    && mail.CreatedAt > since
                    && mail.Template == MailTemplates.GateWaits
                )
                .Select(mail => mail.Recipient)
                .ToListAsync(ct),
        ];
    }

    private async Task<Waiting?> WaitingAsync(
        CampaignId id,
        string code,
        DateTime now,
        CancellationToken ct
    )
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(one => one.Id == id, ct);
        if (
            campaign.Status != CampaignStatus.Announced
            || campaign.Rules.GateOf(code) is not { } gate
            || !campaign.Rules.WindowOf(gate).Contains(now)
        )
        {
            return null;
        }

        var excluded = db.Excluding(id, campaign.Rules, code);
        var count = await db.Applications.CountAsync(
            one =>
                one.CampaignId == id
                && one.Status == ApplicationStatus.Admitted
                && !excluded.Any(verdict => verdict.ApplicationId == one.Id)
                && !db.GateResults.Any(result =>
                    result.ApplicationId == one.Id && result.Stage == code
                )
                && !excluded.Any(verdict => verdict.ApplicationId == one.Id),
            ct
        );
        return new Waiting(campaign, gate.Title, count);
    }

    private sealed record Waiting(Campaign Campaign, LocalizedText Gate, int Count);
}
