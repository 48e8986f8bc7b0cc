using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Moves an interview that nobody has scored yet.</summary>
[Requires(Permission.PanelManage)]
public sealed record MoveInterview(
    InterviewId Interview,
    DateTime StartsAt,
    [property: Required, StringLength(Domain.Panels.Interview.PlaceLength)] string Place,
    [property: Required, StringLength(Domain.Panels.Interview.ReasonLength)] string Reason
) : ICommand<Done>, IOfInterview;

internal sealed class MoveInterviewHandler(
    AppDbContext db,
    ApplicationNews news,
    UseCaseContext context,
    TimeProvider time
) : IHandler<MoveInterview, Done>
{
    public async Task<Result<Done>> HandleAsync(
        MoveInterview message,
        Actor actor,
        CancellationToken ct
    )
    {
        var file = await InterviewFile.LoadAsync(db, message.Interview, ct);
        if (file.Closed is { } closed)
        {
            return closed;
        }

        if (message.StartsAt < time.UtcNow())
        {
            return new Problem(PanelProblems.InterviewInPast).At("StartsAt");
        }

        var taken = await db.Set<Interview>()
            .AnyAsync(
                other =>
                    other.PanelId == file.Panel.Id
                    && other.Id != message.Interview
                    && other.StartsAt == message.StartsAt,
                ct
            );
        if (taken)
        {
            return new Problem(PanelProblems.SlotTaken).At("StartsAt");
        }

        var slot = new InterviewSlot(file.Application.Id, message.StartsAt, message.Place);
        if (
            await db.ClashAsync(file.Campaign, file.Panel, [slot], message.Interview, ct) is
            { } clash
        )
        {
            return clash;
        }

        var moved = file.Interview.Move(
            message.StartsAt,
            message.Place,
            file.Campaign.Rules.Interviews,
            file.Sheets.Any(sheet => sheet.SubmittedAt is not null)
        );
        if (!moved.IsSuccess)
        {
            return moved;
        }

        context.Reason = message.Reason.Trim();
        await news.TellAsync(
            file.Application,
            file.Campaign,
            ApplicationNoticeKind.InterviewScheduled,
            null,
            ct
        );
        return moved;
    }
}
