using StaffSelect.Domain.Publication;

namespace StaffSelect.Domain.Ranking;

/// <summary>A computed draft of the ranking: numbered, never changed, signed or returned.</summary>
public sealed class RankingDraft
{
    /// <summary>Longest reason of a return, in characters.</summary>
    public const int ReasonMaximum = 1000;

    private readonly List<RankingApproval> approvals = [];

    private RankingDraft() { }

    public RankingId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    /// <summary>From 1 in each campaign; only the highest can be signed or published.</summary>
    public int Number { get; private set; }

    public UserId DraftedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime DraftedAt { get; private set; }

    public int RulesEdition { get; private set; }

    public string RulesHash { get; private set; } = "";

    /// <summary>SHA-256 of the input, lower-case hex.</summary>
    public string InputHash { get; private set; } = "";

    /// <summary>Canonical bytes of the <see cref="RankingDocument"/>.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of <see cref="Content"/>, lower-case hex: what the approvers sign.</summary>
    public string ContentHash { get; private set; } = "";

    public IReadOnlyList<RankingApproval> Approvals => approvals;

    public UserId? ReturnedBy { get; private set; }

    /// <summary>UTC; a returned draft cannot be signed or published any more.</summary>
    public DateTime? ReturnedAt { get; private set; }

    public string? ReturnReason { get; private set; }

    /// <summary>UTC; null until published.</summary>
    public DateTime? PublishedAt { get; private set; }

    public int Version { get; private set; }

    public static RankingDraft Create(
        CampaignId campaign,
        int number,
        RankingDocument document,
        UserId by,
        DateTime now
    )
    {
        var content = CanonicalJson.Serialize(document);
        return new RankingDraft
        {
            Id = RankingId.New(),
            CampaignId = campaign,
            Number = number,
            DraftedBy = by,
            DraftedAt = now,
            RulesEdition = document.RulesEdition,
            RulesHash = document.RulesHash,
            InputHash = document.InputHash,
            Content = content,
            ContentHash = CanonicalJson.Hash(content.AsSpan()),
        };
    }

    /// <summary>The stored ranking.</summary>
    /// <exception cref="InvalidOperationException">The stored bytes do not have the stored hash.</exception>
    public RankingDocument Document() =>
        CanonicalJson.Hash(Content.AsSpan()) == ContentHash
            ? CanonicalJson.Deserialize<RankingDocument>(Content)
            : throw new InvalidOperationException("The ranking was changed in storage.");

