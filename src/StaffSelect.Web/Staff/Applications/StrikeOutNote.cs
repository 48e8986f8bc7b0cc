using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>Strikes out a note that is wrong; it stays readable.</summary>
[Requires(Permission.ApplicationsDecide)]
public sealed record StrikeOutNote(
    ApplicationId Application,
    Guid Note,
    [property: Required, MinLength(10), StringLength(ApplicationNote.MaximumLength)] string Reason
) : ICommand<Done>, IOfApplication;

internal sealed class StrikeOutNoteHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<StrikeOutNote, Done>
{
    public async Task<Result<Done>> HandleAsync(
        StrikeOutNote message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db.Applications.SingleAsync(a => a.Id == message.Application, ct);
        var note = await db.ApplicationNotes.SingleOrDefaultAsync(
            one => one.Id == message.Note && one.ApplicationId == application.Id,
            ct
        );
        if (note is null)
        {
            return Problem.NotFound;
        }

        if (await ApplicantNames.OpenAsync(personal, application, ct) is null)
        {
            return new Problem(ApplicationProblems.PersonErased);
        }

        return note.StrikeOut(
            await personal.SealAsync(application.PersonId, message.Reason.Trim(), ct),
            actor.RequiredUserId,
            time.UtcNow()
        );
    }
}
