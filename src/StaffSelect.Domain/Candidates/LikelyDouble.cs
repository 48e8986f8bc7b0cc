namespace StaffSelect.Domain.Candidates;

/// <summary>What an officer found out about two applications.</summary>
public enum DoubleOutcome
{
    SamePerson,
    DifferentPeople,
}

/// <summary>Two applications that may be of one person, until an officer decides.</summary>
/// <remarks>A decision stays for good; should a change of an application bring a further sign, a new question is asked with the next <see cref="Number"/>.</remarks>
public sealed class LikelyDouble
{
    /// <summary>Longest reason of a decision, in characters.</summary>
    public const int MaximumReasonLength = 2000;

    private LikelyDouble() { }

    public Guid Id { get; private set; }

    /// <summary>The one begun earlier.</summary>
    public ApplicationId First { get; private set; }

    public ApplicationId Second { get; private set; }

    /// <summary>The campaign of both; null when they are of two campaigns.</summary>
    public CampaignId? CampaignId { get; private set; }

    /// <summary>Number of the question about these two, from 1.</summary>
    public int Number { get; private set; }

    public IReadOnlyList<DoubleSign> Signs { get; private set; } = [];

    /// <summary>UTC.</summary>
    public DateTime FoundAt { get; private set; }

    /// <summary>Null while it is open.</summary>
    public DoubleOutcome? Outcome { get; private set; }

    /// <summary>Sealed with the keys of both persons: it may tell something of either.</summary>
    public SealedText? Reason { get; private set; }

    public UserId? DecidedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>A question about two applications, in whatever order they are named.</summary>
    public static LikelyDouble Found(
        ApplicationId one,
        ApplicationId other,
        CampaignId? campaign,
        int number,
        IReadOnlyList<DoubleSign> signs,
        DateTime now
    )
    {
        var isFirst = one.Value.CompareTo(other.Value) < 0;
        return new()
        {
            Id = Guid.CreateVersion7(),
            First = isFirst ? one : other,
            Second = isFirst ? other : one,
            CampaignId = campaign,
            Number = number,
            Signs = [.. signs],
            FoundAt = now,
        };
    }

    /// <summary>The application that stands against the named one.</summary>
    public ApplicationId Other(ApplicationId application) => application == First ? Second : First;

    /// <summary>What speaks for it after an application was changed.</summary>
    /// <exception cref="InvalidOperationException">It is decided.</exception>
    public void Renew(IReadOnlyList<DoubleSign> signs)
    {
        if (Outcome is not null)
        {
            throw new InvalidOperationException("A decided question is not asked anew.");
        }

        Signs = [.. signs];
    }

    /// <summary>An officer decides whether it is one person.</summary>
    /// <param name="outcome">What was found out.</param>
    /// <param name="reason">On what it rests, sealed.</param>
    /// <param name="by">The officer.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Decide(DoubleOutcome outcome, SealedText reason, UserId by, DateTime now)
    {
        if (Outcome is not null)
        {
            return new Problem(ApplicationProblems.DoubleDecided);
        }

        Outcome = outcome;
        Reason = reason;
        DecidedBy = by;
        DecidedAt = now;
        return Done.Value;
    }
}
