namespace StaffSelect.Domain.Candidates;

/// <summary>What a notice on the status page tells.</summary>
public enum ApplicationNoticeKind
{
    Submitted,
    Admitted,
    Rejected,
    Withdrawn,

    /// <summary>Extra time was granted or changed.</summary>
    Accommodation,

    /// <summary>Interview was given a date.</summary>
    InterviewScheduled,

    /// <summary>Results are published.</summary>
    ResultsPublished,

    /// <summary>An appeal was answered.</summary>
    AppealAnswered,

    /// <summary>A changed application was submitted.</summary>
    Changed,

    /// <summary>The commission confirmed the outcomes of a stage.</summary>
    StageConfirmed,

    /// <summary>A test was given a date, an hour and a place, or another one.</summary>
    TestScheduled,
}

/// <summary>One line of the history that the candidate sees; never changed.</summary>
public sealed class ApplicationNotice
{
    private ApplicationNotice() { }

    public Guid Id { get; private set; }

    public ApplicationId ApplicationId { get; private set; }

    public ApplicationNoticeKind Kind { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Grounds as told to the candidate, or null.</summary>
    public SealedText? Detail { get; private set; }

    public static ApplicationNotice Create(
        ApplicationId application,
        ApplicationNoticeKind kind,
        DateTime now,
        SealedText? detail = null
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ApplicationId = application,
            Kind = kind,
            At = now,
            Detail = detail,
        };
}
