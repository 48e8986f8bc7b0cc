using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Tests.Candidates;

public class IdentityNumberTests
{
    private static readonly DateOnly Today = new(2026, 3, 18);

    // 1·(−1)+7·5+5·7+9·9+0·4+1·6+3·10+7·5+7·7 = 270; 270 mod 11 = 6
    [Theory]
    [InlineData("1759013776")]
    [InlineData(" 1759 013-776 ")]
    // 3·(−1)+3·5+6·7 = 54; 54 mod 11 = 10; 10 mod 10 = 0
    [InlineData("3300000060")]
    public void TaxNumber_Right_IsTenDigits(string typed)
    {
        var number = TaxNumber.Parse(typed, Today);

        Assert.Equal(10, number.Value.Length);
    }

    [Theory]
    [InlineData(null, ApplicationProblems.TaxNumberNotTenDigits)]
    [InlineData("", ApplicationProblems.TaxNumberNotTenDigits)]
    [InlineData("175901377", ApplicationProblems.TaxNumberNotTenDigits)]
    [InlineData("17590137766", ApplicationProblems.TaxNumberNotTenDigits)]
    [InlineData("175901377А", ApplicationProblems.TaxNumberNotTenDigits)]
    [InlineData("١٧٥٩٠١٣٧٧٦", ApplicationProblems.TaxNumberNotTenDigits)]
    [InlineData("1759013770", ApplicationProblems.TaxNumberCheckDigit)]
    [InlineData("1759013767", ApplicationProblems.TaxNumberCheckDigit)]
    [InlineData("0000000000", ApplicationProblems.TaxNumberBirthDate)]
    public void TaxNumber_Wrong_IsRefused(string? typed, string code)
    {
        Assert.Equal(code, TaxNumber.Parse(typed, Today).Problem!.Code);
    }

    [Fact]
    public void TaxNumber_BirthDate_IsReadFromTheFirstFiveDigits()
    {
        // day 1 is 1 January 1900; 1 January 1948 is day 48·365 + 11 + 1 = 17532; 17590 is 58 days later
        Assert.Equal(new DateOnly(1948, 2, 28), TaxNumber.BirthDate("1759013776"));
    }

    [Theory]
    [InlineData(1962, 2, 27, false)]
    [InlineData(1962, 2, 28, true)]
    [InlineData(2049, 2, 27, true)]
    [InlineData(2049, 2, 28, false)]
    public void TaxNumber_AgeOf14To100_IsPlausible(int year, int month, int day, bool plausible)
    {
        Assert.Equal(
            plausible,
            TaxNumber.Parse("1759013776", new DateOnly(year, month, day)).IsSuccess
        );
    }

    [Fact]
    public void TaxNumber_EverySingleWrongDigitButTenToZero_IsFound()
    {
        const string right = "1759013776";
        for (var at = 0; at < 10; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                if (digit != right[at])
                {
                    var wrong = right[..at] + digit + right[(at + 1)..];
                    Assert.False(TaxNumber.CheckDigit(wrong) == wrong[9] - '0', wrong);
                }
            }
        }
    }

    [Theory]
    [InlineData("123456789", "123456789")]
    [InlineData("123 456 789", "123456789")]
    [InlineData("КВ123456", "КВ123456")]
    [InlineData("кв № 123456", "КВ123456")]
    [InlineData("KB123456", "КВ123456")]
    [InlineData("ґї000001", "ҐЇ000001")]
    public void Passport_Right_IsNormalised(string typed, string stored)
    {
        Assert.Equal(stored, PassportNumber.Parse(typed).Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("12345678")]
    [InlineData("1234567890")]
    [InlineData("К1234567")]
    [InlineData("QZ123456")]
    [InlineData("КВ12345О")]
    [InlineData("<b>")]
    public void Passport_Wrong_IsRefused(string? typed)
    {
        Assert.Equal(
            ApplicationProblems.PassportNumberFormat,
            PassportNumber.Parse(typed).Problem!.Code
        );
    }

    [Fact]
    public void Parse_WithoutAKind_AsksForIt()
    {
        Assert.Equal(
            ApplicationProblems.IdentityKindMissing,
            IdentityNumber.Parse(null, "1759013776", Today).Problem!.Code
        );
    }
}
