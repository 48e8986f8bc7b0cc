namespace StaffSelect.Domain.Accounts;

/// <summary>What a password must be.</summary>
/// <remarks>Length decides, not the mixture of signs. Source: NIST SP 800-63B, 3.1.1.2 (length, no composition rules, context words refused).</remarks>
public static class PasswordRule
{
    /// <summary>Inclusive.</summary>
    public const int MinimumLength = 12;

    /// <summary>Inclusive; a bound so that hashing cannot be made expensive from outside.</summary>
    public const int MaximumLength = 128;

    /// <summary>Different characters that a password needs.</summary>
    public const int MinimumDistinct = 5;

    private const int ContextWordLength = 5;

    /// <summary>The problem with a password, or null.</summary>
    /// <param name="password">As typed; blanks count.</param>
    /// <param name="email">The account's address; a password that holds the part before the at sign (from 5 characters on) is too simple.</param>
    public static Problem? Check(string? password, string email)
    {
        var text = password ?? "";
        if (text.Length < MinimumLength)
        {
            return new Problem(AccountProblems.PasswordTooShort, MinimumLength);
        }

        if (text.Length > MaximumLength)
        {
            return new Problem(AccountProblems.PasswordTooLong, MaximumLength);
        }

        var local = email.Split('@')[0];
        var holdsAddress =
            local.Length >= ContextWordLength
            && text.Contains(local, StringComparison.OrdinalIgnoreCase);
        return holdsAddress || text.Distinct().Count() < MinimumDistinct
            ? new Problem(AccountProblems.PasswordTooSimple)
            : null;
    }
}
