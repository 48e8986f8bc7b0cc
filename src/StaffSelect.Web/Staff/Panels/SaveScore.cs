using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Saves level and note of one competency on the sender's own draft.</summary>
/// <param name="Interview">Which interview.</param>
/// <param name="Competency">Code.</param>
/// <param name="Level">1 to 5, or null when not decided yet.</param>
/// <param name="Note">What the candidate said or did; may be empty.</param>
/// <param name="SeenRevision">The sheet's revision that the page shows.</param>
[Requires(Permission.PanelScore)]
public sealed record SaveScore(
    InterviewId Interview,
    [property: Required, StringLength(20)] string Competency,
    int? Level,
    [property: StringLength(ScoreSheet.NoteMaximum)] string? Note,
    int SeenRevision
) : ICommand<SavedScore>, IOfInterview;

/// <summary>What a page needs after a save.</summary>
public sealed record SavedScore(int Revision, DateTime SavedAt);

internal sealed class SaveScoreHandler(AppDbContext db, TimeProvider time, PersonalData personal)
    : IHandler<SaveScore, SavedScore>
{
    public async Task<Result<SavedScore>> HandleAsync(
        SaveScore message,
        Actor actor,
        CancellationToken ct
    )
    {
        var found = await OwnSheet.FindAsync(db, message.Interview, actor.RequiredUserId, ct);
        if (!found.IsSuccess)
        {
            return found.Problem;
        }

        var (file, sheet) = found.Value;
        if (file.Closed is { } closed)
        {
            return closed;
        }

        var note = string.IsNullOrWhiteSpace(message.Note)
            ? ""
            : message.Note.ReplaceLineEndings("\n");
        var now = time.UtcNow();
        var saved = sheet.Record(
            message.Competency,
            message.Level,
            await personal.SealOptionalAsync(file.Application.PersonId, note, ct),
            note.Length,
            message.SeenRevision,
            now
        );
        return saved.IsSuccess ? new SavedScore(sheet.Revision, now) : saved.Problem;
    }
}
