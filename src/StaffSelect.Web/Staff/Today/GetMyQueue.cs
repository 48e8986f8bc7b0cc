using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.DataRequests;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Today;

/// <summary>What waits for the sender, over all campaigns in which he works; counts only, nobody's data.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMyQueue : IQuery<MyQueue>;

/// <summary>One person's day.</summary>
/// <param name="Items">Overdue first, then by deadline.</param>
/// <param name="Next">The next deadline of any of the campaigns, or null.</param>
/// <param name="Campaigns">Where the person works and as what.</param>
public sealed record MyQueue(
    IReadOnlyList<QueueItem> Items,
    NextDeadline? Next,
    IReadOnlyList<MyCampaign> Campaigns
);

public enum QueueKind
{
    ConflictsToDeclare,
    SheetsToSubmit,
    GatesToRecord,
    ApplicationsToDecide,
    InterviewsToPlan,
    StagesToSign,
    RankingToCompute,
    RankingToSign,
    RankingToPublish,
    AppealsToAnswer,
    DataRequestsToAnswer,
    MailFailed,
}

/// <summary>Something that waits.</summary>
/// <param name="Kind">What.</param>
/// <param name="Campaign">Where; null for the whole system.</param>
/// <param name="Count">How many.</param>
/// <param name="DueAt">Until when, UTC; null without a deadline.</param>
/// <param name="IsOverdue">The deadline has passed.</param>
public sealed record QueueItem(
    QueueKind Kind,
    MyCampaign? Campaign,
    int Count,
    DateTime? DueAt,
    bool IsOverdue
);

/// <summary>The nearest instant at which something closes.</summary>
public sealed record NextDeadline(DateTime At, string TimeZone, LocalizedText Campaign);

/// <summary>A campaign with the person's roles in it.</summary>
public sealed record MyCampaign(
    string Code,
    LocalizedText Title,
    string TimeZone,
    IReadOnlyList<Role> Roles
);

internal sealed class GetMyQueueHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetMyQueue, MyQueue>
{
    public async Task<Result<MyQueue>> HandleAsync(
        GetMyQueue message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var ids = actor
            .Grants.Where(grant => RolePermissions.IsStaff(grant.Role))
            .Select(grant => grant.Campaign)
            .OfType<CampaignId>()
            .Distinct()
            .ToList();
        var campaigns = await db
            .Campaigns.AsNoTracking()
            .Where(campaign => ids.Contains(campaign.Id))
            .OrderByDescending(campaign => campaign.RegistrationFromAt)
            .ThenBy(campaign => campaign.Code)
            .ToListAsync(ct);
        var items = new List<QueueItem>();
        var mine = new List<MyCampaign>();
        foreach (var campaign in campaigns)
        {
            var shown = new MyCampaign(
                campaign.Code,
                campaign.Title,
                campaign.Rules.TimeZone,
                [
                    .. actor
                        .Grants.Where(grant => grant.Campaign == campaign.Id)
                        .Select(grant => grant.Role)
                        .Where(RolePermissions.IsStaff)
                        .Order(),
                ]
            );
            mine.Add(shown);
            foreach (var waiting in await WaitingAsync(campaign, actor, now, ct))
            {
                items.Add(
                    new QueueItem(
                        waiting.Kind,
                        shown,
                        waiting.Count,
                        waiting.DueAt,
                        waiting.DueAt <= now
                    )
                );
            }
        }

        var asked = await DataRequestsAsync(actor, ct);
        items.Add(new QueueItem(asked.Kind, null, asked.Count, asked.DueAt, asked.DueAt <= now));
        if (actor.HasSystem(Permission.MailRead))
        {
            var failed = await db.Set<OutboxMail>()
                .CountAsync(mail => mail.State == OutboxState.Failed, ct);
            items.Add(new QueueItem(QueueKind.MailFailed, null, failed, null, IsOverdue: false));
        }

        return new MyQueue(
            [
                .. items
                    .Where(item => item.Count > 0)
                    .OrderByDescending(item => item.IsOverdue)
                    .ThenBy(item => item.DueAt ?? DateTime.MaxValue)
                    .ThenBy(item => item.Kind),
            ],
            Next(campaigns, now),
            mine
        );
    }

    /// <summary>What he has proposed himself waits for somebody else.</summary>
    private async Task<Waiting> DataRequestsAsync(Actor actor, CancellationToken ct)
    {
        if (!DataRequestDesk.IsOpenTo(actor))
        {
            return new Waiting(QueueKind.DataRequestsToAnswer, 0, null);
        }

        var own = actor.UserId;
        var owed = await db.RequestsOf(actor)
            .Where(request => request.AnsweredAt == null && request.ProposedBy != own)
            .GroupBy(_ => 1)
            .Select(group => new { Count = group.Count(), Due = group.Min(one => one.DueAt) })
            .SingleOrDefaultAsync(ct);
        return new Waiting(QueueKind.DataRequestsToAnswer, owed?.Count ?? 0, owed?.Due);
    }

