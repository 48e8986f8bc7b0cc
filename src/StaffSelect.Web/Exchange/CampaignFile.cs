using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Exchange;

/// <summary>A campaign as its file describes it; every value is checked.</summary>
public sealed record CampaignFile(
    string Code,
    CampaignKind Kind,
    LocalizedText Title,
    LocalizedText Summary,
    bool IsDemo,
    RuleSet Rules,
    IReadOnlyList<CampaignItem> Items,
    CampaignPanel Panel,
    HelpContact? Help = null
);

/// <summary>A test item of the file; it enters the pool approved.</summary>
public sealed record CampaignItem(
    string Code,
    string Scale,
    Difficulty Difficulty,
    LocalizedText Text,
    IReadOnlyList<ItemOption> Options,
    string Key,
    string? Picture,
    LocalizedText? PictureAlternative
);

/// <summary>The commission of the file.</summary>
public sealed record CampaignPanel(LocalizedText Title, IReadOnlyList<CampaignPanelMember> Members);

/// <param name="Email">Address of the account or of the invitation.</param>
/// <param name="IsChair">Exactly one member is.</param>
public sealed record CampaignPanelMember(string Email, bool IsChair);

/// <summary>Codes of faults in a campaign file.</summary>
public static class CampaignFileProblems
{
    public const string FileTooBig = nameof(FileTooBig);
    public const string FileEmpty = nameof(FileEmpty);
    public const string FileNotUtf8 = nameof(FileNotUtf8);
    public const string FileNotJson = nameof(FileNotJson);
    public const string FileTooDeep = nameof(FileTooDeep);
    public const string FileMoreFaults = nameof(FileMoreFaults);
    public const string PropertyUnknown = nameof(PropertyUnknown);
    public const string PropertyTwice = nameof(PropertyTwice);
    public const string PropertyMissing = nameof(PropertyMissing);
    public const string WrongType = nameof(WrongType);
    public const string FileOutOfRange = nameof(FileOutOfRange);
    public const string ListLength = nameof(ListLength);
    public const string TextEmpty = nameof(TextEmpty);
    public const string TextTooLong = nameof(TextTooLong);
    public const string TextMarkup = nameof(TextMarkup);
    public const string TextCharacters = nameof(TextCharacters);
    public const string CodeCharacters = nameof(CodeCharacters);
    public const string NotOneOf = nameof(NotOneOf);
    public const string LocalTimeFormat = nameof(LocalTimeFormat);
    public const string TimeZoneUnknown = nameof(TimeZoneUnknown);
    public const string EmailFormat = nameof(EmailFormat);
    public const string StageRuleMismatch = nameof(StageRuleMismatch);
    public const string ReferenceNeeded = nameof(ReferenceNeeded);
    public const string ReferenceNotAllowed = nameof(ReferenceNotAllowed);
    public const string ItemKeyNotAnOption = nameof(ItemKeyNotAnOption);
    public const string ItemOptionsAlike = nameof(ItemOptionsAlike);
    public const string PictureForbidden = nameof(PictureForbidden);
    public const string PictureAlternativeMissing = nameof(PictureAlternativeMissing);
    public const string PictureMissing = nameof(PictureMissing);
    public const string PanelChairOnce = nameof(PanelChairOnce);
    public const string PanelBelowQuorum = nameof(PanelBelowQuorum);
}
