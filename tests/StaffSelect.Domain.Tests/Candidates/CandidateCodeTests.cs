using CsCheck;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Tests.Candidates;

public class CandidateCodeTests
{
    [Fact]
    public void From_KnownBytes_GivesTheCodeWorkedOutByHand()
    {
        // all values 0, sum 0, check value 0
        Assert.Equal("2222-2222", CandidateCode.From([0, 0, 0, 0, 0, 0, 0, 0]));
        // first value 1 with weight 8: check value 23 − 8 = 15, the sixteenth symbol
        Assert.Equal("3222-222P", CandidateCode.From([0, 0, 0, 0, 0, 0, 0, 1]));
        // 24 = 1·23 + 1: values 1, 1; 8 + 7 = 15; check value 8
        Assert.Equal("3322-222D", CandidateCode.From([0, 0, 0, 0, 0, 0, 0, 24]));
    }

    [Theory]
    [InlineData("3322-222D")]
    [InlineData("3322222d")]
    [InlineData(" 33 22 – 222D ")]
    [InlineData("З322-222D")]
    public void TryParse_AnyWriting_GivesTheStoredForm(string typed)
    {
        Assert.True(CandidateCode.TryParse(typed, out var code));
        Assert.Equal("3322-222D", code);
    }

    [Fact]
    public void TryParse_CyrillicLookAlikes_AreRead()
    {
        // first symbol C (value 7): 8·7 = 56 = 2·23 + 10, check value 13, symbol M
        Assert.True(CandidateCode.TryParse("с222222м", out var code));
        Assert.Equal("C222-222M", code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2222-222")]
    [InlineData("2222-22222")]
    [InlineData("2222-2223")]
    [InlineData("222O-2222")]
    [InlineData("' OR 1=1")]
    public void TryParse_NoCode_IsRefused(string? typed)
    {
        Assert.False(CandidateCode.TryParse(typed, out _));
    }

    [Fact]
    public void TryParse_AnySingleErrorOrExchange_IsFound()
    {
        Gen.Byte.Array[CandidateCode.RandomBytes]
            .Sample(
                bytes =>
                {
                    var code = CandidateCode.From(bytes).Replace("-", "");
                    Assert.True(CandidateCode.TryParse(code, out _));
                    for (var at = 0; at < code.Length; at++)
                    {
                        foreach (var symbol in CandidateCode.Alphabet.Where(s => s != code[at]))
                        {
                            Assert.False(
                                CandidateCode.TryParse(
                                    code[..at] + symbol + code[(at + 1)..],
                                    out _
                                )
                            );
                        }

                        if (at > 0 && code[at] != code[at - 1])
                        {
                            var swapped =
                                code[..(at - 1)] + code[at] + code[at - 1] + code[(at + 1)..];
                            Assert.False(CandidateCode.TryParse(swapped, out _));
                        }
                    }
                },
                iter: 200
            );
    }

    [Theory]
    [InlineData("7rq", "7RQ")]
    [InlineData("7rq4w", "7RQ4-W")]
    [InlineData("7RQ4-", "7RQ4")]
    [InlineData("бойко", null)]
    [InlineData("", null)]
    public void Prefix_OfASearch_IsWrittenAsStored(string typed, string? prefix)
    {
        Assert.Equal(prefix, CandidateCode.Prefix(typed));
    }
}