    /// <summary>Signs the draft.</summary>
    /// <param name="approver">Neither the drafter, nor a member of a panel, nor a candidate of the campaign; each once.</param>
    /// <param name="required">Signatures that are needed; more are not taken.</param>
    /// <param name="state">What the draft is compared with.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Approve(
        RankingApprover approver,
        int required,
        RankingState state,
        DateTime now
    )
    {
        if (Refusal(approver, required) is { } refusal)
        {
            return refusal;
        }

        if (Outdated(state) is { } problem)
        {
            return problem;
        }

        approvals.Add(new RankingApproval(Id, approver.User, ContentHash, now));
        return Done.Value;
    }

    /// <summary>Why this person may not sign, whatever the data; or null.</summary>
    public Problem? Refusal(RankingApprover approver, int required)
    {
        if (approver.User == DraftedBy)
        {
            return new Problem(RankingProblems.ApproverDrafted);
        }

        if (approver.Scored)
        {
            return new Problem(RankingProblems.ApproverScored);
        }

        if (approver.Competes)
        {
            return new Problem(RankingProblems.ApproverCompetes);
        }

        if (approvals.Exists(approval => approval.UserId == approver.User))
        {
            return new Problem(RankingProblems.AlreadyApproved);
        }

        return approvals.Count >= required ? new Problem(RankingProblems.FullyApproved) : null;
    }

    /// <summary>Sends the draft back: it stays readable, but a new one is needed.</summary>
    /// <param name="by">Who returns it.</param>
    /// <param name="reason">Required.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Return(UserId by, string reason, DateTime now)
    {
        if (PublishedAt is not null)
        {
            return new Problem(RankingProblems.RankingPublished);
        }

        if (ReturnedAt is not null)
        {
            return new Problem(RankingProblems.RankingReturned);
        }

        ReturnedBy = by;
        ReturnedAt = now;
        ReturnReason = reason.Trim();
        return Done.Value;
    }

    internal Result<Done> Publish(int required, RankingState state, DateTime now)
    {
        if (Outdated(state) is { } problem)
        {
            return problem;
        }

        if (approvals.Count < required)
        {
            return new Problem(RankingProblems.ApprovalsMissing, approvals.Count, required);
        }

        if (!state.AuditSealed)
        {
            return new Problem(RankingProblems.AuditNotSealed);
        }

        PublishedAt = now;
        return Done.Value;
    }

    private Problem? Outdated(RankingState state)
    {
        if (PublishedAt is not null)
        {
            return new Problem(RankingProblems.RankingPublished);
        }

        if (ReturnedAt is not null)
        {
            return new Problem(RankingProblems.RankingReturned);
        }

        if (Number != state.LatestNumber)
        {
            return new Problem(RankingProblems.RankingSuperseded, state.LatestNumber);
        }

        if (InputHash != state.InputHash)
        {
            return new Problem(RankingProblems.RankingDataChanged);
        }

        return state.ChecksPassed ? null : new Problem(RankingProblems.RankingChecksFailed);
    }
}

/// <summary>One signature.</summary>
public sealed class RankingApproval
{
    private RankingApproval() { }

    internal RankingApproval(
        RankingId ranking,
        UserId user,
        string contentHash,
        DateTime approvedAt
    )
    {
        RankingId = ranking;
        UserId = user;
        ContentHash = contentHash;
        ApprovedAt = approvedAt;
    }

    public RankingId RankingId { get; private set; }

    public UserId UserId { get; private set; }

    /// <summary>SHA-256 of what was signed.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime ApprovedAt { get; private set; }
}

/// <summary>Somebody who wants to sign, with what bars from it.</summary>
/// <param name="User">The account.</param>
/// <param name="Scored">Sits in a panel of the campaign.</param>
/// <param name="Competes">Has an application in the campaign.</param>
public sealed record RankingApprover(UserId User, bool Scored, bool Competes);

/// <summary>What is true now, for a draft to be compared with.</summary>
/// <param name="LatestNumber">Number of the newest draft of the campaign.</param>
/// <param name="InputHash">Hash of the input as it is now.</param>
/// <param name="ChecksPassed">Every check that bars publication holds.</param>
/// <param name="AuditSealed">The audit chain has reached the newest entry; asked for publication only.</param>
public sealed record RankingState(
    int LatestNumber,
    string InputHash,
    bool ChecksPassed,
    bool AuditSealed
);

/// <summary>Codes of refusals about rankings.</summary>
public static class RankingProblems
{
    public const string ApproverDrafted = nameof(ApproverDrafted);
    public const string ApproverScored = nameof(ApproverScored);
    public const string ApproverCompetes = nameof(ApproverCompetes);
    public const string AlreadyApproved = nameof(AlreadyApproved);
    public const string FullyApproved = nameof(FullyApproved);
    public const string ApprovalsMissing = nameof(ApprovalsMissing);
    public const string RankingReturned = nameof(RankingReturned);
    public const string RankingPublished = nameof(RankingPublished);
    public const string RankingSuperseded = nameof(RankingSuperseded);
    public const string RankingDataChanged = nameof(RankingDataChanged);
    public const string RankingChecksFailed = nameof(RankingChecksFailed);
    public const string AuditNotSealed = nameof(AuditNotSealed);
    public const string NewVersionNeedsReason = nameof(NewVersionNeedsReason);
    public const string NothingToRank = nameof(NothingToRank);
}
