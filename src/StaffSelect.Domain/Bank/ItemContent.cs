using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Bank;

/// <summary>What choosing an option is worth.</summary>
public enum OptionMark
{
    /// <summary>Nothing: wrong, or worst.</summary>
    None,

    /// <summary>Right, or best.</summary>
    Right,

    /// <summary>Next best; situational judgements only.</summary>
    Next,
}

/// <summary>One option of an item of the bank.</summary>
/// <param name="Text">What is read; empty in both languages when the option is a picture.</param>
/// <param name="PictureSvg">SVG from the allow-list, or null.</param>
/// <param name="PictureAlternative">What the picture shows, never why; null without a picture.</param>
/// <param name="Mark">What choosing it is worth.</param>
/// <param name="Justification">Why it is right or not; for reviewers and appeals.</param>
public sealed record BankOption(
    LocalizedText Text,
    string? PictureSvg,
    LocalizedText? PictureAlternative,
    OptionMark Mark,
    LocalizedText Justification
);

/// <summary>Everything of an item that its author writes.</summary>
/// <param name="Kind">How it is answered and scored.</param>
/// <param name="Difficulty">Cell of the blueprint.</param>
/// <param name="Text">The task. Plain text; a line feed separates paragraphs.</param>
/// <param name="PictureSvg">SVG from the allow-list, or null.</param>
/// <param name="PictureAlternative">Every cell of the picture in words, never the rule; null without a picture.</param>
/// <param name="Options">2 to 9.</param>
public sealed record ItemContent(
    ItemKind Kind,
    Difficulty Difficulty,
    LocalizedText Text,
    string? PictureSvg,
    LocalizedText? PictureAlternative,
    IReadOnlyList<BankOption> Options
)
{
    public bool Equals(ItemContent? other) =>
        other is not null
        && (Kind, Difficulty, Text, PictureSvg, PictureAlternative)
            == (
                other.Kind,
                other.Difficulty,
                other.Text,
                other.PictureSvg,
                other.PictureAlternative
            )
        && Options.SequenceEqual(other.Options);

    /// <summary>Whether whoever has seen the one knows the other: the same task with the same options, in whatever order.</summary>
    public bool AsksTheSameAs(ItemContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Kind, Text, PictureSvg) == (other.Kind, other.Text, other.PictureSvg)
            && Options
                .Select(option => (option.Text, option.PictureSvg))
                .ToHashSet()
                .SetEquals(other.Options.Select(option => (option.Text, option.PictureSvg)));
    }

    public override int GetHashCode() => HashCode.Combine(Kind, Difficulty, Text, Options.Count);
}
