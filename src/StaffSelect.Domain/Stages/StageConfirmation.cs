using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;

namespace StaffSelect.Domain.Stages;

/// <summary>A prepared list of a stage's outcomes: numbered, never changed, signed by two or returned.</summary>
/// <remarks>
/// Nobody is told that he passed or failed before two approvers have signed; then he is, and whoever did not pass starts no later stage.
/// A stage that is not confirmed bars nobody: later stages go on, because the commission may confirm several stages together, and the ranking applies every hurdle anyway.
/// After an appeal a stage is prepared and confirmed again; the newest confirmed list counts.
/// Source: domain notes 4.1 and 9 (15, 25).
/// </remarks>
public sealed class StageConfirmation
{
    /// <summary>Signatures that a list needs; the preparer's does not count.</summary>
    public const int SignaturesRequired = 2;

    /// <summary>Longest reason of a return, in characters.</summary>
    public const int ReasonMaximum = 1000;

    private readonly List<StageSignature> signatures = [];

    private StageConfirmation() { }

    public StageConfirmationId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    /// <summary>Code of the stage.</summary>
    public string Stage { get; private set; } = "";

    /// <summary>From 1 in each stage of a campaign; only the highest can be signed.</summary>
    public int Number { get; private set; }

    public UserId PreparedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime PreparedAt { get; private set; }

    /// <summary>Canonical bytes of the <see cref="StageDocument"/>.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of <see cref="Content"/>, lower-case hex: what the approvers sign.</summary>
    public string ContentHash { get; private set; } = "";

    public IReadOnlyList<StageSignature> Signatures => signatures;

    public UserId? ReturnedBy { get; private set; }

    /// <summary>UTC; a returned list cannot be signed any more.</summary>
    public DateTime? ReturnedAt { get; private set; }

    public string? ReturnReason { get; private set; }

    /// <summary>UTC; the instant of the last signature, null until then.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    public int Version { get; private set; }

    public static StageConfirmation Create(
        CampaignId campaign,
        int number,
        StageDocument document,
        UserId by,
        DateTime now
    )
    {
        var content = CanonicalJson.Serialize(document);
        return new StageConfirmation
        {
            Id = StageConfirmationId.New(),
            CampaignId = campaign,
            Stage = document.Stage,
            Number = number,
            PreparedBy = by,
            PreparedAt = now,
            Content = content,
            ContentHash = CanonicalJson.Hash(content.AsSpan()),
        };
    }

    /// <summary>The stored list.</summary>
    /// <exception cref="InvalidOperationException">The stored bytes do not have the stored hash.</exception>
    public StageDocument Document() =>
        CanonicalJson.Hash(Content.AsSpan()) == ContentHash
            ? CanonicalJson.Deserialize<StageDocument>(Content)
            : throw new InvalidOperationException("The list of the stage was changed in storage.");

    /// <summary>Signs the list; the last signature confirms it.</summary>
    /// <param name="approver">Neither the preparer, nor a member of a panel, nor a candidate of the campaign; each once.</param>
    /// <param name="latest">Number of the newest list of the stage.</param>
    /// <param name="current">SHA-256 of the list as it would be prepared now; null when it could not be.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Sign(RankingApprover approver, int latest, string? current, DateTime now)
    {
        if (Refusal(approver) is { } refusal)
        {
            return refusal;
        }

        if (ReturnedAt is not null)
        {
            return new Problem(StageProblems.StageReturned);
        }

        if (Number != latest)
        {
            return new Problem(StageProblems.StageSuperseded, latest);
        }

        if (ContentHash != current)
        {
            return new Problem(StageProblems.StageDataChanged);
        }

        signatures.Add(new StageSignature(Id, approver.User, ContentHash, now));
        ConfirmedAt = signatures.Count == SignaturesRequired ? now : null;
        return Done.Value;
    }

    /// <summary>Why this person may not sign, whatever the data; or null.</summary>
    public Problem? Refusal(RankingApprover approver) =>
        ConfirmedAt is not null ? new Problem(StageProblems.StageConfirmed)
        : approver.User == PreparedBy ? new Problem(StageProblems.StagePreparedByYou)
        : approver.Scored ? new Problem(StageProblems.StageScoredByYou)
        : approver.Competes ? new Problem(StageProblems.StageSatByYou)
        : signatures.Exists(one => one.UserId == approver.User)
            ? new Problem(StageProblems.StageSignedByYou)
        : null;

