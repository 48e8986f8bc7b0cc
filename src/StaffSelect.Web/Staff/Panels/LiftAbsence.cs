using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Lifts a wrong record that a member did not come to an interview, with a reason and before the stage is confirmed.</summary>
[Requires(Permission.PanelManage)]
public sealed record LiftAbsence(
    InterviewId Interview,
    UserId Member,
    [property: Required, MinLength(10), StringLength(Domain.Panels.Interview.ReasonLength)]
        string Reason
) : ICommand<Done>, IOfInterview;

internal sealed class LiftAbsenceHandler(AppDbContext db, UseCaseContext context)
    : IHandler<LiftAbsence, Done>
{
    public async Task<Result<Done>> HandleAsync(
        LiftAbsence message,
        Actor actor,
        CancellationToken ct
    )
    {
        var file = await InterviewFile.LoadAsync(db, message.Interview, ct);
        if (!file.Panel.Has(message.Member))
        {
            return Problem.NotFound;
        }

        if (file.Closed is { } closed)
        {
            return closed;
        }

        var stage = file.Campaign.Rules.PanelStage.Code;
        var isConfirmed = await db.StageConfirmations.AnyAsync(
            list =>
                list.CampaignId == file.Campaign.Id
                && list.Stage == stage
                && list.ConfirmedAt != null,
            ct
        );
        var absence = file.Interview.Absences.FirstOrDefault(one => one.Member == message.Member);
        var lifted = file.Interview.LiftAbsence(message.Member, isConfirmed);
        if (lifted.IsSuccess)
        {
            // the record belongs to the interview and cannot be without it
            db.Remove(absence!);
        }

        context.Reason = message.Reason.Trim();
        return lifted;
    }
}
