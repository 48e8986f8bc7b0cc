using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Staff.Absences;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Home;

/// <summary>Where a campaign stands: phases, what waits, who is left after each stage, points of a confirmed stage; counts only, nobody's data.</summary>
/// <param name="Stage">Code of the scored stage whose points are shown; null for the last that is confirmed.</param>
[Requires(Permission.ResultsRead)]
public sealed record GetCampaignHome(
    CampaignId Campaign,
    [property: System.ComponentModel.DataAnnotations.StringLength(20)] string? Stage = null
) : IQuery<CampaignHome>, IOfCampaign;

public sealed record CampaignHome
{
    public required string Code { get; init; }

    public required LocalizedText Title { get; init; }

    public required string TimeZone { get; init; }

    public required int Posts { get; init; }

    public required int Places { get; init; }

    public required int RulesEdition { get; init; }

    /// <summary>Whether all data are kept from erasure.</summary>
    public required bool LegalHold { get; init; }

    /// <summary>Whether the reader may change that.</summary>
    public required bool MayHold { get; init; }

    public required IReadOnlyList<CampaignPhase> Phases { get; init; }

    /// <summary>Only those that the reader can work on; with the counts of zero.</summary>
    public required IReadOnlyList<WaitingCounter> Waiting { get; init; }

    public required CampaignFunnel Funnel { get; init; }

    /// <summary>Scored stages that are confirmed, in their order.</summary>
    public required IReadOnlyList<ScoredStage> Scored { get; init; }

    /// <summary>Points of one of them; null before the first is confirmed.</summary>
    public required StageHistogram? Histogram { get; init; }
}

/// <summary>A scored stage that can be shown.</summary>
public sealed record ScoredStage(string Code, LocalizedText Title);

public enum CounterKind
{
    ApplicationsToDecide,
    Accommodations,
    Absences,
    NoQuorum,
    Appeals,
}

/// <summary>A queue with its length.</summary>
/// <param name="DueAt">UTC; null without a deadline.</param>
/// <param name="IsOverdue">The deadline has passed and something waits.</param>
/// <param name="Target">What the link leads to inside the campaign.</param>
public sealed record WaitingCounter(
    CounterKind Kind,
    int Count,
    DateTime? DueAt,
    bool IsOverdue,
    string Target
);

internal sealed class GetCampaignHomeHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetCampaignHome, CampaignHome>
{
    public async Task<Result<CampaignHome>> HandleAsync(
        GetCampaignHome message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var rules = campaign.Rules;
        var statuses = await db
            .Applications.Where(one => one.CampaignId == campaign.Id)
            .GroupBy(one => one.Status)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var outcomes = (
            await db
                .StageVerdicts.Where(one => one.CampaignId == campaign.Id)
                .GroupBy(one => new { one.Stage, one.Outcome })
                .Select(group => new StageCount(group.Key.Stage, group.Key.Outcome, group.Count()))
                .ToListAsync(ct)
        ).ToLookup(one => one.Stage);
        var appeals = await db.AppealPeriodsAsync(campaign, ct);
        var scored = rules
            .ScoredStages.Where(stage =>
                outcomes[stage.Code].Any(one => one.Outcome != StageOutcome.Absent)
            )
            .Select(stage => new ScoredStage(stage.Code, stage.Title))
            .ToList();
        var shown = scored.Find(stage => stage.Code == message.Stage) ?? scored.LastOrDefault();
        var now = time.UtcNow();
        return new CampaignHome
        {
            Code = campaign.Code,
            Title = campaign.Title,
            TimeZone = rules.TimeZone,
            Posts = rules.Posts.Count,
            Places = rules.Posts.Sum(post => post.Quota),
            RulesEdition = rules.Edition,
            LegalHold = campaign.LegalHold,
            MayHold = actor.Has(Permission.LegalHoldSet, campaign.Id),
            Phases = CampaignPhases.Of(rules, appeals, now),
            Waiting = await WaitingAsync(campaign, actor, statuses, appeals, now, ct),
            Funnel = CampaignFunnel.Of(rules, statuses, outcomes),
            Scored = scored,
            Histogram =
                shown is not null
                && await PointsAsync(campaign.Id, shown.Code, ct) is { Count: > 0 } points
                    ? StageHistogram.Of(rules, rules.Stage(shown.Code), points)
                    : null,
        };
    }

    private Task<List<PointCount>> PointsAsync(
        CampaignId campaign,
        string stage,
        CancellationToken ct
    ) =>
        (
            from verdict in db.StageVerdicts
            join application in db.Applications on verdict.ApplicationId equals application.Id
            where verdict.CampaignId == campaign && verdict.Stage == stage && verdict.Value != null
            group verdict by new
            {
                application.GroupCode,
                verdict.Value,
                verdict.Outcome,
                verdict.Maximum,
            } into points
            select new PointCount(
                points.Key.GroupCode,
                points.Key.Value!.Value,
                points.Key.Outcome == StageOutcome.Passed,
                points.Key.Maximum,
                points.Count()
            )
        ).ToListAsync(ct);

