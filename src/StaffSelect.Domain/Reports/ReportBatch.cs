namespace StaffSelect.Domain.Reports;

public enum ReportBatchState
{
    /// <summary>Its reports are made one after another.</summary>
    Running,

    /// <summary>No further report is begun until somebody goes on.</summary>
    Paused,

    /// <summary>What is made stays; the rest is not made.</summary>
    Cancelled,

    /// <summary>Every report is made or has failed for good.</summary>
    Done,
}

/// <summary>Coded reports of everybody in one published version, asked for at once.</summary>
/// <remarks>
/// The work itself is rows of <see cref="ReportRequest"/>, added in portions and made by the same sweep as single reports, so a stopped
/// process loses nothing: what was made stays made, what was held comes back when its lease ends.
/// </remarks>
public sealed class ReportBatch
{
    private ReportBatch() { }

    public ReportBatchId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public PublicationId PublicationId { get; private set; }

    /// <summary>Whether it has Ukrainian reports.</summary>
    public bool Ukrainian { get; private set; }

    /// <summary>Whether it has English reports.</summary>
    public bool English { get; private set; }

    public UserId? RequestedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RequestedAt { get; private set; }

    public ReportBatchState State { get; private set; }

    /// <summary>Reports it will have.</summary>
    public int Total { get; private set; }

    /// <summary>Reports whose rows are there, in the order of codes and languages.</summary>
    public int Added { get; private set; }

    /// <summary>UTC; since when it runs without a pause. The pace is measured from here.</summary>
    public DateTime RunningSinceAt { get; private set; }

    /// <summary>UTC; when it was done or cancelled.</summary>
    public DateTime? FinishedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Whether it may still make reports: running or paused.</summary>
    public bool IsOpen => State is ReportBatchState.Running or ReportBatchState.Paused;

    /// <summary>Languages in their order.</summary>
    public IReadOnlyList<string> Languages =>
        [
            .. new[] { ("uk", Ukrainian), ("en", English) }
                .Where(one => one.Item2)
                .Select(one => one.Item1),
        ];

    /// <summary>Starts a batch.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="publication">The valid version.</param>
    /// <param name="candidates">People in the version.</param>
    /// <param name="languages">Which of <c>uk</c> and <c>en</c>; at least one.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="ArgumentException">No language, or another one.</exception>
    public static ReportBatch Start(
        CampaignId campaign,
        PublicationId publication,
        int candidates,
        IReadOnlyCollection<string> languages,
        UserId? by,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(languages);
        return languages.Count == 0 || languages.Any(language => language is not ("uk" or "en"))
            ? throw new ArgumentException("Reports are in Ukrainian or English.", nameof(languages))
            : new ReportBatch
            {
                Id = ReportBatchId.New(),
                CampaignId = campaign,
                PublicationId = publication,
                Ukrainian = languages.Contains("uk"),
                English = languages.Contains("en"),
                RequestedBy = by,
                RequestedAt = now,
                State = ReportBatchState.Running,
                Total = candidates * languages.Distinct().Count(),
                RunningSinceAt = now,
            };
    }

    /// <summary>Notes that rows were added.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than there are.</exception>
    public void Add(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Total - Added);
        Added += rows;
    }

    /// <summary>Begins no further report; what is being made is finished.</summary>
    public Result<Done> Pause()
    {
        if (State != ReportBatchState.Running)
        {
            return new Problem(ReportProblems.ReportBatchNotRunning);
        }

        State = ReportBatchState.Paused;
        return Done.Value;
    }

    /// <summary>Goes on after a pause.</summary>
    /// <param name="now">UTC.</param>
    public Result<Done> Resume(DateTime now)
    {
        if (State != ReportBatchState.Paused)
        {
            return new Problem(ReportProblems.ReportBatchNotPaused);
        }

        Run(now);
        return Done.Value;
    }

    /// <summary>Gives up what is not made yet.</summary>
    /// <param name="now">UTC.</param>
    public Result<Done> Cancel(DateTime now)
    {
        if (!IsOpen)
        {
            return new Problem(ReportProblems.ReportBatchOver);
        }

        State = ReportBatchState.Cancelled;
        FinishedAt = now;
        return Done.Value;
    }

    /// <summary>Runs again because failed reports were started again; a paused one stays paused.</summary>
    /// <param name="now">UTC.</param>
    public Result<Done> Retry(DateTime now)
    {
        if (State == ReportBatchState.Cancelled)
        {
            return new Problem(ReportProblems.ReportBatchOver);
        }

        if (State == ReportBatchState.Done)
        {
            Run(now);
        }

        return Done.Value;
    }

    /// <summary>Closes a running batch with all rows added and none in work; otherwise nothing changes.</summary>
    /// <param name="inWork">Reports that wait or are being made.</param>
    /// <param name="now">UTC.</param>
    public void Settle(int inWork, DateTime now)
    {
        if (State == ReportBatchState.Running && Added == Total && inWork == 0)
        {
            State = ReportBatchState.Done;
            FinishedAt = now;
        }
    }

    /// <summary>Time that the rest will take at the pace of the latest reports.</summary>
    /// <param name="left">Reports to be made.</param>
    /// <param name="finished">When the latest reports were finished, UTC, in any order; of this run only.</param>
    /// <param name="now">UTC.</param>
    /// <returns>Null with fewer than two finished reports or no time between them: nothing is guessed.</returns>
    /// <remarks>Measured up to now, so that the rest grows when nothing comes any more.</remarks>
    public static TimeSpan? Remaining(
        int left,
        IReadOnlyCollection<DateTime> finished,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(finished);
        if (left <= 0)
        {
            return TimeSpan.Zero;
        }

        if (finished.Count < 2)
        {
            return null;
        }

        var span = now - finished.Min();
        return span <= TimeSpan.Zero ? null : span / (finished.Count - 1) * left;
    }

    private void Run(DateTime now)
    {
        State = ReportBatchState.Running;
        RunningSinceAt = now;
        FinishedAt = null;
    }
}
