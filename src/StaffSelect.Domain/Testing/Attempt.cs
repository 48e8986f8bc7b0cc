using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Testing;

public enum AttemptStatus
{
    InProgress,

    /// <summary>The candidate finished.</summary>
    Finished,

    /// <summary>The deadline passed.</summary>
    Expired,
}

/// <summary>Everything the start of an attempt depends on.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Application">Whose attempt.</param>
/// <param name="Owner">The account that may sit it.</param>
/// <param name="IsAdmitted">Whether the application is admitted.</param>
/// <param name="Stage">The test stage.</param>
/// <param name="Window">When a test may be started.</param>
/// <param name="Measures">Extra time and breaks that are granted.</param>
/// <param name="Seed">Seed of the form.</param>
/// <param name="Form">The form drawn with it.</param>
public sealed record AttemptStart(
    CampaignId Campaign,
    ApplicationId Application,
    UserId Owner,
    bool IsAdmitted,
    StageRule Stage,
    Window Window,
    AccommodationMeasures Measures,
    ulong Seed,
    TestForm Form
);

/// <summary>A candidate's sitting of a test.</summary>
/// <remarks>
/// Everything that happens is an <see cref="AttemptEvent"/>; the row holds the head of that chain. Methods that change the attempt return the event to store with it.
/// </remarks>
public sealed class Attempt
{
    private Attempt() { }

    public AttemptId Id { get; private set; }

    public CampaignId Campaign { get; private set; }

    public ApplicationId Application { get; private set; }

    public UserId Owner { get; private set; }

    /// <summary>Code of the stage.</summary>
    public string Stage { get; private set; } = "";

    /// <summary>Seed of the form, as the database keeps it; see <see cref="SeedValue"/>.</summary>
    public long Seed { get; private set; }

    public ulong SeedValue => unchecked((ulong)Seed);

    public TestForm Form { get; private set; } = new([]);

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>Time for everybody, before the accommodation.</summary>
    public int LimitSeconds { get; private set; }

    /// <summary>0, 25, 50 or 100.</summary>
    public int AccommodationPercent { get; private set; }

    /// <summary>Breaks that are granted.</summary>
    public int Breaks { get; private set; }

    /// <summary>Length of each break.</summary>
    public int BreakMinutes { get; private set; }

    /// <summary>Breaks that were begun.</summary>
    public int BreaksTaken { get; private set; }

    /// <summary>End of the newest break, UTC, exclusive: its full length from its start, or when the candidate went on. Null before the first.</summary>
    public DateTime? BreakUntil { get; private set; }

    /// <summary>How far breaks have moved the deadline.</summary>
    public int BreakSeconds { get; private set; }

    public int BreaksLeft => Math.Max(0, Breaks - BreaksTaken);

    /// <summary>UTC, exclusive; accommodation and breaks included.</summary>
    public DateTime DeadlineAt { get; private set; }

    public AttemptStatus Status { get; private set; }

    /// <summary>UTC; the deadline itself when it expired. Null while in progress.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Number of the window that holds the test; 0 until the page is first opened.</summary>
    public int SessionEpoch { get; private set; }

    /// <summary>Random name that the window gave itself.</summary>
    public string? SessionClient { get; private set; }

    /// <summary>Number of the newest event.</summary>
    public int HeadNumber { get; private set; }

    /// <summary>Hash of the newest event.</summary>
    public byte[] HeadHash { get; private set; } = [];

    /// <summary>What the candidate keeps as proof; null while in progress.</summary>
    public string? ReceiptCode { get; private set; }

    public int Version { get; private set; }

