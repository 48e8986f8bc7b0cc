namespace StaffSelect.Domain.Campaigns;

public enum CampaignKind
{
    Checkpoint,
    CommandingStaff,
}

public enum CampaignStatus
{
    /// <summary>Rules can still change; nobody outside sees it.</summary>
    Draft,

    /// <summary>The notice is published; rules are frozen.</summary>
    Announced,

    /// <summary>Results are published.</summary>
    Published,
}

/// <summary>A selection campaign.</summary>
public sealed class Campaign
{
    private Campaign() { }

    public CampaignId Id { get; private set; }

    /// <summary>Part of the address: lower-case Latin letters, digits and hyphens; unique.</summary>
    public string Code { get; private set; } = "";

    public CampaignKind Kind { get; private set; }

    public LocalizedText Title { get; private set; } = new("", "");

    public LocalizedText Summary { get; private set; } = new("", "");

    public CampaignStatus Status { get; private set; }

    public RuleSet Rules { get; private set; } = null!;

    /// <summary>SHA-256 of the frozen rules' canonical bytes, lower-case hex; null while a draft.</summary>
    public string? RulesHash { get; private set; }

    /// <summary>UTC; null while a draft.</summary>
    public DateTime? NoticePublishedAt { get; private set; }

    /// <summary>Copies of the rules' registration window, for queries.</summary>
    public DateTime RegistrationFromAt { get; private set; }

    public DateTime RegistrationUntilAt { get; private set; }

    /// <summary>While set, no personal key of this campaign may be destroyed.</summary>
    public bool LegalHold { get; private set; }

    /// <summary>Whom candidates ask; not part of the frozen rules, because a number may change.</summary>
    public HelpContact? Help { get; private set; }

    /// <summary>Data are invented; every page says so.</summary>
    public bool IsDemo { get; private set; }

    public int Version { get; private set; }

    public static Campaign Create(
        string code,
        CampaignKind kind,
        LocalizedText title,
        LocalizedText summary,
        RuleSet rules,
        bool isDemo,
        HelpContact? help = null
    ) =>
        new()
        {
            Id = CampaignId.New(),
            Code = code,
            Kind = kind,
            Title = title,
            Summary = summary,
            Status = CampaignStatus.Draft,
            Rules = rules,
            RegistrationFromAt = rules.Registration.FromAt,
            RegistrationUntilAt = rules.Registration.UntilAt,
            IsDemo = isDemo,
            Help = help,
        };

    /// <summary>Publishes the notice and freezes the rules.</summary>
    /// <param name="rulesHash">SHA-256 of the rules as stored.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> PublishNotice(string rulesHash, DateTime now)
    {
        if (Status != CampaignStatus.Draft)
        {
            return new Problem(CampaignProblems.RulesFrozen);
        }

        Status = CampaignStatus.Announced;
        RulesHash = rulesHash;
        NoticePublishedAt = now;
        return Done.Value;
    }

    /// <summary>Marks the results as published; they stay published.</summary>
    public Result<Done> MarkPublished()
    {
        if (Status == CampaignStatus.Draft)
        {
            return new Problem(CampaignProblems.NotAnnounced);
        }

        Status = CampaignStatus.Published;
        return Done.Value;
    }

    /// <summary>Keeps, or stops keeping, everything of the campaign from erasure, whatever its terms are.</summary>
    public void SetLegalHold(bool hold) => LegalHold = hold;

    public bool IsRegistrationOpen(DateTime now) =>
        Status == CampaignStatus.Announced && Rules.Registration.Contains(now);
}

/// <summary>Whom candidates ask.</summary>
/// <param name="Phone">As people dial it, or null.</param>
/// <param name="Email">Address of the selection office.</param>
/// <param name="Hours">When somebody answers, e.g. «у робочі дні з 9:00 до 18:00».</param>
public sealed record HelpContact(string? Phone, string Email, LocalizedText Hours);

/// <summary>Codes of refusals about campaigns.</summary>
public static class CampaignProblems
{
    public const string RulesFrozen = nameof(RulesFrozen);
    public const string NotAnnounced = nameof(NotAnnounced);
    public const string RegistrationNotOpen = nameof(RegistrationNotOpen);
    public const string LegalHold = nameof(LegalHold);
    public const string RegistrationOver = nameof(RegistrationOver);
    public const string NoticeTooLate = nameof(NoticeTooLate);
    public const string CampaignCodeTaken = nameof(CampaignCodeTaken);
    public const string LocalTimeDoesNotExist = nameof(LocalTimeDoesNotExist);
    public const string LocalTimeHappensTwice = nameof(LocalTimeHappensTwice);
}
