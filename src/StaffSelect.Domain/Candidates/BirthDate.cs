using System.Globalization;

namespace StaffSelect.Domain.Candidates;

/// <summary>Reads a typed birth date.</summary>
public static class BirthDate
{
    private static readonly string[] Forms = ["d.M.yyyy", "d/M/yyyy", "yyyy-MM-dd"];

    /// <summary>Checks a typed birth date.</summary>
    /// <param name="typed">Day, month, year, divided by points or slashes; or as <c>1990-05-08</c>.</param>
    /// <param name="today">Today where the campaign runs.</param>
    /// <returns>A day on which a person between <see cref="TaxNumber.MinimumAge"/> and <see cref="TaxNumber.MaximumAge"/> was born.</returns>
    public static Result<DateOnly> Parse(string? typed, DateOnly today) =>
        !Days.TryParse(typed, out var born)
            ? new Problem(ApplicationProblems.DayFormat) { Field = nameof(BirthDate) }
        : born > today.AddYears(-TaxNumber.MinimumAge)
        || born <= today.AddYears(-TaxNumber.MaximumAge - 1)
            ? new Problem(ApplicationProblems.BirthDateImplausible) { Field = nameof(BirthDate) }
        : born;

    /// <summary>Days as people type them.</summary>
    internal static class Days
    {
        public static bool TryParse(string? typed, out DateOnly day) =>
            DateOnly.TryParseExact(
                IdentityNumber.WithoutWhiteSpace(typed),
                Forms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out day
            );
    }
}