    private async Task<IReadOnlyList<WaitingCounter>> WaitingAsync(
        Campaign campaign,
        Actor actor,
        Dictionary<ApplicationStatus, int> statuses,
        IReadOnlyList<AppealPeriod> appeals,
        DateTime now,
        CancellationToken ct
    )
    {
        var rules = campaign.Rules;
        var counters = new List<WaitingCounter>();
        if (actor.Has(Permission.ApplicationsDecide, campaign.Id))
        {
            // admission must stand before tests begin, or before they end where both run together
            var due =
                rules.Testing.FromAt >= rules.Registration.UntilAt
                    ? rules.Testing.FromAt
                    : rules.TestsUntilAt;
            Add(
                CounterKind.ApplicationsToDecide,
                statuses.GetValueOrDefault(ApplicationStatus.Submitted),
                due,
                "applications"
            );
        }

        // who admits sees how many wait, never what they ask for
        var decides = actor.Has(Permission.AccommodationDecide, campaign.Id);
        if (decides || actor.Has(Permission.ApplicationsDecide, campaign.Id))
        {
            Add(
                CounterKind.Accommodations,
                await AskedAccommodations(campaign.Id).CountAsync(ct),
                rules.TestsUntilAt,
                decides ? "accommodations" : "applications?view=all"
            );
        }

        var absent = (await db.AbsentAsync(campaign, now, ct)).WithoutExcuse();
        Add(
            CounterKind.Absences,
            await absent.CountAsync(ct),
            null,
            actor.Has(Permission.SessionsManage, campaign.Id) ? "absences" : "stages"
        );
        if (actor.Has(Permission.PanelManage, campaign.Id))
        {
            Add(
                CounterKind.NoQuorum,
                await WithoutQuorumAsync(campaign, ct),
                rules.Interviews.UntilAt,
                "panels"
            );
        }

        if (actor.Has(Permission.AppealsAnswer, campaign.Id))
        {
            var open = await db.Appeals.CountAsync(
                appeal => appeal.CampaignId == campaign.Id && appeal.AnsweredAt == null,
                ct
            );
            Add(
                CounterKind.Appeals,
                open,
                appeals.Max(period => (DateTime?)period.UntilAt),
                "appeals"
            );
        }

        return counters;

        void Add(CounterKind kind, int count, DateTime? dueAt, string target) =>
            counters.Add(new WaitingCounter(kind, count, dueAt, count > 0 && dueAt <= now, target));
    }

    /// <summary>Applications whose newest request asks for something and has no decision.</summary>
    private IQueryable<Application> AskedAccommodations(CampaignId campaign) =>
        db.Applications.Where(one =>
            one.CampaignId == campaign
            && (
                one.Status == ApplicationStatus.Submitted
                || one.Status == ApplicationStatus.Admitted
            )
            && one.AccommodationReason == null
            && db.AccommodationRequests.Any(request =>
                request.ApplicationId == one.Id
                && request.IsNeeded
                && !db.AccommodationRequests.Any(newer =>
                    newer.ApplicationId == one.Id && newer.MadeAt > request.MadeAt
                )
            )
        );

    /// <summary>Interviews at which too few members are left to reach the quorum.</summary>
    private async Task<int> WithoutQuorumAsync(Campaign campaign, CancellationToken ct)
    {
        var lacking = await (
            from interview in db.Set<Interview>()
            join application in db.Applications on interview.ApplicationId equals application.Id
            where
                interview.CampaignId == campaign.Id
                && application.Status == ApplicationStatus.Admitted
                && (interview.Absences.Any() || interview.Declarations.Any(one => one.HasConflict))
            select new
            {
                interview.PanelId,
                Out = interview.Absences.Count
                    + interview.Declarations.Count(one => one.HasConflict),
            }
        ).ToListAsync(ct);
        if (lacking.Count == 0)
        {
            return 0;
        }

        var sizes = await db.Set<Panel>()
            .Where(panel => panel.CampaignId == campaign.Id)
            .Select(panel => new { panel.Id, Members = panel.Members.Count })
            .ToDictionaryAsync(panel => panel.Id, panel => panel.Members, ct);
        var rule = campaign.Rules.PanelStage.Panel!;
        return lacking.Count(one =>
            !Quorum.IsMet(sizes[one.PanelId] - one.Out, sizes[one.PanelId], rule)
        );
    }
}
