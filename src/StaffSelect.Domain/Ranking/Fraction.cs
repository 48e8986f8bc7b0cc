using System.Globalization;
using System.Numerics;

namespace StaffSelect.Domain.Ranking;

/// <summary>An exact rational number.</summary>
/// <remarks>
/// A mean of three members is a third of something; summed as decimals, equal composites could differ in the last digit and an equal mean could miss its minimum.
/// Everything that is compared is therefore a fraction; a decimal is made of it only to be stored or shown.
/// </remarks>
public readonly struct Fraction : IComparable<Fraction>, IEquatable<Fraction>
{
    private const int StoredDigits = 24;
    private static readonly BigInteger StoredScale = BigInteger.Pow(10, StoredDigits);

    private readonly BigInteger numerator;
    private readonly BigInteger denominator;

    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">Any integer but zero.</param>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        this.numerator = numerator / divisor;
        this.denominator = denominator / divisor;
    }

    private BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    public static implicit operator Fraction(int value) => new(value, 1);

    public static implicit operator Fraction(decimal value) => FromDecimal(value);

    public static Fraction operator +(Fraction left, Fraction right) => Add(left, right);

    public static Fraction operator -(Fraction left, Fraction right) => Subtract(left, right);

    public static Fraction operator *(Fraction left, Fraction right) => Multiply(left, right);

    public static Fraction operator /(Fraction left, Fraction right) => Divide(left, right);

    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>The fraction that equals the decimal exactly.</summary>
    public static Fraction FromDecimal(decimal value) =>
        new(Unscaled(value), BigInteger.Pow(10, value.Scale));

    public static Fraction Add(Fraction left, Fraction right) =>
        new(
            left.numerator * right.Denominator + right.numerator * left.Denominator,
            left.Denominator * right.Denominator
        );

    public static Fraction Subtract(Fraction left, Fraction right) =>
        new(
            left.numerator * right.Denominator - right.numerator * left.Denominator,
            left.Denominator * right.Denominator
        );

    public static Fraction Multiply(Fraction left, Fraction right) =>
        new(left.numerator * right.numerator, left.Denominator * right.Denominator);

    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Fraction Divide(Fraction left, Fraction right) =>
        new(left.numerator * right.Denominator, left.Denominator * right.numerator);

    /// <summary>The value to 24 digits after the decimal sign, without trailing zeros.</summary>
    /// <remarks>For storing and showing; comparisons use the fraction itself.</remarks>
    /// <exception cref="OverflowException">The value is beyond ±79,000; scores never are.</exception>
    public decimal ToDecimal()
    {
        var twice = BigInteger.Abs(numerator) * StoredScale * 2;
        var rounded = (twice + Denominator) / (2 * Denominator);
        var value = (decimal)rounded * 0.000000000000000000000001m;
        return Trim(numerator.Sign < 0 ? -value : value);
    }

    public int CompareTo(Fraction other) =>
        (numerator * other.Denominator).CompareTo(other.numerator * Denominator);

    public bool Equals(Fraction other) =>
        numerator == other.numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(numerator, Denominator);

    public override string ToString() => ToDecimal().ToString(CultureInfo.InvariantCulture);

    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    private static BigInteger Unscaled(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude =
            ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return value < 0 ? -magnitude : magnitude;
    }
}
