using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Records that a member did not come to an interview; the member is left out, never counted as zero.</summary>
[Requires(Permission.PanelManage)]
public sealed record RecordAbsence(
    InterviewId Interview,
    UserId Member,
    [property: Required, StringLength(Domain.Panels.Interview.ReasonLength)] string Reason
) : ICommand<Done>, IOfInterview;

internal sealed class RecordAbsenceHandler(
    AppDbContext db,
    TimeProvider time,
    UseCaseContext context
) : IHandler<RecordAbsence, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RecordAbsence message,
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

        context.Reason = message.Reason.Trim();
        return file.Interview.RecordAbsence(
            message.Member,
            actor.RequiredUserId,
            message.Reason,
            file.SheetOf(message.Member)?.SubmittedAt is not null,
            time.UtcNow()
        );
    }
}
