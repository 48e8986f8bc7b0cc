namespace StaffSelect.Domain.Candidates;

/// <summary>Where an application stands.</summary>
public enum ApplicationStatus
{
    /// <summary>Submitted by the candidate; an officer has not decided.</summary>
    Submitted,

    /// <summary>Admitted to the stages.</summary>
    Admitted,

    /// <summary>Not admitted.</summary>
    Rejected,

    /// <summary>Taken back by the candidate; final.</summary>
    Withdrawn,
}

/// <summary>Which statuses may follow which.</summary>
public static class ApplicationTransitions
{
    /// <summary>Whether the status may change.</summary>
    /// <remarks>
    /// A refusal may be turned into an admission (an upheld complaint: the candidate resumes at the step of exclusion).
    /// An admission is never turned into a refusal: stages may have been sat. Withdrawn is final.
    /// </remarks>
    public static bool Allows(ApplicationStatus from, ApplicationStatus to) =>
        (from, to) switch
        {
            (ApplicationStatus.Submitted, ApplicationStatus.Admitted) => true,
            (ApplicationStatus.Submitted, ApplicationStatus.Rejected) => true,
            (ApplicationStatus.Submitted, ApplicationStatus.Withdrawn) => true,
            (ApplicationStatus.Admitted, ApplicationStatus.Withdrawn) => true,
            (ApplicationStatus.Rejected, ApplicationStatus.Admitted) => true,
            _ => false,
        };
}