    /// <summary>Starts an attempt.</summary>
    /// <param name="start">What it depends on.</param>
    /// <param name="now">UTC. A start inside the window gets the full time, also beyond the window's end.</param>
    public static Result<(Attempt Attempt, AttemptEvent Event)> Start(
        AttemptStart start,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(start);
        if (!start.IsAdmitted)
        {
            return new Problem(TestProblems.NotAdmittedToTest);
        }

        if (TimeAccount.CanStart(start.Window, now).Problem is { } problem)
        {
            return problem;
        }

        var id = AttemptId.New();
        var startedAt = TimeAccount.Storable(now);
        var limit = start.Stage.Test!.LimitSeconds;
        var attempt = new Attempt
        {
            Id = id,
            Campaign = start.Campaign,
            Application = start.Application,
            Owner = start.Owner,
            Stage = start.Stage.Code,
            Seed = unchecked((long)start.Seed),
            Form = start.Form,
            StartedAt = startedAt,
            LimitSeconds = limit,
            AccommodationPercent = start.Measures.Percent,
            Breaks = start.Measures.Breaks,
            BreakMinutes = start.Measures.BreakMinutes,
            DeadlineAt = TimeAccount.DeadlineAt(
                startedAt,
                TimeAccount.LimitSeconds(limit, start.Measures.Percent)
            ),
            Status = AttemptStatus.InProgress,
            HeadHash = AttemptLog.Origin(id, start.Seed),
        };
        return (attempt, attempt.Append(AttemptEventKind.Started, now));
    }

    public bool IsClosed => Status != AttemptStatus.InProgress;

    /// <summary>Lets a window hold the test.</summary>
    /// <param name="client">Random name of the window.</param>
    /// <param name="previous">The name it had before it was loaded again, or null.</param>
    /// <param name="takeOver">Whether the candidate confirmed to stop the test in the other window.</param>
    /// <param name="now">UTC.</param>
    /// <returns>The event to store, or null when this window holds the test already.</returns>
    public Result<AttemptEvent?> OpenSession(
        string client,
        string? previous,
        bool takeOver,
        DateTime now
    )
    {
        if (IsClosed || TimeAccount.IsLate(now, DeadlineAt))
        {
            return new Problem(TestProblems.TestClosed);
        }

        if (SessionClient == client)
        {
            return Result<AttemptEvent?>.Success(null);
        }

        var isSameWindow = SessionClient is null || SessionClient == previous;
        if (!isSameWindow && !takeOver)
        {
            return new Problem(TestProblems.TestOpenElsewhere);
        }

        if (HeadNumber >= AttemptLog.MaximumEvents)
        {
            return new Problem(TestProblems.TooManyChanges);
        }

        SessionEpoch++;
        SessionClient = client;
        return Append(isSameWindow ? AttemptEventKind.Reopened : AttemptEventKind.TakenOver, now);
    }

    /// <summary>Ends the attempt by the candidate's wish.</summary>
    /// <param name="epoch">The window that asks.</param>
    /// <param name="now">UTC; at or after the deadline the attempt expires instead.</param>
    public Result<AttemptEvent> Finish(int epoch, DateTime now)
    {
        if (IsClosed)
        {
            return new Problem(TestProblems.TestClosed);
        }

        if (epoch != SessionEpoch)
        {
            return new Problem(TestProblems.TestMoved);
        }

        return TimeAccount.IsLate(now, DeadlineAt)
            ? Close(AttemptStatus.Expired, AttemptEventKind.Expired, DeadlineAt, now)
            : Close(
                AttemptStatus.Finished,
                AttemptEventKind.Finished,
                TimeAccount.Storable(now),
                now
            );
    }

    /// <summary>Ends an attempt whose deadline has passed, with what was saved.</summary>
    public Result<AttemptEvent> Expire(DateTime now)
    {
        if (IsClosed)
        {
            return new Problem(TestProblems.TestClosed);
        }

        return TimeAccount.IsLate(now, DeadlineAt)
            ? Close(AttemptStatus.Expired, AttemptEventKind.Expired, DeadlineAt, now)
            : new Problem(TestProblems.DeadlineNotReached);
    }

