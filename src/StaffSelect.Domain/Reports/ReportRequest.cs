namespace StaffSelect.Domain.Reports;

public enum ReportCopy
{
    /// <summary>Without a name; the code only.</summary>
    Coded,

    /// <summary>With the candidate's name.</summary>
    Personal,
}

public enum ReportState
{
    /// <summary>Waits for the job.</summary>
    Pending,

    /// <summary>A job holds it until its lease ends.</summary>
    Running,

    /// <summary>The file is there.</summary>
    Done,

    /// <summary>Given up; staff see why and may start again.</summary>
    Failed,
}

/// <summary>A requested assessment report: the work, its progress and its result.</summary>
/// <remarks>
/// Unique by application, published version, language and copy, so that asking twice gives the same report.
/// A job takes it with a lease; when the process dies the lease ends and another takes it over. What a late job brings is refused by its lease.
/// </remarks>
public sealed class ReportRequest
{
    /// <summary>Longest detail of an error, in characters.</summary>
    public const int DetailMaximum = 500;

    /// <summary>Times a job tries before it gives up.</summary>
    public const int MaximumAttempts = 3;

    /// <summary>A job that has not finished by then is taken to be dead.</summary>
    /// <remarks>A report takes well under a second; two jobs that both finish make the same bytes, and only the holder of the lease stores them.</remarks>
    public static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(30);

    private ReportRequest() { }

    public ReportId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public ApplicationId ApplicationId { get; private set; }

    /// <summary>The published version the report is about.</summary>
    public PublicationId PublicationId { get; private set; }

    /// <summary>ISO 639-1: <c>uk</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "";

    public ReportCopy Copy { get; private set; }

    /// <summary>Publication code of the candidate; the file is named after it.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Null for the demo loader.</summary>
    public UserId? RequestedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RequestedAt { get; private set; }

    /// <summary>The batch that counts it; null when nobody asked for all.</summary>
    public ReportBatchId? BatchId { get; private set; }

    /// <summary>Somebody asked for this one by itself: it is made even while its batch is paused or cancelled.</summary>
    public bool IsSingle { get; private set; }

    public ReportState State { get; private set; }

    /// <summary>Times a job took it since it was last asked for.</summary>
    public int Attempts { get; private set; }

    /// <summary>UTC; not before this a job takes it.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>Which take the running job holds.</summary>
    public Guid? LeaseId { get; private set; }

    /// <summary>UTC, exclusive.</summary>
    public DateTime? LeaseUntilAt { get; private set; }

    /// <summary>Why the last try failed: a code of <see cref="ReportProblems"/> or of another area; null after success.</summary>
    public string? ErrorCode { get; private set; }

    /// <summary>Kind of the fault for those who look after the server; no personal value.</summary>
    public string? ErrorDetail { get; private set; }

    /// <summary>UTC; of the last success.</summary>
    public DateTime? FinishedAt { get; private set; }

    /// <summary>The PDF.</summary>
    public StoredFileId? FileId { get; private set; }

    /// <summary>The values it was made of; kept so that it can be made anew.</summary>
    public StoredFileId? DataId { get; private set; }

    /// <summary>SHA-256 of the PDF, lower-case hex; fixed by the first success.</summary>
    public string? Sha256 { get; private set; }

    public int Version { get; private set; }

    /// <summary>Name of the file; has the code and nothing that names a person.</summary>
    public string FileName => $"staffselect-{Code}-{Language}.pdf";

    /// <summary>Asks for a report.</summary>
    /// <param name="subject">Whose result.</param>
    /// <param name="language"><c>uk</c> or <c>en</c>.</param>
    /// <param name="copy">With or without a name.</param>
    /// <param name="by">Who asks; null for the demo loader.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="ArgumentException">Another language.</exception>
    public static ReportRequest Create(
        ReportSubject subject,
        string language,
        ReportCopy copy,
        UserId? by,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(subject);
        return language is not ("uk" or "en")
            ? throw new ArgumentException("Reports are in Ukrainian or English.", nameof(language))
            : new()
            {
                Id = ReportId.New(),
                CampaignId = subject.Campaign,
                ApplicationId = subject.Application,
                PublicationId = subject.Publication,
                Code = subject.Code,
                Language = language,
                Copy = copy,
                RequestedBy = by,
                RequestedAt = now,
                IsSingle = true,
                State = ReportState.Pending,
                DueAt = now,
            };
    }

    /// <summary>Asks for a coded report as a part of a batch.</summary>
    /// <param name="subject">Whose result.</param>
    /// <param name="language"><c>uk</c> or <c>en</c>.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="ArgumentException">Another language.</exception>
    public static ReportRequest CreateIn(
        ReportBatch batch,
        ReportSubject subject,
        string language,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(batch);
        var report = Create(subject, language, ReportCopy.Coded, batch.RequestedBy, now);
        report.IsSingle = false;
        report.BatchId = batch.Id;
        return report;
    }

    /// <summary>Counts a report that exists in a batch; a failed one is started again.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="now">UTC.</param>
    public void Join(ReportBatch batch, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(batch);
        BatchId = batch.Id;
        if (State == ReportState.Failed)
        {
            Restart(now);
        }
    }

    /// <summary>Somebody waits for this one.</summary>
    public void AskSingly() => IsSingle = true;

    /// <summary>Whether a job may take it: waiting and due, or running with a lease that has ended.</summary>
    public bool IsDue(DateTime now) =>
        State switch
        {
            ReportState.Pending => DueAt <= now,
            ReportState.Running => LeaseUntilAt <= now,
            ReportState.Done => false,
            ReportState.Failed => false,
        };

