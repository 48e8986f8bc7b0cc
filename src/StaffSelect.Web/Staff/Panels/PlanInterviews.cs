using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Gives admitted candidates a panel, a time and a place; all or none.</summary>
[Requires(Permission.PanelManage)]
public sealed record PlanInterviews(
    PanelId Panel,
    [property: MinLength(1), MaxLength(100)] IReadOnlyList<InterviewSlot> Slots
) : ICommand<int>, IOfPanel;

/// <summary>One candidate's slot.</summary>
/// <param name="Application">Whose.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Place">Where.</param>
public sealed record InterviewSlot(ApplicationId Application, DateTime StartsAt, string Place);

internal sealed class PlanInterviewsHandler(AppDbContext db, InterviewPlanner planner)
    : IHandler<PlanInterviews, int>
{
    public async Task<Result<int>> HandleAsync(
        PlanInterviews message,
        Actor actor,
        CancellationToken ct
    )
    {
        var panel = await db.Set<Panel>()
            .Include(one => one.Members)
            .SingleAsync(one => one.Id == message.Panel, ct);
        var campaign = await db.Campaigns.SingleAsync(one => one.Id == panel.CampaignId, ct);
        var planned = await planner.PlanAsync(campaign, panel, message.Slots, ct);
        return planned.IsSuccess ? message.Slots.Count : planned.Problem;
    }
}
