namespace StaffSelect.Domain.Campaigns;

/// <summary>Where a draft of a selection stands.</summary>
public enum CampaignDraftStatus
{
    /// <summary>Its sections can be changed.</summary>
    Editing,

    /// <summary>One person has signed; nothing can be changed until a second one signs or returns it.</summary>
    Submitted,

    /// <summary>It has become an announced campaign; nothing can be changed any more.</summary>
    Announced,

    /// <summary>Given up; kept for the journal.</summary>
    Discarded,
}

/// <summary>A part of a draft that is edited and saved by itself.</summary>
public enum CampaignDraftSection
{
    Basics,
    Dates,
    Groups,
    Posts,
    Competencies,
    Stages,
    Decision,
    Commission,
    Items,
}

/// <summary>Codes of refusals about drafts of selections.</summary>
public static class CampaignDraftProblems
{
    /// <summary>Arguments: who changed the section, when.</summary>
    public const string DraftSectionChanged = nameof(DraftSectionChanged);
    public const string DraftNotEditable = nameof(DraftNotEditable);
    public const string DraftNotSubmitted = nameof(DraftNotSubmitted);
    public const string DraftSecondPerson = nameof(DraftSecondPerson);
    public const string DraftSignedChanged = nameof(DraftSignedChanged);
    public const string DraftSignerOnPanel = nameof(DraftSignerOnPanel);

    /// <summary>Argument: number of faults.</summary>
    public const string DraftNotReady = nameof(DraftNotReady);
    public const string DraftTooBig = nameof(DraftTooBig);
}

/// <summary>A selection that is being prepared: the document of the campaign file, kept in sections.</summary>
/// <remarks>A draft is no campaign: when its notice is published, a campaign is made of it whose rules can never be saved again.</remarks>
public sealed class CampaignDraft
{
    /// <summary>Most characters of one section.</summary>
    public const int MaximumSection = 2_000_000;

    private readonly List<CampaignDraftPart> parts = [];

    private CampaignDraft() { }

    public CampaignDraftId Id { get; private set; }

    /// <summary>Copy of the document's title, for lists; may be incomplete.</summary>
    public LocalizedText Title { get; private set; } = new("", "");

    public CampaignDraftStatus Status { get; private set; }

    public UserId CreatedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    public UserId ChangedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Who signed first; null while it is edited.</summary>
    public UserId? SubmittedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>SHA-256 of the rules that were signed, lower-case hex.</summary>
    public string? SubmittedHash { get; private set; }

    /// <summary>Who signed second and thereby published the notice.</summary>
    public UserId? SignedBy { get; private set; }

    /// <summary>The campaign it became.</summary>
    public CampaignId? Campaign { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<CampaignDraftPart> Parts => parts;

    /// <summary>A new draft.</summary>
    /// <param name="title">Copy of the document's title.</param>
    /// <param name="sections">JSON text of each section.</param>
    /// <param name="by">Who begins it.</param>
    /// <param name="now">UTC.</param>
    public static CampaignDraft Create(
        LocalizedText title,
        IReadOnlyDictionary<CampaignDraftSection, string> sections,
        UserId by,
        DateTime now
    )
    {
        var draft = new CampaignDraft
        {
            Id = CampaignDraftId.New(),
            Title = title,
            CreatedBy = by,
            CreatedAt = now,
            ChangedBy = by,
            ChangedAt = now,
        };
        draft.parts.AddRange(
            Enum.GetValues<CampaignDraftSection>()
                .Select(section =>
                    CampaignDraftPart.Create(draft.Id, section, sections[section], by, now)
                )
        );
        return draft;
    }

    public CampaignDraftPart Part(CampaignDraftSection section) =>
        parts.First(part => part.Section == section);

    /// <summary>Stores a section when nobody else has since.</summary>
    /// <param name="section">Which.</param>
    /// <param name="seen">Version of the section that the editor had read.</param>
    /// <param name="json">Its properties; at most <see cref="MaximumSection"/> characters.</param>
    /// <param name="title">The document's title after the change.</param>
    /// <param name="by">Who saves.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Save(
        CampaignDraftSection section,
        int seen,
        string json,
        LocalizedText title,
        UserId by,
        DateTime now
    )
    {
        if (Status != CampaignDraftStatus.Editing)
        {
            return new Problem(CampaignDraftProblems.DraftNotEditable);
        }

        if (json.Length > MaximumSection)
        {
            return new Problem(CampaignDraftProblems.DraftTooBig);
        }

        var part = Part(section);
        if (part.Version != seen)
        {
            return new Problem(CampaignDraftProblems.DraftSectionChanged);
        }

        part.Replace(json, by, now);
        Title = title;
        ChangedBy = by;
        ChangedAt = now;
        return Done.Value;
    }

