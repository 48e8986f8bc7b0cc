namespace StaffSelect.Domain.Stages;

/// <summary>What an officer recorded of a candidate who did not come to a test or an interview.</summary>
/// <remarks>
/// Who did not start in time is absent without any record; a record says whether there is an excuse. It is about one missed date:
/// whoever is given another date and misses that too is absent anew. With an excuse a reserve session can be given (domain notes 1.5).
/// Never changed or deleted, only lifted when it was wrong.
/// </remarks>
public sealed class CandidateAbsence
{
    /// <summary>Longest reason or note, in characters.</summary>
    public const int TextLength = 500;

    private CandidateAbsence() { }

    public Guid Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public ApplicationId ApplicationId { get; private set; }

    /// <summary>Code of the stage.</summary>
    public string Stage { get; private set; } = "";

    /// <summary>From 1 for each candidate and stage.</summary>
    public int Number { get; private set; }

    /// <summary>UTC; the latest start of the test, or the start of the interview.</summary>
    public DateTime MissedAt { get; private set; }

    public bool IsExcused { get; private set; }

    /// <summary>What is known; sealed with the candidate's key, because it is often about health.</summary>
    public SealedText Reason { get; private set; }

    /// <summary>Which document proves the excuse; sealed likewise.</summary>
    public SealedText? Document { get; private set; }

    public UserId RecordedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public UserId? LiftedBy { get; private set; }

    /// <summary>UTC; a lifted record does not count.</summary>
    public DateTime? LiftedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Records.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="missed">Whose, which stage, and when it was missed.</param>
    /// <param name="number">One more than the newest record has.</param>
    /// <param name="finding">What the officer found.</param>
    /// <param name="by">Who records.</param>
    /// <param name="now">UTC.</param>
    public static CandidateAbsence Record(
        CampaignId campaign,
        MissedDate missed,
        int number,
        AbsenceFinding finding,
        UserId by,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(missed);
        ArgumentNullException.ThrowIfNull(finding);
        return new CandidateAbsence
        {
            Id = Guid.CreateVersion7(),
            CampaignId = campaign,
            ApplicationId = missed.Application,
            Stage = missed.Stage,
            Number = number,
            MissedAt = missed.At,
            IsExcused = finding.IsExcused,
            Reason = finding.Reason,
            Document = finding.Document,
            RecordedBy = by,
            RecordedAt = now,
        };
    }

    /// <summary>Lifts a wrong record.</summary>
    /// <param name="by">Who lifts it.</param>
    /// <param name="isConfirmed">Whether the stage is confirmed: then its list stands.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Lift(UserId by, bool isConfirmed, DateTime now)
    {
        if (isConfirmed)
        {
            return new Problem(AbsenceProblems.AbsenceStageConfirmed);
        }

        if (LiftedAt is not null)
        {
            return new Problem(AbsenceProblems.AbsenceLifted);
        }

        LiftedBy = by;
        LiftedAt = now;
        return Done.Value;
    }
}

/// <summary>A date that a candidate missed.</summary>
/// <param name="Application">Whose.</param>
/// <param name="Stage">Code of the stage.</param>
/// <param name="At">UTC; the latest start of the test, or the start of the interview.</param>
public sealed record MissedDate(ApplicationId Application, string Stage, DateTime At);

/// <summary>What an officer found about an absence.</summary>
/// <param name="IsExcused">Whether there is an excuse.</param>
/// <param name="Reason">What is known, sealed.</param>
/// <param name="Document">Which document proves it, sealed; null without one.</param>
public sealed record AbsenceFinding(bool IsExcused, SealedText Reason, SealedText? Document);

/// <summary>Codes of refusals about absences of candidates.</summary>
public static class AbsenceProblems
{
    /// <summary>The candidate is not absent: nothing to record.</summary>
    public const string NotAbsent = nameof(NotAbsent);
    public const string AbsenceRecorded = nameof(AbsenceRecorded);
    public const string AbsenceLifted = nameof(AbsenceLifted);
    public const string AbsenceStageConfirmed = nameof(AbsenceStageConfirmed);

    /// <summary>Who was absent gets another session only with an excuse.</summary>
    public const string ExcuseNeeded = nameof(ExcuseNeeded);

    /// <summary>A reserve session is only for those who were absent with an excuse.</summary>
    public const string ReserveOnlyExcused = nameof(ReserveOnlyExcused);
    public const string ExcuseDocumentMissing = nameof(ExcuseDocumentMissing);
}
