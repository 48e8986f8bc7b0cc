namespace StaffSelect.Domain.Candidates;

/// <summary>Registration number of a taxpayer's card (РНОКПП), ten digits.</summary>
/// <remarks>
/// Digits 1–5 are the days from 31 December 1899 to the birth date, 6–9 a serial number (the ninth is odd for men),
/// 10 a check digit: (−1·d1 + 5·d2 + 7·d3 + 9·d4 + 4·d5 + 6·d6 + 10·d7 + 5·d8 + 7·d9) mod 11 mod 10.
/// Source: the algorithm as published for the State Register of Individual Taxpayers and implemented in python-stdnum, <c>stdnum.ua.rntrc</c>.
/// Sex and birth date are read for the check only and are never stored.
/// </remarks>
public static class TaxNumber
{
    /// <summary>Youngest plausible bearer, whole years, inclusive; a certificate of age is not the number's matter.</summary>
    public const int MinimumAge = 14;

    /// <summary>Oldest plausible bearer, whole years, inclusive.</summary>
    public const int MaximumAge = 100;

    private static readonly int[] Weights = [-1, 5, 7, 9, 4, 6, 10, 5, 7];

    /// <summary>Checks a typed number.</summary>
    /// <param name="typed">Spaces and hyphens are ignored.</param>
    /// <param name="today">Today where the campaign runs.</param>
    /// <returns>Ten digits.</returns>
    public static Result<string> Parse(string? typed, DateOnly today)
    {
        var digits = IdentityNumber.WithoutSpaces(typed);
        if (digits.Length != 10 || !digits.All(char.IsAsciiDigit))
        {
            return new Problem(ApplicationProblems.TaxNumberNotTenDigits);
        }

        if (CheckDigit(digits) != digits[9] - '0')
        {
            return new Problem(ApplicationProblems.TaxNumberCheckDigit);
        }

        var born = BirthDate(digits);
        return born > today.AddYears(-MinimumAge) || born <= today.AddYears(-MaximumAge - 1)
            ? new Problem(ApplicationProblems.TaxNumberBirthDate)
            : digits;
    }

    /// <summary>The check digit of the first nine digits.</summary>
    public static int CheckDigit(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (digits[i] - '0');
        }

        // the sum is below zero only for 1 followed by eight zeros
        return (sum % 11 + 11) % 11 % 10;
    }

    /// <summary>The birth date written in the number.</summary>
    public static DateOnly BirthDate(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        return new DateOnly(1899, 12, 31).AddDays(
            int.Parse(digits.AsSpan(0, 5), System.Globalization.CultureInfo.InvariantCulture)
        );
    }
}
