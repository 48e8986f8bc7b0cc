using System.Globalization;

namespace StaffSelect.Domain.Accounts;

/// <summary>The rule for e-mail addresses.</summary>
public static class EmailAddress
{
    /// <summary>Characters of a whole address; RFC 5321, 4.5.3.1.3 less the angle brackets.</summary>
    public const int MaximumLength = 254;

    private const int MaximumLocalLength = 64;
    private const string LocalSigns = "!#$%&'*+/=?^_`{|}~.-";

    /// <summary>The address as it is stored and sent to: trimmed, the domain in lower case and ASCII.</summary>
    /// <remarks>
    /// Narrower than RFC 5322 on purpose: no quoted local part, no comment, no literal address, no control character, so that nothing can be
    /// smuggled into a mail header. The local part keeps its case; two addresses are the same when <see cref="Normalize"/> gives the same.
    /// A domain in Ukrainian letters (<c>.укр</c>) becomes its ASCII form.
    /// </remarks>
    public static Result<string> Parse(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var at = trimmed.LastIndexOf('@');
        if (trimmed.Length > MaximumLength || at is < 1 or > MaximumLocalLength)
        {
            return new Problem(AccountProblems.InvalidEmail);
        }

        var local = trimmed[..at];
        var domain = AsciiDomain(trimmed[(at + 1)..]);
        return
            IsLocalPart(local)
            && domain is not null
            && local.Length + 1 + domain.Length <= MaximumLength
            ? $"{local}@{domain}"
            : new Problem(AccountProblems.InvalidEmail);
    }

    /// <summary>The form in which addresses are compared: upper case, invariant culture.</summary>
    public static string Normalize(string address) => address.Trim().ToUpperInvariant();

    private static bool IsLocalPart(string local) =>
        local.All(sign =>
            char.IsAsciiLetterOrDigit(sign) || LocalSigns.Contains(sign, StringComparison.Ordinal)
        )
        && local[0] != '.'
        && local[^1] != '.'
        && !local.Contains("..", StringComparison.Ordinal);

    private static string? AsciiDomain(string domain)
    {
        string ascii;
        try
        {
            ascii = new IdnMapping { UseStd3AsciiRules = true }
                .GetAscii(domain)
                .ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }

        var labels = ascii.Split('.');
        return
            labels.Length > 1
            && labels.All(label => label.Length > 0)
            && labels[^1].Any(char.IsAsciiLetter)
            ? ascii
            : null;
    }
}
