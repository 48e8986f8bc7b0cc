using System.Text;

namespace StaffSelect.Domain.Candidates;

/// <summary>A person's name as in the identity document.</summary>
/// <param name="FamilyName">1 to 60 characters.</param>
/// <param name="GivenName">1 to 60 characters; several names are divided by a space or a hyphen.</param>
/// <param name="Patronymic">1 to 60 characters, or null for people who have none.</param>
/// <remarks>
/// Either wholly in the Ukrainian alphabet or, for foreigners, wholly in Latin letters; a mixture is refused, because
/// look-alike letters make a name that cannot be found again. Words are divided by one space or one hyphen
/// (double surnames, four-part names). Any of the usual apostrophes is accepted and kept as U+2019. Case is kept as typed.
/// </remarks>
public sealed record PersonName(string FamilyName, string GivenName, string? Patronymic)
{
    /// <summary>Longest part of a name, in characters.</summary>
    public const int MaximumLength = 60;

    private const char Apostrophe = '’';

    private const string Apostrophes = "'’ʼ‘`´";

    private const string UkrainianLetters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";

    private enum Script
    {
        Ukrainian,
        Latin,
    }

    /// <summary>Family name, given name and patronymic, in the order of a list.</summary>
    public string Full =>
        Patronymic is null ? $"{FamilyName} {GivenName}" : $"{FamilyName} {GivenName} {Patronymic}";

    /// <summary>Checks and normalises a name.</summary>
    /// <param name="familyName">As typed.</param>
    /// <param name="givenName">As typed.</param>
    /// <param name="patronymic">As typed; blank means none.</param>
    /// <returns>The name, or every fault with <see cref="Problem.Field"/> naming the part.</returns>
    public static Result<PersonName> Parse(
        string? familyName,
        string? givenName,
        string? patronymic
    )
    {
        var problems = new List<Problem>();
        var family = Part(familyName, nameof(FamilyName), problems);
        var given = Part(givenName, nameof(GivenName), problems);
        var middle = string.IsNullOrWhiteSpace(patronymic)
            ? null
            : Part(patronymic, nameof(Patronymic), problems);
        if (problems.Count > 0)
        {
            return Problem.Join(problems);
        }

        var script = ScriptOf(family!.First(char.IsLetter));
        if (ScriptOf(given!.First(char.IsLetter)) != script)
        {
            return new Problem(ApplicationProblems.NameMixesScripts) { Field = nameof(GivenName) };
        }

        if (middle is not null && ScriptOf(middle.First(char.IsLetter)) != script)
        {
            return new Problem(ApplicationProblems.NameMixesScripts) { Field = nameof(Patronymic) };
        }

        return new PersonName(family!, given!, middle);
    }

    private static string? Part(string? typed, string field, List<Problem> problems)
    {
        var text = Normalise(typed);
        var code =
            text.Length == 0 ? ApplicationProblems.NameMissing
            : text.Length > MaximumLength ? ApplicationProblems.NameTooLong
            : FaultIn(text);
        if (code is null)
        {
            return text;
        }

        problems.Add(
            code == ApplicationProblems.NameTooLong
                ? new Problem(code, MaximumLength) { Field = field }
                : new Problem(code) { Field = field }
        );
        return null;
    }

    private static string Normalise(string? typed)
    {
        // a hostile text may hold lone surrogates, which cannot be normalised
        var composed = (typed ?? "").Trim();
        composed = composed.Any(char.IsSurrogate)
            ? composed
            : composed.Normalize(NormalizationForm.FormC);
        var text = new StringBuilder(composed.Length);
        foreach (var letter in composed)
        {
            var one =
                Apostrophes.Contains(letter, StringComparison.Ordinal) ? Apostrophe
                : letter is '\u2010' or '\u2011' or '–' or '\u2212' ? '-'
                : letter is '\u00a0' or '\t' ? ' '
                : letter;
            // people put spaces around the hyphen and twice between words
            if (one == ' ' && text.Length > 0 && text[^1] is ' ' or '-')
            {
                continue;
            }

            if (one == '-' && text.Length > 0 && text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append(one);
        }

        return text.ToString();
    }

    private static string? FaultIn(string text)
    {
        Script? script = null;
        var expectsLetter = true;
        foreach (var letter in text)
        {
            if (ScriptOf(letter) is { } its)
            {
                if (script is { } before && before != its)
                {
                    return ApplicationProblems.NameMixesScripts;
                }

                script = its;
                expectsLetter = false;
            }
            else if (expectsLetter || (letter != Apostrophe && letter != '-' && letter != ' '))
            {
                return ApplicationProblems.NameNotLetters;
            }
            else
            {
                expectsLetter = true;
            }
        }

        return expectsLetter ? ApplicationProblems.NameNotLetters : null;
    }

    private static Script? ScriptOf(char letter)
    {
        if (UkrainianLetters.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal))
        {
            return Script.Ukrainian;
        }

        // Latin letters with their marks: Basic Latin to Latin Extended-B, and Extended Additional
        return char.IsLetter(letter) && letter is <= '\u024f' or (>= '\u1e00' and <= '\u1eff')
            ? Script.Latin
            : null;
    }
}
