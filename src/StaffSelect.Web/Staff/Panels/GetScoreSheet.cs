using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>The sender's own sheet; never anybody else's.</summary>
[Requires(Permission.PanelScore)]
public sealed record GetScoreSheet(InterviewId Interview) : IQuery<ScoreSheetView>, IOfInterview;

/// <summary>One member's sheet as the page shows it.</summary>
public sealed record ScoreSheetView
{
    public required InterviewId Interview { get; init; }
    public required UserId Member { get; init; }
    public required LocalizedText CampaignTitle { get; init; }
    public required LocalizedText PanelTitle { get; init; }
    public required string WorkingCode { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartsAt { get; init; }
    public required string Place { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>Members of the panel.</summary>
    public required int PanelSize { get; init; }
    public required int Revision { get; init; }
    public required DateTime? SavedAt { get; init; }
    public required DateTime? SubmittedAt { get; init; }

    /// <summary>Why nothing can be changed although the sheet is a draft, or null.</summary>
    public required Problem? Closed { get; init; }
    public required IReadOnlyList<ScoreLine> Lines { get; init; }
}

/// <summary>One competency on the sheet.</summary>
public sealed record ScoreLine(Competency Competency, int? Level, string Note)
{
    public bool NoteMissing => ScoreEntry.IsNoteRequired(Level) && string.IsNullOrWhiteSpace(Note);

    public bool IsDone => Level is not null && !NoteMissing;
}

internal sealed class GetScoreSheetHandler(
    AppDbContext db,
    PersonalData personal,
    UseCaseContext context
) : IHandler<GetScoreSheet, ScoreSheetView>
{
    public async Task<Result<ScoreSheetView>> HandleAsync(
        GetScoreSheet message,
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
        var lines = new List<ScoreLine>();
        foreach (var competency in file.Rule.Competencies)
        {
            var entry = sheet.Entries.First(one => one.Competency == competency.Code);
            lines.Add(
                new ScoreLine(
                    file.Campaign.Rules.Competency(competency.Code),
                    entry.Level,
                    await personal.OpenAsync(file.Application.PersonId, entry.Note, ct) ?? ""
                )
            );
        }

        context.RecordRead(nameof(ScoreSheet), sheet.Id.ToString(), file.Campaign.Id);
        return new ScoreSheetView
        {
            Interview = file.Interview.Id,
            Member = sheet.Member,
            CampaignTitle = file.Campaign.Title,
            PanelTitle = file.Panel.Title,
            WorkingCode = file.Application.WorkingCode,
            StartsAt = file.Interview.StartsAt,
            Place = file.Interview.Place,
            TimeZone = file.Campaign.Rules.TimeZone,
            PanelSize = file.Panel.PlannedSize,
            Revision = sheet.Revision,
            SavedAt = sheet.SavedAt,
            SubmittedAt = sheet.SubmittedAt,
            Closed = file.Closed,
            Lines = lines,
        };
    }
}
