using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Ranking;

namespace StaffSelect.Domain.Publication;

/// <summary>One published version of a campaign's results; never changed and never deleted.</summary>
public sealed class ResultsPublication
{
    /// <summary>Longest reason of a new version, in characters.</summary>
    public const int ReasonMaximum = 500;

    private ResultsPublication() { }

    public PublicationId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public RankingId RankingId { get; private set; }

    /// <summary>From 1 in each campaign; the highest is valid.</summary>
    public int Number { get; private set; }

    /// <summary>Canonical bytes of the public part.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of <see cref="Content"/>, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Canonical bytes of the full ranking.</summary>
    public byte[] Detail { get; private set; } = [];

    public int RulesEdition { get; private set; }

    public string RulesHash { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime PublishedAt { get; private set; }

    public UserId PublishedBy { get; private set; }

    /// <summary>UTC, exclusive.</summary>
    public DateTime AppealUntilAt { get; private set; }

    /// <summary>Why the version before was replaced; null in the first.</summary>
    public string? Reason { get; private set; }

    /// <summary>Publishes an approved ranking.</summary>
    /// <param name="campaign">With frozen rules.</param>
    /// <param name="draft">Approved; is marked as published.</param>
    /// <param name="previous">The version that is valid now, or null.</param>
    /// <param name="reason">Required when there is a version before.</param>
    /// <param name="state">What the draft is compared with.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="now">UTC; fractions of a second are dropped.</param>
    public static Result<ResultsPublication> Publish(
        Campaign campaign,
        RankingDraft draft,
        ResultsPublication? previous,
        string? reason,
        RankingState state,
        UserId by,
        DateTime now
    )
    {
        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        if (draft.PublishedAt is null && previous is not null && reason is null)
        {
            return new Problem(RankingProblems.NewVersionNeedsReason).At(nameof(Reason));
        }

        var published = draft.Publish(campaign.Rules.ApprovalsRequired, state, now);
        if (published.Problem is { } problem)
        {
            return problem;
        }

        var at = new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc);
        var zone =
            CampaignZone.Find(campaign.Rules.TimeZone)
            ?? throw new TimeZoneNotFoundException(campaign.Rules.TimeZone);
        var version = new PublishedVersion(
            (previous?.Number ?? 0) + 1,
            at,
            AppealDeadline.Of(at, campaign.Rules.Appeal, zone),
            previous is null ? null : reason,
            previous?.Sha256
        );
        var content = CanonicalJson.Serialize(
            PublishedDocument.From(campaign, draft.Document(), version)
        );
        return new ResultsPublication
        {
            Id = PublicationId.New(),
            CampaignId = campaign.Id,
            RankingId = draft.Id,
            Number = version.Number,
            Content = content,
            Sha256 = CanonicalJson.Hash(content.AsSpan()),
            Detail = draft.Content,
            RulesEdition = draft.RulesEdition,
            RulesHash = draft.RulesHash,
            PublishedAt = at,
            PublishedBy = by,
            AppealUntilAt = version.AppealUntilAt,
            Reason = version.Reason,
        };
    }

    /// <summary>The public part.</summary>
    /// <exception cref="InvalidOperationException">The stored bytes do not have the stored hash.</exception>
    public PublishedDocument Document() =>
        CanonicalJson.Hash(Content.AsSpan()) == Sha256
            ? CanonicalJson.Deserialize<PublishedDocument>(Content)
            : throw new InvalidOperationException("The published results were changed in storage.");

    /// <summary>The full ranking, for staff and for each candidate's own part.</summary>
    /// <exception cref="InvalidOperationException">The stored bytes do not have the published hash.</exception>
    public RankingDocument FullRanking() =>
        CanonicalJson.Hash(Detail.AsSpan()) == Document().RankingSha256
            ? CanonicalJson.Deserialize<RankingDocument>(Detail)
            : throw new InvalidOperationException("The published ranking was changed in storage.");
}
