namespace StaffSelect.Domain.Candidates;

/// <summary>Number of a Ukrainian internal passport.</summary>
/// <remarks>
/// The identity card has nine digits; the booklet two Cyrillic letters and six digits.
/// Latin letters that look like Cyrillic ones are read as Cyrillic. There is no check digit.
/// </remarks>
public static class PassportNumber
{
    private const string SeriesLetters = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ";

    private const string Latin = "ABCEHIKMOPTXY";

    private const string Cyrillic = "АВСЕНІКМОРТХУ";

    /// <summary>Checks a typed number.</summary>
    /// <param name="typed">In any case; spaces and hyphens are ignored.</param>
    /// <returns>Nine digits, or two capital letters and six digits.</returns>
    public static Result<string> Parse(string? typed)
    {
        var text = IdentityNumber.WithoutSpaces(typed).ToUpperInvariant();
        if (text.Length == 9 && text.All(char.IsAsciiDigit))
        {
            return text;
        }

        if (text.Length == 8 && text.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            var series = string.Concat(text.Take(2).Select(ToCyrillic));
            if (series.All(letter => SeriesLetters.Contains(letter, StringComparison.Ordinal)))
            {
                return series + text[2..];
            }
        }

        return new Problem(ApplicationProblems.PassportNumberFormat);
    }

    private static char ToCyrillic(char letter) =>
        Latin.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Cyrillic[at] : letter;
}
