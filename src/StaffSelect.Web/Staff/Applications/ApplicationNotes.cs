using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>An officers' note, opened.</summary>
/// <param name="Text">Null when the person was erased.</param>
/// <param name="StruckAt">UTC; null while it stands.</param>
public sealed record NoteView(
    Guid Id,
    string? Text,
    UserId WrittenBy,
    DateTime WrittenAt,
    UserId? StruckBy,
    DateTime? StruckAt,
    string? StruckReason
);

/// <summary>Officers' notes on one application, oldest first.</summary>
internal static class ApplicationNotes
{
    public static async Task<IReadOnlyList<NoteView>> OfAsync(
        AppDbContext db,
        PersonalData personal,
        Application application,
        CancellationToken ct
    )
    {
        var rows = await db
            .ApplicationNotes.AsNoTracking()
            .Where(note => note.ApplicationId == application.Id)
            .OrderBy(note => note.WrittenAt)
            .ThenBy(note => note.Id)
            .ToListAsync(ct);
        var notes = new List<NoteView>(rows.Count);
        foreach (var row in rows)
        {
            notes.Add(
                new NoteView(
                    row.Id,
                    await personal.OpenAsync(application.PersonId, row.Text, ct),
                    row.WrittenBy,
                    row.WrittenAt,
                    row.StruckBy,
                    row.StruckAt,
                    await personal.OpenAsync(application.PersonId, row.StruckReason, ct)
                )
            );
        }

        return notes;
    }
}