    /// <summary>Takes it for a job.</summary>
    /// <param name="now">UTC.</param>
    /// <returns>The lease that the job's result must name; null when the tries are used up and it is given up instead.</returns>
    public Result<Guid?> Take(DateTime now)
    {
        if (!IsDue(now))
        {
            return new Problem(ReportProblems.ReportNotDue);
        }

        if (Attempts >= MaximumAttempts)
        {
            GiveUp(ReportProblems.ReportInterrupted, null);
            return Result<Guid?>.Success(null);
        }

        State = ReportState.Running;
        Attempts++;
        LeaseId = Guid.CreateVersion7();
        LeaseUntilAt = now + LeaseLength;
        return Result<Guid?>.Success(LeaseId);
    }

    /// <summary>Stores the result of a job.</summary>
    /// <param name="lease">What <see cref="Take"/> gave.</param>
    /// <param name="file">The PDF.</param>
    /// <param name="data">The values it was made of.</param>
    /// <param name="sha256">SHA-256 of the PDF.</param>
    /// <param name="now">UTC.</param>
    /// <returns>A refusal when the lease is not the current one, or when a report made anew is not the same, byte for byte.</returns>
    public Result<Done> Complete(
        Guid lease,
        StoredFileId file,
        StoredFileId data,
        string sha256,
        DateTime now
    )
    {
        if (!Holds(lease))
        {
            return new Problem(ReportProblems.ReportLeaseLost);
        }

        if (Sha256 is not null && Sha256 != sha256)
        {
            return new Problem(ReportProblems.ReportDiffers);
        }

        State = ReportState.Done;
        FileId = file;
        DataId = data;
        Sha256 = sha256;
        FinishedAt = now;
        ErrorCode = null;
        ErrorDetail = null;
        Release();
        return Done.Value;
    }

    /// <summary>Notes that a job failed: it is tried again after a while, at last given up.</summary>
    /// <param name="lease">What <see cref="Take"/> gave; another job's failure changes nothing.</param>
    /// <param name="code">Why.</param>
    /// <param name="detail">Kind of the fault, or null; cut to <see cref="DetailMaximum"/>.</param>
    /// <param name="isFinal">Trying again cannot help.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Fail(Guid lease, string code, string? detail, bool isFinal, DateTime now)
    {
        if (!Holds(lease))
        {
            return new Problem(ReportProblems.ReportLeaseLost);
        }

        if (isFinal || Attempts >= MaximumAttempts)
        {
            GiveUp(code, detail);
        }
        else
        {
            State = ReportState.Pending;
            DueAt = now + Pause(Attempts);
            Note(code, detail);
            Release();
        }

        return Done.Value;
    }

    /// <summary>Starts a failed report again, or makes a finished one anew from its kept values.</summary>
    /// <param name="now">UTC.</param>
    public Result<Done> Restart(DateTime now)
    {
        if (State is ReportState.Pending or ReportState.Running)
        {
            return new Problem(ReportProblems.ReportInWork);
        }

        State = ReportState.Pending;
        Attempts = 0;
        DueAt = now;
        Release();
        return Done.Value;
    }

    /// <summary>Pause after a failed try: 15 s, then 60 s.</summary>
    private static TimeSpan Pause(int attempts) =>
        attempts == 1 ? TimeSpan.FromSeconds(15) : TimeSpan.FromSeconds(60);

    private bool Holds(Guid lease) => State == ReportState.Running && LeaseId == lease;

    private void GiveUp(string code, string? detail)
    {
        State = ReportState.Failed;
        Note(code, detail);
        Release();
    }

    private void Note(string code, string? detail)
    {
        ErrorCode = code;
        ErrorDetail = detail?.Length > DetailMaximum ? detail[..DetailMaximum] : detail;
    }

    private void Release()
    {
        LeaseId = null;
        LeaseUntilAt = null;
    }
}

/// <summary>Whose result a report is about.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Application">The candidate's application.</param>
/// <param name="Publication">The published version.</param>
/// <param name="Code">Publication code.</param>
public sealed record ReportSubject(
    CampaignId Campaign,
    ApplicationId Application,
    PublicationId Publication,
    string Code
);

/// <summary>Codes of refusals about reports.</summary>
public static class ReportProblems
{
    public const string ReportNotPublished = nameof(ReportNotPublished);
    public const string ReportNotInList = nameof(ReportNotInList);
    public const string ReportNotReady = nameof(ReportNotReady);
    public const string ReportNotDue = nameof(ReportNotDue);
    public const string ReportInWork = nameof(ReportInWork);
    public const string ReportLeaseLost = nameof(ReportLeaseLost);
    public const string ReportInterrupted = nameof(ReportInterrupted);
    public const string ReportDiffers = nameof(ReportDiffers);
    public const string ReportFileLost = nameof(ReportFileLost);
    public const string ReportPersonErased = nameof(ReportPersonErased);
    public const string ReportUnexpected = nameof(ReportUnexpected);
    public const string ReportCandidateUnknown = nameof(ReportCandidateUnknown);
    public const string ReportBatchInWork = nameof(ReportBatchInWork);
    public const string ReportBatchNotRunning = nameof(ReportBatchNotRunning);
    public const string ReportBatchNotPaused = nameof(ReportBatchNotPaused);
    public const string ReportBatchOver = nameof(ReportBatchOver);
    public const string ReportBatchHeld = nameof(ReportBatchHeld);
    public const string ReportBatchNothingFailed = nameof(ReportBatchNothingFailed);
    public const string ReportBatchEmpty = nameof(ReportBatchEmpty);
}
