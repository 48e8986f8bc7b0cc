using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>Adds an officer's note to an application.</summary>
[Requires(Permission.ApplicationsDecide)]
public sealed record WriteNote(
    ApplicationId Application,
    [property: StringLength(ApplicationNote.MaximumLength)] string? Text
) : ICommand<Done>, IOfApplication;

internal sealed class WriteNoteHandler(AppDbContext db, PersonalData personal, TimeProvider time)
    : IHandler<WriteNote, Done>
{
    public async Task<Result<Done>> HandleAsync(
        WriteNote message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (string.IsNullOrWhiteSpace(message.Text))
        {
            return new Problem(ApplicationProblems.NoteMissing).At(nameof(WriteNote.Text));
        }

        var application = await db.Applications.SingleAsync(a => a.Id == message.Application, ct);
        if (application.UserId == actor.UserId)
        {
            return new Problem(ApplicationProblems.OwnApplication);
        }

        if (await ApplicantNames.OpenAsync(personal, application, ct) is null)
        {
            return new Problem(ApplicationProblems.PersonErased);
        }

        db.ApplicationNotes.Add(
            ApplicationNote.Write(
                application.Id,
                await personal.SealAsync(application.PersonId, message.Text.Trim(), ct),
                actor.RequiredUserId,
                time.UtcNow()
            )
        );
        return Done.Value;
    }
}
