namespace StaffSelect.Domain;

/// <summary>The only place where a score is rounded; for display, never for a decision.</summary>
/// <remarks>Half up, two digits, so that screen, paper and files agree. A value below zero rounds half away from zero. Source: rule 6.1 of the composite; hurdles and ranks use the unrounded value.</remarks>
public static class Rounding
{
    /// <summary>Digits shown after the decimal sign.</summary>
    public const int Digits = 2;

    /// <summary>The value as people see it: 59.995 becomes 60.00.</summary>
    public static decimal HalfUp(decimal value) => HalfUp(value, Digits);

    /// <summary>The value as people see it, with another number of digits.</summary>
    /// <param name="value">Any score.</param>
    /// <param name="digits">0 to 28.</param>
    public static decimal HalfUp(decimal value, int digits) =>
        decimal.Round(value, digits, MidpointRounding.AwayFromZero);
}