    /// <summary>The first signature: from here on nothing changes until the second.</summary>
    /// <param name="rulesHash">SHA-256 of the rules as they would be announced.</param>
    /// <param name="by">Who signs.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Submit(string rulesHash, UserId by, DateTime now)
    {
        if (Status != CampaignDraftStatus.Editing)
        {
            return new Problem(CampaignDraftProblems.DraftNotEditable);
        }

        Status = CampaignDraftStatus.Submitted;
        SubmittedBy = by;
        SubmittedAt = now;
        SubmittedHash = rulesHash;
        return Done.Value;
    }

    /// <summary>Takes the first signature off, so that it can be edited again.</summary>
    public Result<Done> Return()
    {
        if (Status != CampaignDraftStatus.Submitted)
        {
            return new Problem(CampaignDraftProblems.DraftNotSubmitted);
        }

        Status = CampaignDraftStatus.Editing;
        SubmittedBy = null;
        SubmittedAt = null;
        SubmittedHash = null;
        return Done.Value;
    }

    /// <summary>The second signature, by another person, over the same rules.</summary>
    /// <param name="campaign">The campaign that was made of it.</param>
    /// <param name="rulesHash">SHA-256 of that campaign's rules.</param>
    /// <param name="by">Who signs; never the person who signed first.</param>
    public Result<Done> Announce(CampaignId campaign, string rulesHash, UserId by)
    {
        if (Status != CampaignDraftStatus.Submitted)
        {
            return new Problem(CampaignDraftProblems.DraftNotSubmitted);
        }

        if (by == SubmittedBy)
        {
            return new Problem(CampaignDraftProblems.DraftSecondPerson);
        }

        if (rulesHash != SubmittedHash)
        {
            return new Problem(CampaignDraftProblems.DraftSignedChanged);
        }

        Status = CampaignDraftStatus.Announced;
        SignedBy = by;
        Campaign = campaign;
        return Done.Value;
    }

    /// <summary>Gives the draft up.</summary>
    public Result<Done> Discard()
    {
        if (Status != CampaignDraftStatus.Editing)
        {
            return new Problem(CampaignDraftProblems.DraftNotEditable);
        }

        Status = CampaignDraftStatus.Discarded;
        return Done.Value;
    }
}

/// <summary>One section of a draft.</summary>
public sealed class CampaignDraftPart
{
    private CampaignDraftPart() { }

    public CampaignDraftId Draft { get; private set; }

    public CampaignDraftSection Section { get; private set; }

    /// <summary>JSON text of the section; null for items.</summary>
    public string? Content { get; private set; }

    /// <summary>JSON text of the items with their keys; null for other sections. The journal says only that it changed.</summary>
    public string? Secret { get; private set; }

    public UserId ChangedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    public int Version { get; private set; }

    public string Json => Secret ?? Content ?? "{}";

    internal static CampaignDraftPart Create(
        CampaignDraftId draft,
        CampaignDraftSection section,
        string json,
        UserId by,
        DateTime now
    )
    {
        var part = new CampaignDraftPart { Draft = draft, Section = section };
        part.Replace(json, by, now);
        return part;
    }

    internal void Replace(string json, UserId by, DateTime now)
    {
        if (Section == CampaignDraftSection.Items)
        {
            Secret = json;
        }
        else
        {
            Content = json;
        }

        ChangedBy = by;
        ChangedAt = now;
    }
}
