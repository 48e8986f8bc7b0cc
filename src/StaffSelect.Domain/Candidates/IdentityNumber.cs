namespace StaffSelect.Domain.Candidates;

/// <summary>Which number identifies the person.</summary>
public enum IdentityKind
{
    /// <summary>РНОКПП.</summary>
    TaxNumber,

    /// <summary>Passport, for people without РНОКПП.</summary>
    Passport,
}

/// <summary>The number by which one person is told from another in a campaign.</summary>
/// <param name="Kind">Which number.</param>
/// <param name="Number">Normalised; sealed wherever it is stored.</param>
public sealed record IdentityNumber(IdentityKind Kind, string Number)
{
    /// <summary>Checks a typed number of the named kind.</summary>
    /// <param name="kind">Null when the person has not chosen.</param>
    /// <param name="typed">As typed.</param>
    /// <param name="today">Today where the campaign runs.</param>
    public static Result<IdentityNumber> Parse(IdentityKind? kind, string? typed, DateOnly today)
    {
        if (kind is null)
        {
            return new Problem(ApplicationProblems.IdentityKindMissing)
            {
                Field = nameof(IdentityKind),
            };
        }

        var number =
            kind == IdentityKind.TaxNumber
                ? TaxNumber.Parse(typed, today)
                : PassportNumber.Parse(typed);
        return number.IsSuccess
            ? new IdentityNumber(kind.Value, number.Value)
            : number.Problem.At(nameof(IdentityNumber));
    }

    internal static string WithoutWhiteSpace(string? typed) =>
        string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter)));

    internal static string WithoutSpaces(string? typed) =>
        string.Concat(
            (typed ?? "").Where(letter =>
                !char.IsWhiteSpace(letter) && letter is not ('-' or '–' or '№')
            )
        );
}