    /// <summary>Stops the clock for one of the granted breaks.</summary>
    /// <param name="epoch">The window that asks.</param>
    /// <param name="now">UTC.</param>
    /// <returns>The event to store, or null when a break runs already.</returns>
    /// <remarks>
    /// The deadline moves at once by the whole length, so that it holds whether or not the candidate comes back; <see cref="EndBreak"/> gives back what is not used.
    /// </remarks>
    public Result<AttemptEvent?> StartBreak(int epoch, DateTime now)
    {
        if (WindowProblem(epoch, now) is { } problem)
        {
            return problem;
        }

        if (TimeAccount.IsResting(BreakUntil, now))
        {
            return Result<AttemptEvent?>.Success(null);
        }

        if (BreaksLeft == 0)
        {
            return new Problem(TestProblems.NoBreakLeft);
        }

        var seconds = BreakMinutes * 60;
        BreaksTaken++;
        BreakSeconds += seconds;
        BreakUntil = TimeAccount.Storable(now).AddSeconds(seconds);
        DeadlineAt = DeadlineAt.AddSeconds(seconds);
        return Append(AttemptEventKind.BreakStarted, now);
    }

    /// <summary>Lets the clock run again before the break is over.</summary>
    /// <param name="epoch">The window that asks.</param>
    /// <param name="now">UTC.</param>
    /// <returns>The event to store, or null when no break runs.</returns>
    public Result<AttemptEvent?> EndBreak(int epoch, DateTime now)
    {
        if (WindowProblem(epoch, now) is { } problem)
        {
            return problem;
        }

        if (!TimeAccount.IsResting(BreakUntil, now))
        {
            return Result<AttemptEvent?>.Success(null);
        }

        // a part of a second stays with the candidate
        var unused = (int)(BreakUntil!.Value - now).TotalSeconds;
        BreakSeconds -= unused;
        BreakUntil = TimeAccount.Storable(now);
        DeadlineAt = DeadlineAt.AddSeconds(-unused);
        return Append(AttemptEventKind.BreakEnded, now);
    }

    /// <summary>Moves the deadline and changes the breaks when the accommodation is changed after the start.</summary>
    /// <param name="measures">What is granted now; time that has already been used cannot be taken back.</param>
    /// <param name="now">UTC.</param>
    public Result<AttemptEvent> ChangeAccommodation(AccommodationMeasures measures, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(measures);
        if (IsClosed || TimeAccount.IsLate(now, DeadlineAt))
        {
            return new Problem(TestProblems.TestClosed);
        }

        var deadline = TimeAccount.DeadlineAt(
            StartedAt,
            TimeAccount.LimitSeconds(LimitSeconds, measures.Percent) + BreakSeconds
        );
        if (TimeAccount.IsLate(now, deadline))
        {
            return new Problem(TestProblems.TimeAlreadyUsed);
        }

        AccommodationPercent = measures.Percent;
        Breaks = measures.Breaks;
        BreakMinutes = measures.BreakMinutes;
        DeadlineAt = deadline;
        return Append(AttemptEventKind.DeadlineMoved, now);
    }

    private Problem? WindowProblem(int epoch, DateTime now) =>
        IsClosed || TimeAccount.IsLate(now, DeadlineAt) ? new Problem(TestProblems.TestClosed)
        : epoch != SessionEpoch ? new Problem(TestProblems.TestMoved)
        : HeadNumber >= AttemptLog.MaximumEvents ? new Problem(TestProblems.TooManyChanges)
        : null;

    private AttemptEvent Close(
        AttemptStatus status,
        AttemptEventKind kind,
        DateTime closedAt,
        DateTime now
    )
    {
        Status = status;
        ClosedAt = closedAt;
        var closing = Append(kind, now);
        ReceiptCode = Testing.ReceiptCode.Of(closing.Hash);
        return closing;
    }

    private AttemptEvent Append(AttemptEventKind kind, DateTime now)
    {
        var entry = new AttemptEntry(
            HeadNumber + 1,
            kind,
            null,
            null,
            null,
            SessionEpoch,
            null,
            TimeAccount.Storable(now)
        );
        HeadHash = AttemptLog.Link(HeadHash, entry);
        HeadNumber = entry.Number;
        return AttemptEvent.From(Id, entry, HeadHash);
    }
}
