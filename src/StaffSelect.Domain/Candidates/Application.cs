namespace StaffSelect.Domain.Candidates;

/// <summary>Everything a submission consists of; made by the use case, values already checked and sealed.</summary>
public sealed record Submission
{
    public required ApplicationId Id { get; init; }
    public required CampaignId Campaign { get; init; }
    public required PersonId Person { get; init; }
    public required UserId User { get; init; }
    public required SealedText FamilyName { get; init; }
    public required SealedText GivenName { get; init; }
    public SealedText? Patronymic { get; init; }
    public required IdentityKind IdentityKind { get; init; }
    public required SealedText IdentityNumber { get; init; }

    /// <summary>Keyed hash of kind and number, the same for the same person within a campaign.</summary>
    public required string IdentityHash { get; init; }
    public required string Group { get; init; }

    /// <summary>Codes of posts, first choice first; checked by <see cref="Preferences.Check"/>.</summary>
    public required IReadOnlyList<string> Preferences { get; init; }

    /// <summary><see cref="ApplicationDetails"/>, sealed.</summary>
    public SealedText? Details { get; init; }

    /// <summary>The versions of documents in force.</summary>
    public IReadOnlyList<ApplicationDocumentId> Documents { get; init; } = [];
    public required string WorkingCode { get; init; }
    public required string PublicationCode { get; init; }
}

/// <summary>On what a decision about admission rests; says nothing personal, so that the audit journal may keep it for good.</summary>
public enum DecisionGround
{
    /// <summary>All conditions of the notice are met.</summary>
    ConditionsMet,

    /// <summary>A complaint against a refusal was upheld.</summary>
    ComplaintUpheld,

    /// <summary>A condition of the notice is not met.</summary>
    ConditionNotMet,

    /// <summary>The document does not prove the applicant group.</summary>
    GroupNotProved,

    /// <summary>The document cannot be read or is not the one required.</summary>
    DocumentUnusable,

    /// <summary>Names or number do not match the document.</summary>
    IdentityMismatch,
}

/// <summary>One person's application in one campaign.</summary>
public sealed class Application
{
    /// <summary>Longest reason of a decision, in characters.</summary>
    public const int MaximumReasonLength = 1000;

    /// <summary>Extra test time that can be granted, percent of the limit.</summary>
    public static readonly IReadOnlyList<int> AccommodationPercents = [0, 25, 50, 100];

    private Application() { }

    public ApplicationId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public PersonId PersonId { get; private set; }

    public UserId UserId { get; private set; }

    public ApplicationStatus Status { get; private set; }

    public SealedText FamilyName { get; private set; }

    public SealedText GivenName { get; private set; }

    public SealedText? Patronymic { get; private set; }

    public IdentityKind IdentityKind { get; private set; }

    public SealedText IdentityNumber { get; private set; }

    /// <summary>Keyed hash; unique within the campaign, so one person has one application.</summary>
    public string IdentityHash { get; private set; } = "";

    /// <summary>Code of the applicant group.</summary>
    public string GroupCode { get; private set; } = "";

    /// <summary><see cref="ApplicationDetails"/>, sealed; null in applications made before they were asked for.</summary>
    public SealedText? Details { get; private set; }

    /// <summary>Codes of posts, first choice first; fixed at submission.</summary>
    public IReadOnlyList<string> Preferences { get; private set; } = [];

    /// <summary>Copy of the first of <see cref="Preferences"/>, for queries.</summary>
    public string FirstPostCode { get; private set; } = "";

    /// <summary>Known in the room and to the panel.</summary>
    public string WorkingCode { get; private set; } = "";

    /// <summary>Under which results are published; known to the candidate only.</summary>
    public string PublicationCode { get; private set; } = "";

    /// <summary>The versions of documents in force, in the order in which they were added.</summary>
    public IReadOnlyList<ApplicationDocumentId> Documents { get; private set; } = [];

    /// <summary>UTC; of the first submission.</summary>
    public DateTime SubmittedAt { get; private set; }

    /// <summary>UTC; of the latest submission, null when there was only one.</summary>
    public DateTime? ChangedAt { get; private set; }

    /// <summary>How often it was submitted; number of the latest <see cref="ApplicationEdition"/>.</summary>
    public int Edition { get; private set; }

    /// <summary>UTC; when the privacy notice was confirmed.</summary>
    public DateTime NoticeAcceptedAt { get; private set; }

    /// <summary>UTC; of the latest decision on admission.</summary>
    public DateTime? DecidedAt { get; private set; }

    public UserId? DecidedBy { get; private set; }

    public DecisionGround? DecisionGround { get; private set; }

