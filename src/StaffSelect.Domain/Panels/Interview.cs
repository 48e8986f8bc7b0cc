using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Stages;

namespace StaffSelect.Domain.Panels;

/// <summary>One candidate before one panel.</summary>
public sealed class Interview
{
    /// <summary>Longest place, in characters.</summary>
    public const int PlaceLength = 200;

    /// <summary>Longest reason of a recusal or an absence, in characters.</summary>
    public const int ReasonLength = 500;

    /// <summary>How long an interview lasts at least; nobody sits in two that begin nearer to each other.</summary>
    public static readonly TimeSpan LeastLength = TimeSpan.FromMinutes(30);

    private readonly List<ConflictDeclaration> declarations = [];
    private readonly List<Absence> absences = [];

    private Interview() { }

    public InterviewId Id { get; private set; }

    public PanelId PanelId { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public ApplicationId ApplicationId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime StartsAt { get; private set; }

    public string Place { get; private set; } = "";

    public IReadOnlyList<ConflictDeclaration> Declarations => declarations;

    public IReadOnlyList<Absence> Absences => absences;

    public int Version { get; private set; }

    /// <summary>Plans an interview.</summary>
    /// <param name="panel">Before whom.</param>
    /// <param name="application">Whose; must be admitted.</param>
    /// <param name="isAdmitted">Whether the application is admitted.</param>
    /// <param name="startsAt">UTC; inside <paramref name="window"/>.</param>
    /// <param name="place">Where; not blank, at most <see cref="PlaceLength"/> characters.</param>
    /// <param name="window">When panels of the campaign sit.</param>
    public static Result<Interview> Plan(
        Panel panel,
        ApplicationId application,
        bool isAdmitted,
        DateTime startsAt,
        string place,
        Window window
    )
    {
        if (!isAdmitted)
        {
            return new Problem(PanelProblems.CandidateNotAdmitted).At("Application");
        }

        if (CheckSlot(startsAt, place, window) is { } refused)
        {
            return refused;
        }

        return new Interview
        {
            Id = InterviewId.New(),
            PanelId = panel.Id,
            CampaignId = panel.CampaignId,
            ApplicationId = application,
            StartsAt = startsAt,
            Place = place.Trim(),
        };
    }

    /// <summary>Moves the interview to another time or place.</summary>
    /// <param name="startsAt">UTC; inside <paramref name="window"/>.</param>
    /// <param name="place">Where.</param>
    /// <param name="window">When panels of the campaign sit.</param>
    /// <param name="anySubmitted">Whether a sheet of this interview is submitted; then it cannot move.</param>
    public Result<Done> Move(DateTime startsAt, string place, Window window, bool anySubmitted)
    {
        if (anySubmitted)
        {
            return new Problem(PanelProblems.InterviewAlreadyScored);
        }

        if (CheckSlot(startsAt, place, window) is { } refused)
        {
            return refused;
        }

        StartsAt = startsAt;
        Place = place.Trim();
        return Done.Value;
    }

    /// <summary>Declares that a member has, or has not, a conflict of interest with the candidate.</summary>
    /// <param name="member">Who declares.</param>
    /// <param name="hasConflict">True recuses the member from this candidate for good.</param>
    /// <param name="reason">Sealed with the candidate's key; required with a conflict, dropped without one.</param>
    /// <param name="now">UTC.</param>
    /// <remarks>"No conflict" may be followed by "conflict" (it may come to light later); a recusal cannot be taken back.</remarks>
    public Result<Done> Declare(UserId member, bool hasConflict, SealedText? reason, DateTime now)
    {
        if (IsRecused(member) || (!hasConflict && HasDeclared(member)))
        {
            return new Problem(PanelProblems.ConflictAlreadyDeclared);
        }

        if (IsAbsent(member))
        {
            return new Problem(PanelProblems.MemberAbsent);
        }

        if (hasConflict && reason is null)
        {
            return new Problem(PanelProblems.ConflictReasonMissing).At("Reason");
        }

        declarations.Add(
            new ConflictDeclaration(Id, member, hasConflict, hasConflict ? reason : null, now)
        );
        return Done.Value;
    }

    /// <summary>Records that a member did not come, so that the others need not wait for that sheet.</summary>
    /// <param name="member">Who was absent.</param>
    /// <param name="recordedBy">Who records it.</param>
    /// <param name="reason">Why; kept with the record.</param>
    /// <param name="hasSubmitted">Whether the member's sheet is submitted; then there is nothing to record.</param>
    /// <param name="now">UTC; not before <see cref="StartsAt"/>.</param>
    /// <remarks>An absent member is left out of the mean, never counted as zero, and cannot score any more.</remarks>
    public Result<Done> RecordAbsence(
        UserId member,
        UserId recordedBy,
        string reason,
        bool hasSubmitted,
        DateTime now
    )
    {
        if (hasSubmitted || IsRecused(member) || IsAbsent(member))
        {
            return new Problem(PanelProblems.MemberAlreadyDone);
        }

        if (now < StartsAt)
        {
            return new Problem(PanelProblems.AbsenceTooEarly);
        }

        absences.Add(new Absence(Id, member, recordedBy, reason.Trim(), now));
        return Done.Value;
    }

    /// <summary>Lifts a wrongly recorded absence; the member may score again.</summary>
    /// <param name="member">Who was recorded as absent.</param>
    /// <param name="isConfirmed">Whether the stage is confirmed: then its list stands.</param>
    public Result<Done> LiftAbsence(UserId member, bool isConfirmed)
    {
        if (isConfirmed)
        {
            return new Problem(AbsenceProblems.AbsenceStageConfirmed);
        }

        return absences.RemoveAll(absence => absence.Member == member) > 0
            ? Done.Value
            : new Problem(AbsenceProblems.AbsenceLifted);
    }

    /// <summary>Whether nobody can be in both of two interviews.</summary>
    /// <param name="one">UTC; start of one.</param>
    /// <param name="other">UTC; start of the other. Exactly <see cref="LeastLength"/> apart they do not overlap.</param>
    public static bool Overlap(DateTime one, DateTime other) =>
        (one - other).Duration() < LeastLength;

    public bool HasDeclared(UserId member) =>
        declarations.Exists(declaration => declaration.Member == member);

    public bool IsRecused(UserId member) =>
        declarations.Exists(declaration => declaration.Member == member && declaration.HasConflict);

    public bool IsAbsent(UserId member) => absences.Exists(absence => absence.Member == member);

    private static Problem? CheckSlot(DateTime startsAt, string place, Window window)
    {
        if (string.IsNullOrWhiteSpace(place) || place.Trim().Length > PlaceLength)
        {
            return new Problem(PanelProblems.InterviewPlaceMissing, PlaceLength).At("Place");
        }

        return window.Contains(startsAt)
            ? null
            : new Problem(PanelProblems.InterviewOutsideWindow, window.FromAt, window.UntilAt).At(
                "StartsAt"
            );
    }
}

/// <summary>A member's word on a conflict of interest with one candidate.</summary>
/// <remarks>Never changed or deleted; a later conflict stands beside the earlier "no conflict".</remarks>
public sealed class ConflictDeclaration
{
    private ConflictDeclaration() { }

    internal ConflictDeclaration(
        InterviewId interview,
        UserId member,
        bool hasConflict,
        SealedText? reason,
        DateTime declaredAt
    )
    {
        InterviewId = interview;
        Member = member;
        HasConflict = hasConflict;
        Reason = reason;
        DeclaredAt = declaredAt;
    }

    public InterviewId InterviewId { get; private set; }

    public UserId Member { get; private set; }

    public bool HasConflict { get; private set; }

    /// <summary>Sealed with the candidate's key; null without a conflict.</summary>
    public SealedText? Reason { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime DeclaredAt { get; private set; }
}

/// <summary>A recorded absence of a member from one interview.</summary>
public sealed class Absence
{
    private Absence() { }

    internal Absence(
        InterviewId interview,
        UserId member,
        UserId recordedBy,
        string reason,
        DateTime recordedAt
    )
    {
        InterviewId = interview;
        Member = member;
        RecordedBy = recordedBy;
        Reason = reason;
        RecordedAt = recordedAt;
    }

    public InterviewId InterviewId { get; private set; }

    public UserId Member { get; private set; }

    public UserId RecordedBy { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }
}
