namespace StaffSelect.Domain.Candidates;

/// <summary>Where a decision on accommodation stands.</summary>
public enum AccommodationState
{
    /// <summary>Waits for the second reader; nothing counts yet.</summary>
    Proposed,

    /// <summary>Counts.</summary>
    Confirmed,

    /// <summary>Returned by the second reader; another proposal may follow.</summary>
    Returned,
}

/// <summary>What is to be granted for the test.</summary>
/// <param name="Percent">Extra time, one of <see cref="Application.AccommodationPercents"/>.</param>
/// <param name="Breaks">How many breaks; 0 for none.</param>
/// <param name="BreakMinutes">Length of each; 0 exactly when there is none.</param>
public sealed record AccommodationMeasures(int Percent, int Breaks, int BreakMinutes)
{
    public const int MostBreaks = 6;

    /// <summary>Longest break, in minutes.</summary>
    public const int LongestBreak = 30;

    /// <summary>The problem with the measures, or null.</summary>
    public Problem? Check() =>
        !Application.AccommodationPercents.Contains(Percent)
            ? new Problem(ApplicationProblems.AccommodationPercent).At(nameof(Percent))
        : Breaks is < 0 or > MostBreaks
        || BreakMinutes is < 0 or > LongestBreak
        || Breaks == 0 != (BreakMinutes == 0)
            ? new Problem(ApplicationProblems.AccommodationBreaks).At(nameof(Breaks))
        : null;
}

/// <summary>A decision on accommodation: one person proposes, another one confirms or returns it.</summary>
public sealed class AccommodationDecision
{
    private AccommodationDecision() { }

    public Guid Id { get; private set; }

    public ApplicationId ApplicationId { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public AccommodationState State { get; private set; }

    /// <summary>Extra test time, percent.</summary>
    public int Percent { get; private set; }

    public int Breaks { get; private set; }

    /// <summary>Minutes of each break.</summary>
    public int BreakMinutes { get; private set; }

    /// <summary>Grounds; only for those who decide.</summary>
    public SealedText Reason { get; private set; }

    public UserId? ProposedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ProposedAt { get; private set; }

    public UserId? AnsweredBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Why it was returned; only for those who decide.</summary>
    public SealedText? AnswerReason { get; private set; }

    public int Version { get; private set; }

    public AccommodationMeasures Measures => new(Percent, Breaks, BreakMinutes);

    /// <summary>Proposes measures.</summary>
    /// <param name="application">Neither withdrawn nor the proposer's own.</param>
    /// <param name="measures">What is to be granted.</param>
    /// <param name="reason">Grounds, sealed.</param>
    /// <param name="by">Who proposes; null for the program.</param>
    /// <param name="now">UTC.</param>
    public static Result<AccommodationDecision> Propose(
        Application application,
        AccommodationMeasures measures,
        SealedText reason,
        UserId? by,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(measures);
        if (application.UserId == by)
        {
            return new Problem(ApplicationProblems.OwnApplication);
        }

        if (application.Status == ApplicationStatus.Withdrawn)
        {
            return new Problem(ApplicationProblems.AlreadyWithdrawn);
        }

        if (measures.Check() is { } problem)
        {
            return problem;
        }

        return new AccommodationDecision
        {
            Id = Guid.CreateVersion7(),
            ApplicationId = application.Id,
            CampaignId = application.CampaignId,
            State = AccommodationState.Proposed,
            Percent = measures.Percent,
            Breaks = measures.Breaks,
            BreakMinutes = measures.BreakMinutes,
            Reason = reason,
            ProposedBy = by,
            ProposedAt = now,
        };
    }

    /// <summary>Confirms the proposal; from here on it counts.</summary>
    /// <param name="by">Not who proposed it.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Confirm(UserId? by, DateTime now) =>
        Answer(AccommodationState.Confirmed, by, null, now);

    /// <summary>Returns the proposal with a reason.</summary>
    public Result<Done> Return(UserId? by, SealedText reason, DateTime now) =>
        Answer(AccommodationState.Returned, by, reason, now);

    private Result<Done> Answer(
        AccommodationState state,
        UserId? by,
        SealedText? reason,
        DateTime now
    )
    {
        if (State != AccommodationState.Proposed)
        {
            return new Problem(ApplicationProblems.AccommodationAnswered);
        }

        if (by is not null && by == ProposedBy)
        {
            return new Problem(ApplicationProblems.AccommodationOwnProposal);
        }

        State = state;
        AnsweredBy = by;
        AnsweredAt = now;
        AnswerReason = reason;
        return Done.Value;
    }
}
