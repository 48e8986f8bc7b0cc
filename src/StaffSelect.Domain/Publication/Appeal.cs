namespace StaffSelect.Domain.Publication;

/// <summary>What an appeal is about.</summary>
public enum AppealKind
{
    /// <summary>Content or key of a test item.</summary>
    ItemContent,

    /// <summary>Failure of equipment, power or connection, or an alarm.</summary>
    TechnicalIncident,

    /// <summary>Conduct of the interview.</summary>
    InterviewProcedure,

    /// <summary>Admission, category or requirements of a post.</summary>
    Eligibility,

    /// <summary>Computation of points, ranks or places.</summary>
    Arithmetic,
}

/// <summary>What was decided about an appeal.</summary>
public enum AppealOutcome
{
    Upheld,
    PartlyUpheld,
    Rejected,
}

/// <summary>A candidate's appeal against a published result or a confirmed stage.</summary>
public sealed class Appeal
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMaximum = 4000;

    /// <summary>Shortest text, in characters.</summary>
    public const int TextMinimum = 20;

    private Appeal() { }

    public AppealId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public ApplicationId ApplicationId { get; private set; }

    /// <summary>The published version that is appealed; null when it is a stage.</summary>
    public PublicationId? PublicationId { get; private set; }

    /// <summary>The confirmed list that is appealed; null when it is the published results.</summary>
    public StageConfirmationId? StageConfirmationId { get; private set; }

    /// <summary>Code of the appealed stage; null when it is the published results.</summary>
    public string? Stage { get; private set; }

    /// <summary>Number of the receipt; unique.</summary>
    public string Receipt { get; private set; } = "";

    public AppealKind Kind { get; private set; }

    /// <summary>Sealed with the candidate's key.</summary>
    public SealedText Text { get; private set; }

    /// <summary>UTC, by the server's clock.</summary>
    public DateTime FiledAt { get; private set; }

    public AppealOutcome? Outcome { get; private set; }

    /// <summary>Sealed with the candidate's key; null until answered.</summary>
    public SealedText? Answer { get; private set; }

    public UserId? AnsweredBy { get; private set; }

    /// <summary>UTC; null until answered.</summary>
    public DateTime? AnsweredAt { get; private set; }

    public int Version { get; private set; }

    public bool IsAnswered => AnsweredAt is not null;

    /// <summary>Files an appeal.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="subject">What is appealed, as it is valid now.</param>
    /// <param name="application">Whose result.</param>
    /// <param name="kind">What it is about; one appeal of each kind against a subject.</param>
    /// <param name="text">Sealed text.</param>
    /// <param name="receipt">Number of the receipt.</param>
    /// <param name="now">UTC; the deadline is exclusive: an appeal that arrives exactly then is late.</param>
    public static Result<Appeal> File(
        CampaignId campaign,
        AppealSubject subject,
        ApplicationId application,
        AppealKind kind,
        SealedText text,
        string receipt,
        DateTime now
    )
    {
        if (!subject.IsOpen(now))
        {
            return new Problem(AppealProblems.AppealTooLate, subject.UntilAt);
        }

        if (!subject.Kinds.Contains(kind))
        {
            return new Problem(AppealProblems.AppealKindForeign).At(nameof(Kind));
        }

        return new Appeal
        {
            Id = AppealId.New(),
            CampaignId = campaign,
            ApplicationId = application,
            PublicationId = subject.Publication,
            StageConfirmationId = subject.Confirmation,
            Stage = subject.Stage,
            Receipt = receipt,
            Kind = kind,
            Text = text,
            FiledAt = now,
        };
    }

    /// <summary>Answers the appeal, once.</summary>
    /// <param name="decider">Who decides; neither scored nor approved what is appealed.</param>
    /// <param name="outcome">The decision.</param>
    /// <param name="answer">Sealed grounds.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Decide(
        AppealDecider decider,
        AppealOutcome outcome,
        SealedText answer,
        DateTime now
    )
    {
        if (IsAnswered)
        {
            return new Problem(AppealProblems.AppealAlreadyAnswered);
        }

        if (decider.Refusal() is { } refusal)
        {
            return refusal;
        }

        Outcome = outcome;
        Answer = answer;
        AnsweredBy = decider.User;
        AnsweredAt = now;
        return Done.Value;
    }
}

/// <summary>Somebody who wants to answer an appeal, with what bars from it.</summary>
/// <param name="User">The account.</param>
/// <param name="Scored">Sits or sat in a panel of the campaign.</param>
/// <param name="Approved">Signed a ranking or the list of a stage of the campaign, the appealed one or another.</param>
/// <param name="IsAppellant">Filed the appeal.</param>
public sealed record AppealDecider(UserId User, bool Scored, bool Approved, bool IsAppellant)
{
    /// <summary>Why this person may not answer, or null.</summary>
    /// <remarks>Source: appeal rule 6.4, decider not among the original raters.</remarks>
    public Problem? Refusal() =>
        Scored ? new Problem(AppealProblems.DeciderScored)
        : Approved ? new Problem(AppealProblems.DeciderApproved)
        : IsAppellant ? new Problem(AppealProblems.DeciderIsAppellant)
        : null;
}

/// <summary>Codes of refusals about appeals.</summary>
public static class AppealProblems
{
    public const string AppealTooLate = nameof(AppealTooLate);
    public const string AppealBeforeResults = nameof(AppealBeforeResults);
    public const string AppealBeforeStage = nameof(AppealBeforeStage);
    public const string AppealKindForeign = nameof(AppealKindForeign);
    public const string AppealOfKindExists = nameof(AppealOfKindExists);
    public const string AppealAlreadyAnswered = nameof(AppealAlreadyAnswered);
    public const string DeciderScored = nameof(DeciderScored);
    public const string DeciderApproved = nameof(DeciderApproved);
    public const string DeciderIsAppellant = nameof(DeciderIsAppellant);
}
