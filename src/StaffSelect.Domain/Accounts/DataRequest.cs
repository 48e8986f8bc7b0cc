namespace StaffSelect.Domain.Accounts;

/// <summary>What somebody asks about his own data.</summary>
public enum DataRequestKind
{
    /// <summary>What the download does not give: on paper, a correction, an explanation.</summary>
    Copy,

    Erasure,
}

/// <summary>Where a request stands.</summary>
public enum DataRequestState
{
    /// <summary>Waits for an answer.</summary>
    Open,

    /// <summary>Erasure was proposed and waits for the second signature.</summary>
    Proposed,

    Granted,

    Refused,

    /// <summary>Taken back by the person.</summary>
    Withdrawn,
}

/// <summary>Why erasure is refused.</summary>
public enum ErasureObstacle
{
    /// <summary>The person holds a staff role.</summary>
    StaffRole,

    /// <summary>A selection is under legal hold.</summary>
    LegalHold,

    /// <summary>The person takes part in a selection whose results are not published.</summary>
    RunningSelection,

    /// <summary>Appeals are open.</summary>
    OpenAppeal,

    /// <summary>The file of a selection must be kept for longer.</summary>
    Retention,
}

/// <summary>A request of a person about his own data.</summary>
/// <remarks>
/// The campaign is that of the newest application when the request was made: its officers answer. A person without an application is answered by the system
/// administrator. Erasure takes two people, neither of them the person. Source: law of Ukraine 2297-VI, articles 8 and 15; domain notes 7 and 9, mistake 39.
/// </remarks>
public sealed class DataRequest
{
    /// <summary>Longest words of either side, in characters.</summary>
    public const int MaximumWords = 2000;

    /// <summary>Calendar days in which a request is answered; the last instant is inclusive.</summary>
    public const int AnswerDays = 30;

    private DataRequest() { }

    public Guid Id { get; private set; }

    public UserId User { get; private set; }

    /// <summary>Owner of the key that seals the words of this request.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>Whose officers answer; null for the system administrator.</summary>
    public CampaignId? CampaignId { get; private set; }

    public DataRequestKind Kind { get; private set; }

    public DataRequestState State { get; private set; }

    /// <summary>The person's words; null when there are none.</summary>
    public SealedText? Words { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime FiledAt { get; private set; }

    /// <summary>UTC; the law's limit for an answer.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>Who proposed erasure; null for a copy.</summary>
    public UserId? ProposedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ProposedAt { get; private set; }

    /// <summary>Who gave the answer; null while there is none and where a rule refused.</summary>
    public UserId? AnsweredBy { get; private set; }

    /// <summary>UTC; null while the request is open.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Words of the answer.</summary>
    public SealedText? Answer { get; private set; }

    /// <summary>Why a rule refused erasure; null where a person answered.</summary>
    public ErasureObstacle? Obstacle { get; private set; }

    public int Version { get; private set; }

    /// <summary>Whether an answer is owed.</summary>
    public bool IsOpen => State is DataRequestState.Open or DataRequestState.Proposed;

    /// <summary>Files a request; erasure that a rule forbids is refused at once.</summary>
    /// <param name="by">The person.</param>
    /// <param name="person">Owner of the key.</param>
    /// <param name="campaign">Of the newest application, or null.</param>
    /// <param name="kind">What is asked.</param>
    /// <param name="words">Optional.</param>
    /// <param name="obstacle">Of <see cref="ErasureRule"/>; only for erasure.</param>
    /// <param name="now">UTC.</param>
    public static DataRequest File(
        UserId by,
        PersonId person,
        CampaignId? campaign,
        DataRequestKind kind,
        SealedText? words,
        ErasureObstacle? obstacle,
        DateTime now
    )
    {
        var isRefused = kind == DataRequestKind.Erasure && obstacle is not null;
        return new DataRequest
        {
            Id = Guid.CreateVersion7(),
            User = by,
            PersonId = person,
            CampaignId = campaign,
            Kind = kind,
            State = isRefused ? DataRequestState.Refused : DataRequestState.Open,
            Words = words,
            FiledAt = now,
            DueAt = now.AddDays(AnswerDays),
            AnsweredAt = isRefused ? now : null,
            Obstacle = isRefused ? obstacle : null,
        };
    }

    /// <summary>Takes the request back.</summary>
    public Result<Done> Withdraw(DateTime now)
    {
        if (!IsOpen)
        {
            return new Problem(DataRequestProblems.DataRequestAnswered);
        }

        State = DataRequestState.Withdrawn;
        AnsweredAt = now;
        return Done.Value;
    }

    /// <summary>Grants a copy, or refuses either kind, with words.</summary>
    public Result<Done> Decide(bool grant, UserId by, SealedText answer, DateTime now)
    {
        if (Refusal(by) is { } refusal)
        {
            return refusal;
        }

        if (grant && Kind == DataRequestKind.Erasure)
        {
            return new Problem(DataRequestProblems.ErasureTakesTwo);
        }

        State = grant ? DataRequestState.Granted : DataRequestState.Refused;
        (AnsweredBy, AnsweredAt, Answer) = (by, now, answer);
        return Done.Value;
    }

    /// <summary>First signature under an erasure.</summary>
    public Result<Done> Propose(UserId by, SealedText reason, DateTime now)
    {
        if (Refusal(by) is { } refusal)
        {
            return refusal;
        }

        if (Kind != DataRequestKind.Erasure || State != DataRequestState.Open)
        {
            return new Problem(DataRequestProblems.DataRequestAnswered);
        }

        State = DataRequestState.Proposed;
        (ProposedBy, ProposedAt, Answer) = (by, now, reason);
        return Done.Value;
    }

    /// <summary>Second signature, by another person; what is erased is the caller's matter.</summary>
    public Result<Done> Confirm(UserId by, DateTime now)
    {
        if (Refusal(by) is { } refusal)
        {
            return refusal;
        }

        if (State != DataRequestState.Proposed)
        {
            return new Problem(DataRequestProblems.ErasureNotProposed);
        }

        if (by == ProposedBy)
        {
            return new Problem(DataRequestProblems.ErasureProposedByYou);
        }

        State = DataRequestState.Granted;
        (AnsweredBy, AnsweredAt) = (by, now);
        return Done.Value;
    }

    private Problem? Refusal(UserId by) =>
        by == User ? new Problem(DataRequestProblems.OwnDataRequest)
        : !IsOpen ? new Problem(DataRequestProblems.DataRequestAnswered)
        : null;
}

/// <summary>Refusals of requests about one's own data.</summary>
public static class DataRequestProblems
{
    public const string DataRequestExists = nameof(DataRequestExists);
    public const string DataRequestAnswered = nameof(DataRequestAnswered);
    public const string OwnDataRequest = nameof(OwnDataRequest);
    public const string ErasureTakesTwo = nameof(ErasureTakesTwo);
    public const string ErasureNotProposed = nameof(ErasureNotProposed);
    public const string ErasureProposedByYou = nameof(ErasureProposedByYou);
}
