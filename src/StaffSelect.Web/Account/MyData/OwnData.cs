using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Stages;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.Applying;

namespace StaffSelect.Web.Account.MyData;

/// <summary>A person's own data as they are handed out; <c>my-data.md</c> describes the file.</summary>
/// <remarks>Instants are UTC. What was erased or is not disclosed yet is left out, not written as empty.</remarks>
internal sealed record OwnData(
    string Format,
    DateTime MadeAt,
    OwnAccountData Account,
    IReadOnlyList<OwnApplicationData> Applications,
    IReadOnlyList<OwnDraft> Drafts,
    IReadOnlyList<OwnMail> Mails,
    IReadOnlyList<OwnRequest> Requests
)
{
    public const string CurrentFormat = "staffselect.my-data/1";
}

internal sealed record OwnAccountData(
    string? Email,
    string DisplayName,
    string Language,
    bool IsTwoStep,
    IReadOnlyList<OwnPasskey> Passkeys,
    IReadOnlyList<OwnSession> Sessions,
    IReadOnlyList<OwnRole> Roles
);

internal sealed record OwnPasskey(string Name, DateTime AddedAt);

/// <param name="Network">Beginning of the address; all that is kept of it.</param>
internal sealed record OwnSession(
    string Device,
    string? Network,
    DateTime BegunAt,
    DateTime SeenAt,
    DateTime? EndedAt
);

internal sealed record OwnRole(
    Role Role,
    string? Campaign,
    string? Stage,
    DateTime GrantedAt,
    DateTime? RevokedAt
);

internal sealed record OwnApplicationData
{
    public required string Campaign { get; init; }

    public required LocalizedText Title { get; init; }

    public required string WorkingCode { get; init; }

    public required string PublicationCode { get; init; }

    public required ApplicationStatus Status { get; init; }

    public required DateTime SubmittedAt { get; init; }

    public DateTime? ChangedAt { get; init; }

    public DateTime? WithdrawnAt { get; init; }

    /// <summary>When the notice on personal data was last accepted; <see cref="OwnVersion.RulesHash"/> tells which text it was.</summary>
    public required DateTime NoticeAcceptedAt { get; init; }

    public required IReadOnlyList<OwnVersion> Versions { get; init; }

    public required IReadOnlyList<OwnDocument> Documents { get; init; }

    public required IReadOnlyList<OwnDecision> Decisions { get; init; }

    public required OwnAccommodation Accommodation { get; init; }

    public required IReadOnlyList<OwnNotice> Notices { get; init; }

    public required IReadOnlyList<OwnMessage> Messages { get; init; }

    /// <summary>Sessions in which tests are to be sat.</summary>
    public required IReadOnlyList<OwnTestDate> TestDates { get; init; }

    /// <summary>Missed dates that an officer recorded.</summary>
    public required IReadOnlyList<OwnAbsence> Absences { get; init; }

    public required IReadOnlyList<OwnTest> Tests { get; init; }

    public required IReadOnlyList<OwnInterview> Interviews { get; init; }

    /// <summary>Confirmed stages.</summary>
    public required IReadOnlyList<OwnStage> Stages { get; init; }

    /// <summary>Null before results are published and for those who are not on the list.</summary>
    public OwnResultData? Result { get; init; }

    public required IReadOnlyList<OwnAppeal> Appeals { get; init; }
}

/// <param name="RulesHash">SHA-256 of the rules, and so of the declarations and of the notice on personal data, that were accepted.</param>
/// <param name="Answers">Null when the person was erased.</param>
/// <param name="GroupTitle">What the codes of the answers stand for, as <paramref name="PostTitles"/> and <paramref name="DeclarationTexts"/>.</param>
internal sealed record OwnVersion(
    int Number,
    DateTime SubmittedAt,
    string? RulesHash,
    LocalizedText? GroupTitle,
    IReadOnlyList<LocalizedText> PostTitles,
    IReadOnlyList<LocalizedText> DeclarationTexts,
    SubmittedAnswers? Answers
);

internal sealed record OwnDocument(
    DocumentKind Kind,
    string? Name,
    int Number,
    DateTime UploadedAt,
    long Size,
    string Sha256
);

internal sealed record OwnDecision(
    DateTime DecidedAt,
    ApplicationStatus Status,
    DecisionGround Ground,
    string? Reason,
    IReadOnlyList<OwnUnmet> Unmet
);

internal sealed record OwnUnmet(LocalizedText Condition, string? Words);

