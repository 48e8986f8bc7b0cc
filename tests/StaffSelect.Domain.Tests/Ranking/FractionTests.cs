using CsCheck;
using StaffSelect.Domain.Ranking;

namespace StaffSelect.Domain.Tests.Ranking;

public class FractionTests
{
    [Fact]
    public void Add_ThreeThirds_IsOne()
    {
        var third = new Fraction(1, 3);

        Assert.Equal(1, third + third + third);
        Assert.Equal(1m, (third * 3).ToDecimal());
    }

    [Fact]
    public void ToDecimal_OfAThird_Has24Digits() =>
        Assert.Equal(0.333333333333333333333333m, new Fraction(1, 3).ToDecimal());

    [Fact]
    public void Default_IsZero()
    {
        Assert.Equal(0, default(Fraction));
        Assert.Equal(0m, default(Fraction).ToDecimal());
        Assert.Equal(new Fraction(0, 7).GetHashCode(), default(Fraction).GetHashCode());
    }

    [Fact]
    public void New_NegativeDenominator_KeepsTheSign() =>
        Assert.Equal(-0.5m, new Fraction(1, -2).ToDecimal());

    [Fact]
    public void New_ZeroDenominator_Throws() =>
        Assert.Throws<DivideByZeroException>(() => new Fraction(1, 0));

    [Fact]
    public void FromDecimal_AnyScore_IsExact() =>
        Gen.Decimal[-1000m, 1000m]
            .Select(value => decimal.Round(value, 20))
            .Sample(value => Assert.Equal(value, Fraction.FromDecimal(value).ToDecimal()));

    [Fact]
    public void Compare_TwoFractions_AgreesWithCrossMultiplication() =>
        Gen.Select(Gen.Int[-99, 99], Gen.Int[1, 99], Gen.Int[-99, 99], Gen.Int[1, 99])
            .Sample(
                (a, b, c, d) =>
                    Math.Sign(new Fraction(a, b).CompareTo(new Fraction(c, d)))
                    == Math.Sign((long)a * d - (long)c * b)
            );
}