    /// <summary>Sends the list back: it stays readable, but a new one is needed.</summary>
    /// <param name="by">Who returns it.</param>
    /// <param name="reason">Required.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Return(UserId by, string reason, DateTime now)
    {
        if (ConfirmedAt is not null)
        {
            return new Problem(StageProblems.StageConfirmed);
        }

        if (ReturnedAt is not null)
        {
            return new Problem(StageProblems.StageReturned);
        }

        ReturnedBy = by;
        ReturnedAt = now;
        ReturnReason = reason.Trim();
        return Done.Value;
    }
}

/// <summary>One signature under the list of a stage.</summary>
public sealed class StageSignature
{
    private StageSignature() { }

    internal StageSignature(
        StageConfirmationId confirmation,
        UserId user,
        string contentHash,
        DateTime signedAt
    )
    {
        ConfirmationId = confirmation;
        UserId = user;
        ContentHash = contentHash;
        SignedAt = signedAt;
    }

    public StageConfirmationId ConfirmationId { get; private set; }

    public UserId UserId { get; private set; }

    /// <summary>SHA-256 of what was signed.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SignedAt { get; private set; }
}

/// <summary>A candidate's confirmed outcome of a stage: the line of the newest confirmed list, one row for each stage.</summary>
public sealed class StageVerdict
{
    private StageVerdict() { }

    public ApplicationId ApplicationId { get; private set; }

    /// <summary>Code of the stage.</summary>
    public string Stage { get; private set; } = "";

    public CampaignId CampaignId { get; private set; }

    /// <summary>The confirmed list.</summary>
    public StageConfirmationId ConfirmationId { get; private set; }

    public StageOutcome Outcome { get; private set; }

    /// <summary>Points of a test or mean of a panel, to six digits; null without a result. The unrounded value stands in the list.</summary>
    public decimal? Value { get; private set; }

    /// <summary>Greatest points of a test.</summary>
    public decimal? Maximum { get; private set; }

    /// <summary>The hurdle, inclusive, in the unit of <see cref="Value"/>.</summary>
    public decimal? Minimum { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ConfirmedAt { get; private set; }

    /// <summary>Whether the candidate starts no later stage.</summary>
    public bool Excludes => Outcome is StageOutcome.NotPassed or StageOutcome.Absent;

    /// <summary>The line of a confirmed list.</summary>
    public static StageVerdict Of(StageConfirmation confirmation, StageLine line)
    {
        var verdict = new StageVerdict
        {
            ApplicationId = line.Application,
            Stage = confirmation.Stage,
            CampaignId = confirmation.CampaignId,
        };
        verdict.Take(confirmation, line);
        return verdict;
    }

    /// <summary>Takes the line of a newer confirmed list.</summary>
    /// <returns>Whether the candidate must be told: outcome or points differ.</returns>
    public bool Take(StageConfirmation confirmation, StageLine line)
    {
        var before = (Outcome, Value);
        ConfirmationId = confirmation.Id;
        ConfirmedAt = confirmation.ConfirmedAt!.Value;
        Outcome = line.Outcome;
        Value = line.Value is { } value ? decimal.Round(value, 6) : null;
        Maximum = line.Maximum;
        Minimum = line.Minimum;
        return before != (Outcome, Value);
    }
}

/// <summary>Codes of refusals about the confirmation of stages.</summary>
public static class StageProblems
{
    public const string StageIsEmpty = nameof(StageIsEmpty);
    public const string StageUnfinished = nameof(StageUnfinished);
    public const string StageStillHeld = nameof(StageStillHeld);
    public const string StageUndecided = nameof(StageUndecided);
    public const string StageOutOfOrder = nameof(StageOutOfOrder);
    public const string StageUnchanged = nameof(StageUnchanged);
    public const string StageConfirmed = nameof(StageConfirmed);
    public const string StageReturned = nameof(StageReturned);
    public const string StageSuperseded = nameof(StageSuperseded);
    public const string StageDataChanged = nameof(StageDataChanged);
    public const string StagePreparedByYou = nameof(StagePreparedByYou);
    public const string StageScoredByYou = nameof(StageScoredByYou);
    public const string StageSatByYou = nameof(StageSatByYou);
    public const string StageSignedByYou = nameof(StageSignedByYou);
    public const string EarlierStageNotPassed = nameof(EarlierStageNotPassed);
    public const string CandidateExcluded = nameof(CandidateExcluded);
}
