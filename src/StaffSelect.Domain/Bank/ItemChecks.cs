using System.Globalization;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Bank;

/// <summary>Checks what an author wrote.</summary>
/// <remarks>Every fault is listed. <see cref="Problem.Field"/> is the column of the exchange layout, which the form's fields are named after too.</remarks>
public static class ItemChecks
{
    public const int LeastOptions = 2;
    public const int MostOptions = 9;

    /// <summary>Longest task in one language.</summary>
    public const int MaximumTextLength = 4_000;

    /// <summary>Longest option, alternative of a picture or justification in one language.</summary>
    public const int MaximumShortLength = 1_000;

    /// <summary>The column of a part of an option.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="part">E.g. <c>mark</c>.</param>
    public static string OptionField(int number, string part) =>
        string.Create(CultureInfo.InvariantCulture, $"option{number}_{part}");

    public static bool IsCode(string? code) =>
        code is { Length: > 0 and <= ItemPool.MaximumCodeLength }
        && char.IsAsciiLetter(code[0])
        && code.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-');

    /// <summary>All faults of an item; empty when it can be reviewed.</summary>
    public static IReadOnlyList<Problem> Check(ItemContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var count = content.Options.Count;
        return
        [
            .. Text(content.Text, MaximumTextLength, "text"),
            .. Picture(content.PictureSvg, content.PictureAlternative, "picture"),
            .. count is < LeastOptions or > MostOptions
                ? [At("option1_uk", BankProblems.ItemOptionCount, LeastOptions, MostOptions)]
                : (Problem[])[],
            .. content.Options.SelectMany((option, index) => Option(option, index + 1)),
            .. Twins(content.Options),
            .. Marks(content),
        ];
    }

    /// <summary>The faults of a text that must stand in both languages.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maximum">Signs allowed in one language.</param>
    /// <param name="field">Begin of the field's name.</param>
    /// <param name="missing">Code for a missing language.</param>
    public static IEnumerable<Problem> Text(
        LocalizedText text,
        int maximum,
        string field,
        string missing = BankProblems.ItemTextMissing
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (value, language) in new[] { (text.Uk, "uk"), (text.En, "en") })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return At($"{field}_{language}", missing);
            }
            else if (value.Trim().Length > maximum)
            {
                yield return At($"{field}_{language}", BankProblems.ItemTextLong, maximum);
            }
            else if (value.Any(IsForbidden))
            {
                yield return At($"{field}_{language}", BankProblems.ItemTextCharacters);
            }
        }
    }

    /// <summary>The text without blanks around it and with plain line feeds.</summary>
    public static LocalizedText Trimmed(LocalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(Plain(text.Uk), Plain(text.En));

        static string Plain(string value) => value.ReplaceLineEndings("\n").Trim();
    }

    /// <summary>The content as it is stored: trimmed, empty pictures and words as null.</summary>
    public static ItemContent Normal(ItemContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content with
        {
            Text = Trimmed(content.Text),
            PictureSvg = Empty(content.PictureSvg),
            PictureAlternative = Empty(content.PictureAlternative),
            Options =
            [
                .. content.Options.Select(option =>
                    option with
                    {
                        Text = Trimmed(option.Text),
                        PictureSvg = Empty(option.PictureSvg),
                        PictureAlternative = Empty(option.PictureAlternative),
                        Justification = Trimmed(option.Justification),
                    }
                ),
            ],
        };
    }

    private static string? Empty(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static LocalizedText? Empty(LocalizedText? text) =>
        text is null || (string.IsNullOrWhiteSpace(text.Uk) && string.IsNullOrWhiteSpace(text.En))
            ? null
            : Trimmed(text);

    private static IEnumerable<Problem> Option(BankOption option, int number)
    {
        var isPictureOnly =
            !string.IsNullOrWhiteSpace(option.PictureSvg) && Empty(option.Text) is null;
        return
        [
            .. isPictureOnly ? [] : Text(option.Text, MaximumShortLength, $"option{number}"),
            .. Picture(
                option.PictureSvg,
                option.PictureAlternative,
                OptionField(number, "picture")
            ),
            .. Text(
                option.Justification,
                MaximumShortLength,
                OptionField(number, "why"),
                BankProblems.ItemJustification
            ),
        ];
    }

    private static IEnumerable<Problem> Picture(string? svg, LocalizedText? words, string field)
    {
        if (string.IsNullOrWhiteSpace(svg))
        {
            return Empty(words) is null ? [] : [At(field, BankProblems.ItemPictureMissing)];
        }

        return
        [
            .. SvgPicture.Fault(svg.Trim()) is { } fault
                ? [At(field, BankProblems.ItemPicture, fault)]
                : (Problem[])[],
            .. Text(
                words ?? new LocalizedText("", ""),
                MaximumShortLength,
                field + "_alt",
                BankProblems.ItemPictureWords
            ),
        ];
    }

    /// <summary>Options that read or look the same, in one of the languages.</summary>
    private static IEnumerable<Problem> Twins(IReadOnlyList<BankOption> options)
    {
        for (var later = 1; later < options.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (one, other) = (options[earlier], options[later]);
                if (
                    Same(one.Text.Uk, other.Text.Uk)
                    || Same(one.Text.En, other.Text.En)
                    || Same(one.PictureSvg, other.PictureSvg)
                )
                {
                    yield return At(
                        OptionField(later + 1, "uk"),
                        BankProblems.ItemOptionTwice,
                        earlier + 1
                    );
                }
            }
        }

        static bool Same(string? one, string? other) =>
            !string.IsNullOrWhiteSpace(one)
            && string.Equals(one.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<Problem> Marks(ItemContent content)
    {
        var rights = content.Options.Count(option => option.Mark == OptionMark.Right);
        var nexts = content.Options.Count(option => option.Mark == OptionMark.Next);
        if (content.Kind != ItemKind.SituationalJudgement && nexts > 0)
        {
            var at = content.Options.ToList().FindIndex(option => option.Mark == OptionMark.Next);
            yield return At(OptionField(at + 1, "mark"), BankProblems.ItemNextNotAllowed);
        }

        var code = content.Kind switch
        {
            ItemKind.SingleChoice => rights == 1 ? null : BankProblems.ItemOneRight,
            ItemKind.MultipleResponse => rights == 0 ? BankProblems.ItemNoRight
            : rights == content.Options.Count ? BankProblems.ItemAllRight
            : null,
            _ => rights == 1 && nexts == 1 && content.Options.Count > 2
                ? null
                : BankProblems.ItemBestAndNext,
        };
        if (code is not null)
        {
            yield return At(OptionField(1, "mark"), code);
        }
    }

    private static bool IsForbidden(char sign) =>
        sign is not ('\n' or '\r')
        && CharUnicodeInfo.GetUnicodeCategory(sign)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    private static Problem At(string field, string code, params object[] arguments) =>
        new(code, arguments) { Field = field };
}