    private static NextDeadline? Next(List<Campaign> campaigns, DateTime now) =>
        campaigns
            .SelectMany(campaign =>
                new[]
                {
                    campaign.Rules.Registration.UntilAt,
                    campaign.Rules.TestsUntilAt,
                    campaign.Rules.Interviews.UntilAt,
                }.Select(at => new NextDeadline(at, campaign.Rules.TimeZone, campaign.Title))
            )
            .Where(deadline => deadline.At > now)
            .MinBy(deadline => deadline.At);

    private async Task<List<Waiting>> WaitingAsync(
        Campaign campaign,
        Actor actor,
        DateTime now,
        CancellationToken ct
    )
    {
        var waiting = new List<Waiting>();
        var isOpen = campaign.Status == CampaignStatus.Announced;
        if (isOpen && actor.Has(Permission.PanelScore, campaign.Id))
        {
            waiting.AddRange(await ForMemberAsync(campaign, actor.RequiredUserId, ct));
        }

        if (isOpen && actor.Has(Permission.ApplicationsDecide, campaign.Id))
        {
            waiting.Add(await ToDecideAsync(campaign, ct));
        }

        if (isOpen && actor.Has(Permission.PanelManage, campaign.Id))
        {
            waiting.Add(await ToPlanAsync(campaign, ct));
        }

        if (isOpen && actor.StagesWith(Permission.GateRecord, campaign.Id) is { Count: > 0 } gates)
        {
            waiting.AddRange(await ToRecordAsync(campaign, gates, now, ct));
        }

        if (isOpen && actor.Has(Permission.RankingApprove, campaign.Id))
        {
            waiting.Add(await StagesToSignAsync(campaign, actor.RequiredUserId, ct));
        }

        if (isOpen)
        {
            waiting.AddRange(await OfRankingAsync(campaign, actor, now, ct));
        }

        if (actor.Has(Permission.AppealsAnswer, campaign.Id))
        {
            waiting.Add(await ToAnswerAsync(campaign, actor.RequiredUserId, ct));
        }

        return waiting;
    }

    private async Task<IEnumerable<Waiting>> ForMemberAsync(
        Campaign campaign,
        UserId member,
        CancellationToken ct
    )
    {
        var day = (await MemberDay.LoadAsync(db, campaign, member, ct))
            .Where(one => one.Status == ApplicationStatus.Admitted)
            .ToLookup(one => one.Standing, one => one.Interview.StartsAt);
        return
        [
            Of(QueueKind.ConflictsToDeclare, MemberStanding.Undeclared),
            Of(QueueKind.SheetsToSubmit, MemberStanding.Scoring),
        ];

        Waiting Of(QueueKind kind, MemberStanding standing)
        {
            var starts = day[standing].ToList();
            return new Waiting(
                kind,
                starts.Count,
                starts.Count == 0 ? null
                    : kind == QueueKind.ConflictsToDeclare ? starts.Min()
                    : campaign.Rules.Interviews.UntilAt
            );
        }
    }

    private async Task<Waiting> ToDecideAsync(Campaign campaign, CancellationToken ct)
    {
        var count = await db.Set<Application>()
            .CountAsync(
                one => one.CampaignId == campaign.Id && one.Status == ApplicationStatus.Submitted,
                ct
            );
        // admission must stand before tests begin, or before they end where both run together
        var rules = campaign.Rules;
        return new Waiting(
            QueueKind.ApplicationsToDecide,
            count,
            rules.Testing.FromAt >= rules.Registration.UntilAt
                ? rules.Testing.FromAt
                : rules.TestsUntilAt
        );
    }

    private async Task<Waiting> ToPlanAsync(Campaign campaign, CancellationToken ct)
    {
        var excluded = db.Excluding(campaign.Id, campaign.Rules, campaign.Rules.PanelStage.Code);
        return new(
            QueueKind.InterviewsToPlan,
            await db.Set<Application>()
                .CountAsync(
                    one =>
                        one.CampaignId == campaign.Id
                        && one.Status == ApplicationStatus.Admitted
                        && !excluded.Any(verdict => verdict.ApplicationId == one.Id)
                        && !db.Set<Interview>().Any(planned => planned.ApplicationId == one.Id),
                    ct
                ),
            campaign.Rules.Interviews.UntilAt
        );
    }

