namespace StaffSelect.Domain;

/// <summary>An identifier of one kind of thing, so that two kinds cannot be mixed up.</summary>
/// <typeparam name="TSelf">The identifier itself.</typeparam>
/// <remarks>Values are UUID version 7: unique across databases and roughly in order of creation.</remarks>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>An account that can sign in.</summary>
public readonly record struct UserId(Guid Value) : IId<UserId>
{
    public static UserId From(Guid value) => new(value);

    public static UserId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>A natural person whose personal values are sealed with one key.</summary>
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public static PersonId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One message of an officer to candidates.</summary>
public readonly record struct CampaignMessageId(Guid Value) : IId<CampaignMessageId>
{
    public static CampaignMessageId From(Guid value) => new(value);

    public static CampaignMessageId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One session of a test.</summary>
public readonly record struct TestSessionId(Guid Value) : IId<TestSessionId>
{
    public static TestSessionId From(Guid value) => new(value);

    public static TestSessionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One selection campaign.</summary>
public readonly record struct CampaignId(Guid Value) : IId<CampaignId>
{
    public static CampaignId From(Guid value) => new(value);

    public static CampaignId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One draft of a selection.</summary>
public readonly record struct CampaignDraftId(Guid Value) : IId<CampaignDraftId>
{
    public static CampaignDraftId From(Guid value) => new(value);

    public static CampaignDraftId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One application of one person in one campaign.</summary>
public readonly record struct ApplicationId(Guid Value) : IId<ApplicationId>
{
    public static ApplicationId From(Guid value) => new(value);

    public static ApplicationId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One version of one document of an application.</summary>
public readonly record struct ApplicationDocumentId(Guid Value) : IId<ApplicationDocumentId>
{
    public static ApplicationDocumentId From(Guid value) => new(value);

    public static ApplicationDocumentId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>A file in the file store.</summary>
public readonly record struct StoredFileId(Guid Value) : IId<StoredFileId>
{
    public static StoredFileId From(Guid value) => new(value);

    public static StoredFileId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One version of a test item.</summary>
public readonly record struct ItemVersionId(Guid Value) : IId<ItemVersionId>
{
    public static ItemVersionId From(Guid value) => new(value);

    public static ItemVersionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One sitting of one test by one applicant.</summary>
public readonly record struct AttemptId(Guid Value) : IId<AttemptId>
{
    public static AttemptId From(Guid value) => new(value);

    public static AttemptId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One panel (commission) of a campaign.</summary>
public readonly record struct PanelId(Guid Value) : IId<PanelId>
{
    public static PanelId From(Guid value) => new(value);

    public static PanelId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One candidate before one panel.</summary>
public readonly record struct InterviewId(Guid Value) : IId<InterviewId>
{
    public static InterviewId From(Guid value) => new(value);

    public static InterviewId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>The sheet of one panel member for one interview.</summary>
public readonly record struct ScoreSheetId(Guid Value) : IId<ScoreSheetId>
{
    public static ScoreSheetId From(Guid value) => new(value);

    public static ScoreSheetId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One computed draft of the ranking.</summary>
public readonly record struct RankingId(Guid Value) : IId<RankingId>
{
    public static RankingId From(Guid value) => new(value);

    public static RankingId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One published version of the results.</summary>
public readonly record struct PublicationId(Guid Value) : IId<PublicationId>
{
    public static PublicationId From(Guid value) => new(value);

    public static PublicationId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One appeal.</summary>
public readonly record struct AppealId(Guid Value) : IId<AppealId>
{
    public static AppealId From(Guid value) => new(value);

    public static AppealId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One requested assessment report.</summary>
public readonly record struct ReportId(Guid Value) : IId<ReportId>
{
    public static ReportId From(Guid value) => new(value);

    public static ReportId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>Reports of a whole published version, asked for at once.</summary>
public readonly record struct ReportBatchId(Guid Value) : IId<ReportBatchId>
{
    public static ReportBatchId From(Guid value) => new(value);

    public static ReportBatchId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One invitation of a staff member.</summary>
public readonly record struct InvitationId(Guid Value) : IId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);

    public static InvitationId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One mail in the outbox.</summary>
public readonly record struct OutboxMailId(Guid Value) : IId<OutboxMailId>
{
    public static OutboxMailId From(Guid value) => new(value);

    public static OutboxMailId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One pool of the item bank.</summary>
public readonly record struct ItemPoolId(Guid Value) : IId<ItemPoolId>
{
    public static ItemPoolId From(Guid value) => new(value);

    public static ItemPoolId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One item of the bank, in all its versions.</summary>
public readonly record struct PoolItemId(Guid Value) : IId<PoolItemId>
{
    public static PoolItemId From(Guid value) => new(value);

    public static PoolItemId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One version of an item of the bank.</summary>
public readonly record struct PoolItemVersionId(Guid Value) : IId<PoolItemVersionId>
{
    public static PoolItemVersionId From(Guid value) => new(value);

    public static PoolItemVersionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}

/// <summary>One list of a stage's outcomes, prepared to be confirmed.</summary>
public readonly record struct StageConfirmationId(Guid Value) : IId<StageConfirmationId>
{
    public static StageConfirmationId From(Guid value) => new(value);

    public static StageConfirmationId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("D");
}
