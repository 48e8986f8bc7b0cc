namespace StaffSelect.Domain.Candidates;

/// <summary>How the selection office reaches the person.</summary>
/// <param name="Phone">International form, <c>+380671234567</c>.</param>
/// <param name="Messenger">Which messenger and under what name, or null.</param>
/// <param name="PostalAddress">Or null.</param>
public sealed record ContactDetails(string Phone, string? Messenger, string? PostalAddress)
{
    /// <summary>Longest <see cref="Messenger"/>, in characters.</summary>
    public const int MaximumMessenger = 100;

    /// <summary>Longest <see cref="PostalAddress"/>, in characters.</summary>
    public const int MaximumAddress = 300;

    /// <summary>Checks typed contacts; a Ukrainian number may begin with 0 or 380.</summary>
    public static Result<ContactDetails> Parse(string? phone, string? messenger, string? address)
    {
        var problems = new List<Problem>();
        var number = PhoneOf(phone);
        if (number is null)
        {
            problems.Add(new Problem(ApplicationProblems.PhoneFormat) { Field = nameof(Phone) });
        }

        var name = Line.Optional(messenger, nameof(Messenger), MaximumMessenger, problems);
        var place = Line.Optional(address, nameof(PostalAddress), MaximumAddress, problems);
        return problems.Count > 0
            ? Problem.Join(problems)
            : new ContactDetails(number!, name, place);
    }

    private static string? PhoneOf(string? typed)
    {
        var text = string.Concat(
            IdentityNumber.WithoutSpaces(typed).Where(letter => letter is not ('(' or ')' or '.'))
        );
        var digits = text.TrimStart('+');
        if (digits.Length is < 9 or > 15 || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        // E.164 has at most 15 digits and no leading zero
        var whole =
            text[0] == '+' ? digits
            : digits.Length == 10 && digits[0] == '0' ? "38" + digits
            : digits.Length == 12 && digits.StartsWith("380", StringComparison.Ordinal) ? digits
            : "";
        return whole.Length == 0 || whole[0] == '0' ? null : "+" + whole;
    }
}

/// <summary>Checks of one typed line.</summary>
internal static class Line
{
    /// <summary>The text without superfluous white space; null when blank or at fault.</summary>
    public static string? Optional(string? typed, string field, int maximum, List<Problem> problems)
    {
        var text = string.Join(
            ' ',
            (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        if (text.Length == 0)
        {
            return null;
        }

        if (text.Length > maximum)
        {
            problems.Add(new Problem(ApplicationProblems.LineTooLong, maximum) { Field = field });
            return null;
        }

        if (text.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter)))
        {
            problems.Add(new Problem(ApplicationProblems.LineCharacters) { Field = field });
            return null;
        }

        return text;
    }

    /// <summary>As <see cref="Optional"/>, and a blank is a fault.</summary>
    public static string? Required(string? typed, string field, int maximum, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            problems.Add(new Problem(ApplicationProblems.LineMissing) { Field = field });
            return null;
        }

        return Optional(typed, field, maximum, problems);
    }
}
