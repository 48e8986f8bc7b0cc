using System.Globalization;

namespace StaffSelect.Domain.Candidates;

/// <summary>Order and search of names by the Ukrainian alphabet, independent of the database.</summary>
/// <remarks>Ґ stands after Г, Є after Е, І and Ї after И; case decides last, an apostrophe does not count. Databases disagree on all of it, so the key is stored.</remarks>
public static class UkrainianSort
{
    /// <summary>Longest key that is stored, in characters; longer keys are cut, which only makes very long equal beginnings tie.</summary>
    public const int MaximumKeyLength = 450;

    private static readonly CompareInfo Ukrainian = CultureInfo.GetCultureInfo("uk-UA").CompareInfo;

    /// <summary>A text whose ordinal order is the Ukrainian order of the names.</summary>
    /// <returns>Upper-case hexadecimal digits.</returns>
    public static string Key(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = string.Concat(text.Where(letter => !IsApostrophe(letter)));
        var bytes = Ukrainian.GetSortKey(letters, CompareOptions.StringSort).KeyData;
        var key = Convert.ToHexString(bytes);
        return key.Length > MaximumKeyLength ? key[..MaximumKeyLength] : key;
    }

    /// <summary>The key of a whole name: family names are compared first, then given names, then patronymics.</summary>
    public static string Key(PersonName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = $"{Key(name.FamilyName)}00{Key(name.GivenName)}00{Key(name.Patronymic ?? "")}";
        return key.Length > MaximumKeyLength ? key[..MaximumKeyLength] : key;
    }

    /// <summary>A text in which parts of names are found: lower case, without apostrophes, hyphens as spaces.</summary>
    public static string SearchText(string? text) =>
        string.Join(
            ' ',
            string.Concat(
                    (text ?? "")
                        .Where(letter => !IsApostrophe(letter))
                        .Select(letter =>
                            char.IsLetterOrDigit(letter)
                                ? char.ToLower(letter, CultureInfo.InvariantCulture)
                                : ' '
                        )
                )
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

    private static bool IsApostrophe(char letter) =>
        "'’ʼ‘`´".Contains(letter, StringComparison.Ordinal);
}
