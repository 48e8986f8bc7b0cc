using System.Globalization;

namespace StaffSelect.E2E.Support;

/// <summary>An invented person who applies.</summary>
public sealed record Applicant(
    string Email,
    string FamilyName,
    string GivenName,
    string? Patronymic,
    string TaxNumber
)
{
    public const string Password = "слива-вітер-2026-човен";

    private static int serial;

    public string FullName => string.Join(' ', FamilyName, GivenName, Patronymic).TrimEnd();

    /// <summary>Somebody whom no other journey knows.</summary>
    public static Applicant New(string familyName, string givenName, string? patronymic)
    {
        var number = Interlocked.Increment(ref serial);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"kandydat{number}@e2e.example"),
            familyName,
            givenName,
            patronymic,
            WithCheckDigit(
                string.Create(CultureInfo.InvariantCulture, $"{32_000 + number}{2_000 + number}")
            )
        );
    }

    private static string WithCheckDigit(string nine)
    {
        int[] weights = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
        var sum = nine.Select((digit, place) => (digit - '0') * weights[place]).Sum();
        return nine + (((sum % 11) + 11) % 11 % 10).ToString(CultureInfo.InvariantCulture);
    }
}
