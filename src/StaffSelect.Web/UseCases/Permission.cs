namespace StaffSelect.Web.UseCases;

/// <summary>What a message may demand of its sender.</summary>
public enum Permission
{
    /// <summary>Anybody, signed in or not.</summary>
    Public,

    /// <summary>Any account; whose things it may touch is a rule of the domain.</summary>
    SignedIn,

    // of a campaign: a candidate
    ApplicationOwn,
    TestTake,
    ResultOwn,
    AppealFile,

    // of a campaign: staff
    ApplicationsRead,
    ApplicationsDecide,
    AccommodationDecide,
    DocumentsRead,
    CompleteFileRead,
    PanelScore,
    PanelManage,

    /// <summary>Sessions of tests: make them, distribute candidates, record absences.</summary>
    SessionsManage,

    /// <summary>Keep all data of a selection from erasure while a court or an inspection needs them.</summary>
    LegalHoldSet,

    /// <summary>Of one stage: held only for the gate that the grant names.</summary>
    GateRecord,
    ResultsRead,
    RankingDraft,
    RankingRead,

    /// <summary>The protocol of a ranking, by code; who may not read drafts gets published ones only.</summary>
    RankingProtocolRead,
    RankingApprove,
    ResultsPublish,
    AppealsAnswer,
    ReportsRequest,

    /// <summary>Write to many candidates at once.</summary>
    MessagesSend,
    ObserverRead,

    // of the whole organisation
    ItemsWrite,
    ItemsReview,

    // of the whole system
    SystemManage,
    CampaignPrepare,
    GrantsManage,
    MailRead,
    AuditRead,
}
