using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Testing;

public enum ItemStatus
{
    /// <summary>Not drawn into forms.</summary>
    Draft,

    /// <summary>Checked by a second person; forms draw from these only.</summary>
    Approved,

    /// <summary>Not drawn any more; attempts that hold it keep it.</summary>
    Withdrawn,
}

/// <summary>One option of an item.</summary>
/// <param name="Id">Latin letters and digits; says nothing about the order or the key.</param>
/// <param name="Text">What is read; empty in both languages when the option is a picture.</param>
/// <param name="PictureSvg">SVG from the allow-list, or null.</param>
/// <param name="PictureAlternative">What the picture shows, never why; null without a picture.</param>
public sealed record ItemOption(
    string Id,
    LocalizedText Text,
    string? PictureSvg,
    LocalizedText? PictureAlternative
);

/// <summary>One version of a test item; never changed once stored.</summary>
/// <remarks>An edit is a new version with the next number. Attempts hold versions, so a later edit cannot change a past score.</remarks>
public sealed class ItemVersion
{
    private ItemVersion() { }

    public ItemVersionId Id { get; private set; }

    /// <summary>The campaign whose pool the item is in.</summary>
    public CampaignId Campaign { get; private set; }

    /// <summary>Code of the item, the same in all its versions.</summary>
    public string Code { get; private set; } = "";

    /// <summary>From 1.</summary>
    public int VersionNumber { get; private set; }

    /// <summary>Code of the scale in the campaign's test rule.</summary>
    public string Scale { get; private set; } = "";

    public Difficulty Difficulty { get; private set; }

    /// <summary>The task. Plain text; a line feed separates paragraphs.</summary>
    public LocalizedText Text { get; private set; } = new("", "");

    /// <summary>2 to 9 options with distinct ids.</summary>
    public IReadOnlyList<ItemOption> Options { get; private set; } = [];

    public ItemKind Kind { get; private set; }

    /// <summary>Ids of the key as one text, see <see cref="Key"/>. Never leaves the server.</summary>
    public string KeyOption { get; private set; } = "";

    public ItemKey Key => new(Kind, ItemKey.Split(KeyOption), Options.Count);

    /// <summary>The version of the bank that it is a copy of; null for an item of a campaign file.</summary>
    public PoolItemVersionId? Source { get; private set; }

    /// <summary>SVG from the allow-list, or null.</summary>
    public string? PictureSvg { get; private set; }

    /// <summary>Every cell of the picture in words, never the rule; null without a picture.</summary>
    public LocalizedText? PictureAlternative { get; private set; }

    public ItemStatus Status { get; private set; }

    /// <summary>Makes a version.</summary>
    /// <exception cref="ArgumentException">The key is not made of the options, or does not fit the kind.</exception>
    public static ItemVersion Create(
        CampaignId campaign,
        string code,
        int versionNumber,
        string scale,
        Difficulty difficulty,
        LocalizedText text,
        IReadOnlyList<ItemOption> options,
        string keyOption,
        string? pictureSvg = null,
        LocalizedText? pictureAlternative = null,
        ItemStatus status = ItemStatus.Approved,
        ItemKind kind = ItemKind.SingleChoice,
        PoolItemVersionId? source = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var ids = options.Select(option => option.Id).ToHashSet(StringComparer.Ordinal);
        if (ids.Count != options.Count)
        {
            throw new ArgumentException("Ids of options are distinct.", nameof(options));
        }

        if (new ItemKey(kind, ItemKey.Split(keyOption), ids.Count).Fault(ids) is { } fault)
        {
            throw new ArgumentException(fault, nameof(keyOption));
        }

        return new ItemVersion
        {
            Id = ItemVersionId.New(),
            Campaign = campaign,
            Code = code,
            VersionNumber = versionNumber,
            Scale = scale,
            Difficulty = difficulty,
            Text = text,
            Options = options,
            Kind = kind,
            KeyOption = keyOption,
            Source = source,
            PictureSvg = pictureSvg,
            PictureAlternative = pictureAlternative,
            Status = status,
        };
    }
}