internal sealed record OwnAccommodation(
    IReadOnlyList<OwnAccommodationRequest> Requests,
    IReadOnlyList<OwnAccommodationDecision> Decided
);

internal sealed record OwnAccommodationRequest(
    DateTime MadeAt,
    bool IsNeeded,
    int Percent,
    bool Breaks,
    string? Ground,
    string? FileName,
    string? Sha256
);

internal sealed record OwnAccommodationDecision(
    DateTime DecidedAt,
    int Percent,
    int Breaks,
    int BreakMinutes,
    string? Reason
);

internal sealed record OwnNotice(DateTime At, ApplicationNoticeKind Kind, string? Detail);

internal sealed record OwnMessage(DateTime At, LocalizedText Subject, LocalizedText Body);

/// <param name="Place">Null when the test is taken online from anywhere.</param>
internal sealed record OwnTestDate(
    LocalizedText Stage,
    string Title,
    string? Place,
    DateTime StartsAt,
    DateTime LatestStartAt,
    bool IsReserve
);

/// <param name="Proof">Which document proves the excuse.</param>
/// <param name="LiftedAt">When the record was found wrong; null while it counts.</param>
internal sealed record OwnAbsence(
    LocalizedText Stage,
    DateTime MissedAt,
    bool IsExcused,
    string? Reason,
    string? Proof,
    DateTime RecordedAt,
    DateTime? LiftedAt
);

/// <param name="Items">Places of the form.</param>
/// <param name="Answered">How many have an answer; null while the test runs.</param>
/// <param name="Answers">Null before results are published: what was chosen, by places as they were shown.</param>
internal sealed record OwnTest(
    LocalizedText Stage,
    AttemptStatus Status,
    DateTime StartedAt,
    DateTime DeadlineAt,
    DateTime? ClosedAt,
    int LimitSeconds,
    string? Receipt,
    int Items,
    int? Answered,
    IReadOnlyList<OwnAnswer>? Answers
);

internal sealed record OwnAnswer(int Place, IReadOnlyList<int> Chosen);

internal sealed record OwnInterview(DateTime StartsAt, string Place);

/// <param name="Value">Points or mean; null where they are not disclosed yet.</param>
internal sealed record OwnStage(
    LocalizedText Stage,
    StageOutcome Outcome,
    DateTime ConfirmedAt,
    decimal? Value,
    decimal? Maximum,
    decimal? Minimum
);

internal sealed record OwnResultData(
    int Version,
    DateTime PublishedAt,
    string Sha256,
    decimal? Total,
    int? Rank,
    IReadOnlyList<OwnStageResult> Stages,
    IReadOnlyList<OwnWish> Posts,
    IReadOnlyList<OwnComment> Competencies
);

internal sealed record OwnStageResult(
    LocalizedText Stage,
    decimal? Raw,
    decimal? Maximum,
    decimal? Mean,
    decimal? Percent,
    decimal? Contribution
);

internal sealed record OwnWish(
    int Choice,
    LocalizedText Title,
    LocalizedText Place,
    PostDecision Decision
);

/// <param name="Notes">The members' notes, without their names.</param>
internal sealed record OwnComment(
    LocalizedText Competency,
    decimal Mean,
    IReadOnlyList<string> Notes
);

internal sealed record OwnAppeal(
    string Receipt,
    AppealKind Kind,
    DateTime FiledAt,
    string? Text,
    AppealOutcome? Outcome,
    string? Answer,
    DateTime? AnsweredAt
);

/// <summary>An application that is not submitted, or a change of one.</summary>
internal sealed record OwnDraft(
    string Campaign,
    LocalizedText Title,
    DateTime UpdatedAt,
    string? FamilyName,
    string? GivenName,
    string? Patronymic,
    IdentityKind? IdentityKind,
    string? IdentityNumber,
    string? Group,
    IReadOnlyList<string> Preferences,
    ApplicationDetails? Details,
    IReadOnlyList<OwnDocument> Documents
);

/// <param name="Subject">In the language of the mail; the text of a mail is not kept once it is sent.</param>
internal sealed record OwnMail(
    DateTime CreatedAt,
    string Subject,
    OutboxState State,
    DateTime? SentAt
);

/// <param name="Answer">Null while the request is open.</param>
internal sealed record OwnRequest(
    DataRequestKind Kind,
    DataRequestState State,
    DateTime FiledAt,
    DateTime DueAt,
    DateTime? AnsweredAt,
    string? YourWords,
    string? Answer,
    ErasureObstacle? Obstacle
);
