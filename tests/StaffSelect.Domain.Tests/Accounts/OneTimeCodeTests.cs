using System.Text;
using StaffSelect.Domain.Accounts;

namespace StaffSelect.Domain.Tests.Accounts;

public class OneTimeCodeTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void At_VectorsOfTheStandard_AreMet(long seconds, string expected) =>
        Assert.Equal(expected, OneTimeCode.At(Key, DateTime.UnixEpoch.AddSeconds(seconds)));

    /// <summary>A step lasts 30 s; the steps before and after count too.</summary>
    [Theory]
    [InlineData(-31, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(29, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void StepOf_ClockWrongByOneStep_IsForgiven(int seconds, bool expected)
    {
        var start = DateTime.UnixEpoch.AddSeconds(1_200_000_000);
        var shown = OneTimeCode.At(Key, start);

        var step = OneTimeCode.StepOf(Key, shown, start.AddSeconds(seconds), 0);

        Assert.Equal(expected ? 40_000_000 : null, step);
    }

    [Fact]
    public void StepOf_UsedCode_OpensNothingMore()
    {
        var now = DateTime.UnixEpoch.AddSeconds(1_200_000_000);
        var step = OneTimeCode.StepOf(Key, OneTimeCode.At(Key, now), now, 0);

        Assert.NotNull(step);
        Assert.Null(OneTimeCode.StepOf(Key, OneTimeCode.At(Key, now), now, step.Value));
        Assert.Null(
            OneTimeCode.StepOf(Key, OneTimeCode.At(Key, now.AddSeconds(-30)), now, step.Value)
        );
        Assert.NotNull(
            OneTimeCode.StepOf(Key, OneTimeCode.At(Key, now.AddSeconds(30)), now, step.Value)
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("абвгґд")]
    public void StepOf_NoCode_IsNull(string? typed) =>
        Assert.Null(OneTimeCode.StepOf(Key, typed, DateTime.UnixEpoch.AddYears(50), 0));

    [Fact]
    public void StepOf_BlanksAndHyphens_DoNotCount()
    {
        var now = DateTime.UnixEpoch.AddSeconds(59);

        Assert.NotNull(OneTimeCode.StepOf(Key, " 287 082", now, 0));
        Assert.NotNull(OneTimeCode.StepOf(Key, "287-082 ", now, 0));
    }

    /// <summary>RFC 4648, 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_VectorsOfTheStandard_AreMet(string text, string expected) =>
        Assert.Equal(expected, OneTimeCode.Base32(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Address_HoldsWhatAnApplicationReads() =>
        Assert.Equal(
            "otpauth://totp/StaffSelect:olena%2Bx%40example.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=StaffSelect&algorithm=SHA1&digits=6&period=30",
            OneTimeCode.Address(Key, "StaffSelect", "olena+x@example.test")
        );
}