    private async Task<IReadOnlyList<Waiting>> ToRecordAsync(
        Campaign campaign,
        IReadOnlyList<string> gates,
        DateTime now,
        CancellationToken ct
    )
    {
        var admitted = await db.Applications.CountAsync(
            one => one.CampaignId == campaign.Id && one.Status == ApplicationStatus.Admitted,
            ct
        );
        // whom an earlier confirmed stage excluded is not checked any more
        var excluded = new Dictionary<string, int>();
        foreach (var gate in gates)
        {
            excluded[gate] = await db.Applications.CountAsync(
                one =>
                    one.CampaignId == campaign.Id
                    && one.Status == ApplicationStatus.Admitted
                    && db.Excluding(campaign.Id, campaign.Rules, gate)
                        .Any(verdict => verdict.ApplicationId == one.Id)
                    && !db.GateResults.Any(result =>
                        result.ApplicationId == one.Id && result.Stage == gate
                    ),
                ct
            );
        }

        var recorded = await db
            .GateResults.Where(result =>
                result.CampaignId == campaign.Id
                && result.Number == 1
                && gates.Contains(result.Stage)
                && db.Applications.Any(one =>
                    one.Id == result.ApplicationId && one.Status == ApplicationStatus.Admitted
                )
            )
            .GroupBy(result => result.Stage)
            .Select(group => new { Stage = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Stage, group => group.Count, ct);
        return
        [
            .. campaign
                .Rules.Stages.Where(stage => gates.Contains(stage.Code))
                .Select(stage => (stage.Code, Window: campaign.Rules.WindowOf(stage)))
                .Where(stage => stage.Window.FromAt <= now)
                .Select(stage => new Waiting(
                    QueueKind.GatesToRecord,
                    admitted - recorded.GetValueOrDefault(stage.Code) - excluded[stage.Code],
                    stage.Window.UntilAt
                )),
        ];
    }

    private async Task<Waiting> StagesToSignAsync(
        Campaign campaign,
        UserId user,
        CancellationToken ct
    )
    {
        var open = db.StageConfirmations.Where(one => one.CampaignId == campaign.Id);
        var count = await open.CountAsync(
            one =>
                one.ConfirmedAt == null
                && one.ReturnedAt == null
                && one.PreparedBy != user
                && one.Signatures.All(signature => signature.UserId != user)
                && !open.Any(newer => newer.Stage == one.Stage && newer.Number > one.Number),
            ct
        );
        var barred = count > 0 && await ScoredAsync(campaign.Id, user, ct);
        return new Waiting(QueueKind.StagesToSign, barred ? 0 : count, null);
    }

    private async Task<IReadOnlyList<Waiting>> OfRankingAsync(
        Campaign campaign,
        Actor actor,
        DateTime now,
        CancellationToken ct
    )
    {
        var mayDraft = actor.Has(Permission.RankingDraft, campaign.Id);
        var mayPublish = actor.Has(Permission.ResultsPublish, campaign.Id);
        var maySign = actor.Has(Permission.RankingApprove, campaign.Id);
        if (!mayDraft && !mayPublish && !maySign)
        {
            return [];
        }

        // the list itself is not needed, only who signed it
        var newest = await db
            .RankingDrafts.Where(draft => draft.CampaignId == campaign.Id)
            .OrderByDescending(draft => draft.Number)
            .Select(draft => new
            {
                draft.DraftedBy,
                IsOpen = draft.ReturnedAt == null && draft.PublishedAt == null,
                Signers = draft.Approvals.Select(approval => approval.UserId).ToList(),
            })
            .FirstOrDefaultAsync(ct);
        var required = campaign.Rules.ApprovalsRequired;
        if (newest is not { IsOpen: true })
        {
            return mayDraft && campaign.Rules.Interviews.UntilAt <= now
                ? [new Waiting(QueueKind.RankingToCompute, 1, null)]
                : [];
        }

        if (newest.Signers.Count >= required)
        {
            return mayPublish ? [new Waiting(QueueKind.RankingToPublish, 1, null)] : [];
        }

        var user = actor.RequiredUserId;
        return
            maySign
            && newest.DraftedBy != user
            && !newest.Signers.Contains(user)
            && !await ScoredAsync(campaign.Id, user, ct)
            ? [new Waiting(QueueKind.RankingToSign, 1, null)]
            : [];
    }

    private async Task<Waiting> ToAnswerAsync(Campaign campaign, UserId user, CancellationToken ct)
    {
        var count = await db.Appeals.CountAsync(
            appeal => appeal.CampaignId == campaign.Id && appeal.AnsweredAt == null,
            ct
        );
        // who scored or signed may not answer, so it does not wait for him
        var barred =
            count > 0
            && (
                await ScoredAsync(campaign.Id, user, ct)
                || await db.HasSignedAsync(campaign.Id, user, ct)
            );
        return new Waiting(QueueKind.AppealsToAnswer, barred ? 0 : count, null);
    }

    private Task<bool> ScoredAsync(CampaignId campaign, UserId user, CancellationToken ct) =>
        db.Set<ScoreSheet>()
            .AnyAsync(sheet => sheet.CampaignId == campaign && sheet.Member == user, ct);

    private sealed record Waiting(QueueKind Kind, int Count, DateTime? DueAt);
}