    /// <summary>Grounds of the decision in words, shown to the candidate.</summary>
    public SealedText? DecisionReason { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Extra test time, percent: 0, 25, 50 or 100.</summary>
    public int AccommodationPercent { get; private set; }

    /// <summary>Breaks granted in each test; they stop its clock.</summary>
    public int AccommodationBreaks { get; private set; }

    /// <summary>Minutes of each break.</summary>
    public int AccommodationBreakMinutes { get; private set; }

    /// <summary>What is granted for each test.</summary>
    public AccommodationMeasures Measures =>
        new(AccommodationPercent, AccommodationBreaks, AccommodationBreakMinutes);

    /// <summary>Grounds of the accommodation; only for those who may decide it.</summary>
    public SealedText? AccommodationReason { get; private set; }

    public int Version { get; private set; }

    /// <summary>Submits an application.</summary>
    /// <param name="submission">Checked and sealed values.</param>
    /// <param name="now">UTC.</param>
    public static Application Submit(Submission submission, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var application = new Application
        {
            Id = submission.Id,
            CampaignId = submission.Campaign,
            PersonId = submission.Person,
            UserId = submission.User,
            Status = ApplicationStatus.Submitted,
            WorkingCode = submission.WorkingCode,
            PublicationCode = submission.PublicationCode,
            SubmittedAt = now,
        };
        application.Take(submission, now);
        return application;
    }

    /// <summary>Submits a change; the codes stay what they are.</summary>
    /// <remarks>Refused once an officer has decided: a decision is about exactly what the officer has read.</remarks>
    public Result<Done> Resubmit(Submission submission, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(submission);
        if (Status != ApplicationStatus.Submitted)
        {
            return new Problem(ApplicationProblems.ChangeAfterDecision);
        }

        Take(submission, now);
        ChangedAt = now;
        return Done.Value;
    }

    /// <summary>Admits the candidate.</summary>
    /// <param name="by">Who decides; never the candidate himself. Null for the demo loader.</param>
    /// <param name="ground">On what it rests.</param>
    /// <param name="reason">Further words for the candidate, or null.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Admit(
        UserId? by,
        DecisionGround ground,
        SealedText? reason,
        DateTime now
    ) => Decide(ApplicationStatus.Admitted, by, ground, reason, now);

    /// <summary>Refuses admission; words for the candidate are obligatory, either here or beside each unmet condition.</summary>
    public Result<Done> Reject(
        UserId? by,
        DecisionGround ground,
        SealedText? reason,
        DateTime now
    ) => Decide(ApplicationStatus.Rejected, by, ground, reason, now);

    /// <summary>Whether a ground fits the decision.</summary>
    public static bool Fits(DecisionGround ground, ApplicationStatus decision) =>
        decision
        == ApplicationStatus.Admitted
        == ground
            is Candidates.DecisionGround.ConditionsMet
                or Candidates.DecisionGround.ComplaintUpheld;

    /// <summary>Takes the application back; final.</summary>
    /// <param name="resultsPublished">True once results are published: then nothing is left to withdraw from.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Withdraw(bool resultsPublished, DateTime now)
    {
        if (Status == ApplicationStatus.Withdrawn)
        {
            return new Problem(ApplicationProblems.AlreadyWithdrawn);
        }

        if (resultsPublished || !ApplicationTransitions.Allows(Status, ApplicationStatus.Withdrawn))
        {
            return new Problem(ApplicationProblems.WithdrawTooLate);
        }

        Status = ApplicationStatus.Withdrawn;
        WithdrawnAt = now;
        return Done.Value;
    }

    /// <summary>Grants what two people have decided, or takes it back.</summary>
    /// <param name="measures">What is granted.</param>
    /// <param name="reason">Grounds.</param>
    public Result<Done> Accommodate(AccommodationMeasures measures, SealedText reason)
    {
        ArgumentNullException.ThrowIfNull(measures);
        if (measures.Check() is { } problem)
        {
            return problem;
        }

        if (Status == ApplicationStatus.Withdrawn)
        {
            return new Problem(ApplicationProblems.AlreadyWithdrawn);
        }

        AccommodationPercent = measures.Percent;
        AccommodationBreaks = measures.Breaks;
        AccommodationBreakMinutes = measures.BreakMinutes;
        AccommodationReason = reason;
        return Done.Value;
    }

    private void Take(Submission submission, DateTime now)
    {
        FamilyName = submission.FamilyName;
        GivenName = submission.GivenName;
        Patronymic = submission.Patronymic;
        IdentityKind = submission.IdentityKind;
        IdentityNumber = submission.IdentityNumber;
        IdentityHash = submission.IdentityHash;
        GroupCode = submission.Group;
        Details = submission.Details;
        Preferences = [.. submission.Preferences];
        FirstPostCode = submission.Preferences[0];
        Documents = [.. submission.Documents];
        NoticeAcceptedAt = now;
        Edition++;
    }

    private Result<Done> Decide(
        ApplicationStatus status,
        UserId? by,
        DecisionGround ground,
        SealedText? reason,
        DateTime now
    )
    {
        if (!Fits(ground, status))
        {
            return new Problem(ApplicationProblems.GroundUnfit) { Field = nameof(DecisionGround) };
        }

        if (by == UserId)
        {
            return new Problem(ApplicationProblems.OwnApplication);
        }

        if (!ApplicationTransitions.Allows(Status, status))
        {
            return new Problem(
                Status == ApplicationStatus.Withdrawn
                    ? ApplicationProblems.AlreadyWithdrawn
                    : ApplicationProblems.AlreadyDecided
            );
        }

        Status = status;
        DecidedAt = now;
        DecidedBy = by;
        DecisionGround = ground;
        DecisionReason = reason;
        return Done.Value;
    }
}
