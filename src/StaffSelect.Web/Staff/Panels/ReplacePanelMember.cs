using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Puts another person on a member's seat, as long as nobody in the panel has given a level.</summary>
/// <remarks>The new member declares for each candidate before seeing any data, as everybody does; an empty sheet of the one who leaves is voided.</remarks>
[Requires(Permission.PanelManage)]
public sealed record ReplacePanelMember(
    PanelId Panel,
    UserId Leaving,
    UserId Entering,
    [property: Required, StringLength(Interview.ReasonLength)] string Reason
) : ICommand<Done>, IOfPanel;

internal sealed class ReplacePanelMemberHandler(
    AppDbContext db,
    TimeProvider time,
    UseCaseContext context
) : IHandler<ReplacePanelMember, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ReplacePanelMember message,
        Actor actor,
        CancellationToken ct
    )
    {
        var panel = await db.Set<Panel>()
            .Include(one => one.Members)
            .SingleAsync(one => one.Id == message.Panel, ct);
        if (panel.Members.FirstOrDefault(one => one.UserId == message.Leaving) is not { } seat)
        {
            return Problem.NotFound;
        }

        var status = await db
            .Campaigns.Where(one => one.Id == panel.CampaignId)
            .Select(one => one.Status)
            .SingleAsync(ct);
        if (status != CampaignStatus.Announced)
        {
            return new Problem(PanelProblems.PanelsClosed);
        }

        var sheets = await db.Set<ScoreSheet>()
            .Where(sheet =>
                db.Set<Interview>()
                    .Any(one => one.Id == sheet.InterviewId && one.PanelId == panel.Id)
            )
            .ToListAsync(ct);
        var seats = await PanelSeats.LoadAsync(
            db,
            panel.CampaignId,
            [message.Entering],
            default,
            ct
        );
        var replaced = panel.Replace(
            message.Leaving,
            seats[0],
            sheets.Exists(sheet => sheet.SavedAt is not null)
        );
        if (!replaced.IsSuccess)
        {
            return replaced;
        }

        // the seat belongs to the panel and cannot be without it
        db.Remove(seat);
        foreach (var sheet in sheets.Where(sheet => sheet.Member == message.Leaving))
        {
            sheet.Void(time.UtcNow());
        }

        context.Reason = message.Reason.Trim();
        return replaced;
    }
}
