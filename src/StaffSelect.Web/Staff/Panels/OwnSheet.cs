using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>A member's own sheet and the interview it belongs to.</summary>
internal sealed record OwnSheet(InterviewFile File, ScoreSheet Sheet)
{
    public static async Task<Result<OwnSheet>> FindAsync(
        AppDbContext db,
        InterviewId interview,
        UserId member,
        CancellationToken ct
    )
    {
        var file = await InterviewFile.ForMemberAsync(db, interview, member, ct);
        if (!file.IsSuccess)
        {
            return file.Problem;
        }

        var sheet = file.Value.SheetOf(member);
        if (sheet is null)
        {
            return new Problem(
                file.Value.Interview.IsAbsent(member)
                    ? PanelProblems.MemberAbsent
                    : PanelProblems.ConflictNotDeclared
            );
        }

        return file.Value.Interview.IsAbsent(member) && !sheet.Counts
            ? new Problem(PanelProblems.MemberAbsent)
            : new OwnSheet(file.Value, sheet);
    }
}
