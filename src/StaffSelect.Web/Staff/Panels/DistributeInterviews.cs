using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Distributes everybody who waits for an interview over several panels, by a seed of the notice and balanced by post; all or none.</summary>
/// <param name="Panels">Which panels, and where each sits.</param>
/// <param name="Times">UTC; starts of interviews, the same for each panel. Those a panel has taken already are left out.</param>
[Requires(Permission.PanelManage)]
public sealed record DistributeInterviews(
    CampaignId Campaign,
    [property: MinLength(1), MaxLength(50)] IReadOnlyList<PanelPlace> Panels,
    [property: MinLength(1), MaxLength(500)] IReadOnlyList<DateTime> Times
) : ICommand<int>, IOfCampaign;

/// <summary>A panel and the place where it sits.</summary>
public sealed record PanelPlace(PanelId Panel, string Place);

internal sealed class DistributeInterviewsHandler(
    AppDbContext db,
    InterviewPlanner planner,
    TimeProvider time
) : IHandler<DistributeInterviews, int>
{
    public async Task<Result<int>> HandleAsync(
        DistributeInterviews message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db.Campaigns.SingleAsync(one => one.Id == message.Campaign, ct);
        var wanted = message.Panels.Select(one => one.Panel).ToList();
        var panels = await db.Set<Panel>()
            .Include(panel => panel.Members)
            .Where(panel => panel.CampaignId == campaign.Id && wanted.Contains(panel.Id))
            .OrderBy(panel => panel.Id)
            .ToListAsync(ct);
        if (panels.Count != wanted.Distinct().Count() || panels.Count != wanted.Count)
        {
            return Problem.NotFound;
        }

        if (await SharedAsync(panels, ct) is { } shared)
        {
            return shared;
        }

        var times = await FreeTimesAsync(panels, message.Times, ct);
        var waiting = await WaitingAsync(campaign, ct);
        var free = times.Sum(one => one.Count);
        if (waiting.Count == 0)
        {
            return new Problem(PanelProblems.NobodyWaits);
        }

        if (free < waiting.Count)
        {
            return new Problem(PanelProblems.TimesTooFew, waiting.Count, free).At("Times");
        }

        var draw = await DrawAsync(campaign, panels, times, waiting, ct);
        foreach (var (panel, group) in panels.Zip(panels.Select(one => draw.Of(one.Id.Value))))
        {
            var place = message.Panels.First(one => one.Panel == panel.Id).Place;
            var slots = group
                .Select(one => new InterviewSlot(one.Application, one.At!.Value, place))
                .ToList();
            if (slots.Count == 0)
            {
                continue;
            }

            var planned = await planner.PlanAsync(campaign, panel, slots, ct);
            if (!planned.IsSuccess)
            {
                return planned.Problem;
            }
        }

        db.Add(SessionDraw.Confirm(campaign.Id, draw, actor.RequiredUserId, time.UtcNow()));
        return waiting.Count;
    }

    /// <summary>Panels with a common member cannot sit at the same times.</summary>
    private async Task<Problem?> SharedAsync(List<Panel> panels, CancellationToken ct)
    {
        var twice = panels
            .SelectMany(panel => panel.Members)
            .GroupBy(member => member.UserId)
            .FirstOrDefault(seats => seats.Count() > 1);
        if (twice is null)
        {
            return null;
        }

        var name = await db
            .Users.Where(user => user.Id == twice.Key.Value)
            .Select(user => user.DisplayName)
            .SingleOrDefaultAsync(ct);
        return new Problem(PanelProblems.MemberOfBothPanels, name ?? "").At("Panels");
    }

    private async Task<List<List<DateTime>>> FreeTimesAsync(
        List<Panel> panels,
        IReadOnlyList<DateTime> times,
        CancellationToken ct
    )
    {
        var ids = panels.Select(panel => panel.Id).ToList();
        var taken = (
            await db.Set<Interview>()
                .Where(interview => ids.Contains(interview.PanelId))
                .Select(interview => new { interview.PanelId, interview.StartsAt })
                .ToListAsync(ct)
        ).ToLookup(one => one.PanelId, one => one.StartsAt);
        return
        [
            .. panels.Select(panel => times.Distinct().Except(taken[panel.Id]).Order().ToList()),
        ];
    }

    private Task<List<DrawCandidate>> WaitingAsync(Campaign campaign, CancellationToken ct)
    {
        var excluded = db.Excluding(campaign.Id, campaign.Rules, campaign.Rules.PanelStage.Code);
        return db
            .Applications.Where(one =>
                one.CampaignId == campaign.Id
                && one.Status == ApplicationStatus.Admitted
                && !excluded.Any(verdict => verdict.ApplicationId == one.Id)
                && !db.Set<Interview>().Any(planned => planned.ApplicationId == one.Id)
            )
            .Select(one => new DrawCandidate(one.Id, one.WorkingCode, one.FirstPostCode))
            .ToListAsync(ct);
    }

    private async Task<SessionDrawDocument> DrawAsync(
        Campaign campaign,
        List<Panel> panels,
        List<List<DateTime>> times,
        List<DrawCandidate> waiting,
        CancellationToken ct
    )
    {
        var stage = campaign.Rules.PanelStage.Code;
        var number = await db.Set<SessionDraw>()
            .Where(draw => draw.CampaignId == campaign.Id && draw.Stage == stage)
            .MaxAsync(draw => (int?)draw.Number, ct);
        return SessionDrawDocument.DrawTimes(
            stage,
            (number ?? 0) + 1,
            (campaign.Rules.LotterySeed, campaign.RulesHash!),
            [
                .. panels.Zip(
                    times,
                    (panel, free) => new DrawnPanel(panel.Id.Value, panel.Title.Uk, free)
                ),
            ],
            waiting
        );
    }
}
