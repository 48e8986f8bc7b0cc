namespace StaffSelect.Domain.Panels;

/// <summary>Where one member stands with one interview.</summary>
public enum MemberStanding
{
    /// <summary>Has not yet said whether there is a conflict of interest.</summary>
    Undeclared,

    /// <summary>Declared no conflict; the sheet is a draft.</summary>
    Scoring,

    /// <summary>The sheet is in and locked.</summary>
    Submitted,

    /// <summary>Left out because of a conflict of interest; not missing.</summary>
    Recused,

    /// <summary>A recorded absence.</summary>
    Absent,
}

/// <summary>One member of the panel at one interview.</summary>
public sealed record MemberAttendance(UserId Member, bool IsChair, MemberStanding Standing);

/// <summary>Who is present, recused, absent at one interview, and what each may therefore see.</summary>
public static class Attendance
{
    /// <summary>Standing of every member of the panel, in the order of the panel.</summary>
    /// <param name="panel">The panel with its members.</param>
    /// <param name="interview">The interview with declarations and absences.</param>
    /// <param name="sheets">Sheets of this interview.</param>
    public static IReadOnlyList<MemberAttendance> Of(
        Panel panel,
        Interview interview,
        IReadOnlyCollection<ScoreSheet> sheets
    ) =>
        [
            .. panel.Members.Select(member => new MemberAttendance(
                member.UserId,
                member.IsChair,
                Standing(interview, member.UserId, sheets)
            )),
        ];

    /// <summary>Whether a member may see colleagues' sheets and the means.</summary>
    /// <remarks>Only after own submission, and only when nobody is expected to score any more; so nobody is anchored by another's scores.</remarks>
    public static bool MaySeeColleagues(
        UserId member,
        IReadOnlyCollection<MemberAttendance> attendance
    ) =>
        attendance.Any(one => one.Member == member && one.Standing == MemberStanding.Submitted)
        && !attendance.Any(one =>
            one.Standing is MemberStanding.Undeclared or MemberStanding.Scoring
        );

    private static MemberStanding Standing(
        Interview interview,
        UserId member,
        IReadOnlyCollection<ScoreSheet> sheets
    )
    {
        if (interview.IsRecused(member))
        {
            return MemberStanding.Recused;
        }

        if (sheets.Any(sheet => sheet.Member == member && sheet.Counts))
        {
            return MemberStanding.Submitted;
        }

        if (interview.IsAbsent(member))
        {
            return MemberStanding.Absent;
        }

        return interview.HasDeclared(member) ? MemberStanding.Scoring : MemberStanding.Undeclared;
    }
}
