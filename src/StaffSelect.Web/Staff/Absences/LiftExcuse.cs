using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Absences;

/// <summary>Lifts a wrong record of an absence, with a reason and before the stage is confirmed.</summary>
[Requires(Permission.SessionsManage)]
public sealed record LiftExcuse(
    CampaignId Campaign,
    Guid Record,
    [property: Required, MinLength(10), StringLength(CandidateAbsence.TextLength)] string Reason
) : ICommand<Done>, IOfCampaign;

internal sealed class LiftExcuseHandler(AppDbContext db, UseCaseContext context, TimeProvider time)
    : IHandler<LiftExcuse, Done>
{
    public async Task<Result<Done>> HandleAsync(
        LiftExcuse message,
        Actor actor,
        CancellationToken ct
    )
    {
        var record = await db.Set<CandidateAbsence>()
            .SingleOrDefaultAsync(
                one => one.Id == message.Record && one.CampaignId == message.Campaign,
                ct
            );
        if (record is null)
        {
            return Problem.NotFound;
        }

        var isConfirmed = await db.StageConfirmations.AnyAsync(
            list =>
                list.CampaignId == record.CampaignId
                && list.Stage == record.Stage
                && list.ConfirmedAt != null,
            ct
        );
        context.Reason = message.Reason.Trim();
        return record.Lift(actor.RequiredUserId, isConfirmed, time.UtcNow());
    }
}
