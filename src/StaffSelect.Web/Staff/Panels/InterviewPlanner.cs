using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Adds interviews to the use case's transaction, with a notice to each candidate; all or none.</summary>
public sealed class InterviewPlanner(AppDbContext db, ApplicationNews news, TimeProvider time)
{
    public async Task<Result<Done>> PlanAsync(
        Campaign campaign,
        Panel panel,
        IReadOnlyList<InterviewSlot> slots,
        CancellationToken ct
    )
    {
        if (campaign.Status != CampaignStatus.Announced)
        {
            return new Problem(PanelProblems.PanelsClosed);
        }

        var wanted = slots.Select(slot => slot.Application).ToList();
        var applications = await db.Set<Application>()
            .Where(one => one.CampaignId == campaign.Id && wanted.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, ct);
        var planned = await db.Set<Interview>()
            .Where(one => wanted.Contains(one.ApplicationId))
            .Select(one => one.ApplicationId)
            .ToListAsync(ct);
        var taken = await db.Set<Interview>()
            .Where(one => one.PanelId == panel.Id)
            .Select(one => one.StartsAt)
            .ToListAsync(ct);
        var excluded = await db.Excluding(
                campaign.Id,
                campaign.Rules,
                campaign.Rules.PanelStage.Code
            )
            .Where(verdict => wanted.Contains(verdict.ApplicationId))
            .Select(verdict => verdict.ApplicationId)
            .ToListAsync(ct);
        if (await db.ClashAsync(campaign, panel, slots, null, ct) is { } clash)
        {
            return clash;
        }

        var now = time.UtcNow();
        foreach (var slot in slots)
        {
            if (!applications.TryGetValue(slot.Application, out var application))
            {
                return Problem.NotFound;
            }

            if (planned.Contains(application.Id))
            {
                return new Problem(PanelProblems.InterviewPlanned, application.WorkingCode);
            }

            if (excluded.Contains(application.Id))
            {
                return new Problem(StageProblems.CandidateExcluded, application.WorkingCode);
            }

            if (slot.StartsAt < now)
            {
                return new Problem(PanelProblems.InterviewInPast).At("StartsAt");
            }

            if (taken.Contains(slot.StartsAt))
            {
                return new Problem(PanelProblems.SlotTaken).At("StartsAt");
            }

            var interview = Interview.Plan(
                panel,
                application.Id,
                application.Status == ApplicationStatus.Admitted,
                slot.StartsAt,
                slot.Place,
                campaign.Rules.Interviews
            );
            if (!interview.IsSuccess)
            {
                return interview.Problem;
            }

            db.Add(interview.Value);
            await news.TellAsync(
                application,
                campaign,
                ApplicationNoticeKind.InterviewScheduled,
                null,
                ct
            );
            planned.Add(application.Id);
            taken.Add(slot.StartsAt);
        }

        return Done.Value;
    }
}
