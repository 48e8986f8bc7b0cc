using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Panels;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>What the panel said, for a member who has submitted; colleagues' sheets only when nobody is awaited.</summary>
[Requires(Permission.PanelScore)]
public sealed record GetPanelOutcome(InterviewId Interview)
    : IQuery<PanelOutcomeView>,
        IOfInterview;

/// <summary>The panel's result as its members see it.</summary>
/// <param name="WorkingCode">The candidate's code in the room.</param>
/// <param name="PanelTitle">Which panel.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="SubmittedAt">When the sender submitted; UTC.</param>
/// <param name="Planned">Members of the panel.</param>
/// <param name="Submitted">Sheets in.</param>
/// <param name="Opened">Null while a sheet is awaited.</param>
public sealed record PanelOutcomeView(
    string WorkingCode,
    LocalizedText PanelTitle,
    DateTime StartsAt,
    string TimeZone,
    DateTime SubmittedAt,
    int Planned,
    int Submitted,
    OpenedOutcome? Opened
);

/// <summary>What opens when nobody is awaited any more.</summary>
/// <param name="Outcome">Counts and means.</param>
/// <param name="Members">Everybody in the panel, with levels and notes of those who submitted.</param>
/// <param name="Competencies">Titles by code, in the order of the rule.</param>
public sealed record OpenedOutcome(
    PanelOutcome Outcome,
    IReadOnlyList<MemberSheetView> Members,
    IReadOnlyList<CompetencyTitle> Competencies
);

public sealed record CompetencyTitle(string Code, LocalizedText Title);

/// <summary>One member's locked sheet.</summary>
public sealed record MemberSheetView(
    string Name,
    bool IsChair,
    bool IsOwn,
    MemberStanding Standing,
    IReadOnlyDictionary<string, int> Levels,
    IReadOnlyDictionary<string, string> Notes
);

internal sealed class GetPanelOutcomeHandler(
    AppDbContext db,
    PersonalData personal,
    UseCaseContext context
) : IHandler<GetPanelOutcome, PanelOutcomeView>
{
    public async Task<Result<PanelOutcomeView>> HandleAsync(
        GetPanelOutcome message,
        Actor actor,
        CancellationToken ct
    )
    {
        var member = actor.RequiredUserId;
        var found = await InterviewFile.ForMemberAsync(db, message.Interview, member, ct);
        if (!found.IsSuccess)
        {
            return found.Problem;
        }

        var file = found.Value;
        if (file.SheetOf(member) is not { Counts: true, SubmittedAt: { } submittedAt })
        {
            return new Problem(PanelProblems.OutcomeBlind);
        }

        var attendance = Attendance.Of(file.Panel, file.Interview, file.Sheets);
        var opened = Attendance.MaySeeColleagues(member, attendance)
            ? await OpenAsync(file, attendance, member, ct)
            : null;
        context.RecordRead("PanelOutcome", file.Interview.Id.ToString(), file.Campaign.Id);
        return new PanelOutcomeView(
            file.Application.WorkingCode,
            file.Panel.Title,
            file.Interview.StartsAt,
            file.Campaign.Rules.TimeZone,
            submittedAt,
            file.Panel.PlannedSize,
            attendance.Count(one => one.Standing == MemberStanding.Submitted),
            opened
        );
    }

    private async Task<OpenedOutcome> OpenAsync(
        InterviewFile file,
        IReadOnlyList<MemberAttendance> attendance,
        UserId own,
        CancellationToken ct
    )
    {
        var sheets = await db.Set<ScoreSheet>()
            .AsNoTracking()
            .Include(sheet => sheet.Entries)
            .Where(sheet => sheet.InterviewId == file.Interview.Id)
            .ToListAsync(ct);
        var ids = attendance.Select(one => one.Member.Value).ToList();
        var names = await db
            .Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => new UserId(user.Id), user => user.DisplayName, ct);
        var members = new List<MemberSheetView>();
        foreach (var one in attendance)
        {
            var sheet = sheets.Find(candidate => candidate.Member == one.Member);
            var counts = sheet is { Counts: true };
            members.Add(
                new MemberSheetView(
                    names.GetValueOrDefault(one.Member, ""),
                    one.IsChair,
                    one.Member == own,
                    one.Standing,
                    counts ? sheet!.Levels() : new Dictionary<string, int>(),
                    counts ? await NotesAsync(file, sheet!, ct) : new Dictionary<string, string>()
                )
            );
        }

        return new OpenedOutcome(
            PanelOutcomes.Of(file.Panel, file.Interview, sheets, file.Rule).Outcome,
            members,
            [
                .. file.Rule.Competencies.Select(competency => new CompetencyTitle(
                    competency.Code,
                    file.Campaign.Rules.Competency(competency.Code).Title
                )),
            ]
        );
    }

    private async Task<Dictionary<string, string>> NotesAsync(
        InterviewFile file,
        ScoreSheet sheet,
        CancellationToken ct
    )
    {
        var notes = new Dictionary<string, string>();
        foreach (var entry in sheet.Entries)
        {
            if (
                await personal.OpenAsync(file.Application.PersonId, entry.Note, ct) is
                { Length: > 0 } note
            )
            {
                notes[entry.Competency] = note;
            }
        }

        return notes;
    }
}
