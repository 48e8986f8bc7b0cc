using StaffSelect.Domain.Accounts;

namespace StaffSelect.Domain.Tests.Accounts;

public class SecondFactorTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);
    private static readonly byte[] Key = new byte[OneTimeCode.KeyLength];

    [Fact]
    public void Confirm_WrongCode_StaysOff()
    {
        var factor = SecondFactor.Begin(UserId.New(), "sealed", Now);

        var confirmed = factor.Confirm(Key, "000000", ["A"], Now);

        Assert.Equal(AccountProblems.CodeRefused, confirmed.Problem?.Code);
        Assert.False(factor.IsOn);
        Assert.Empty(factor.RecoveryCodes);
    }

    [Fact]
    public void Confirm_RightCode_IsOnAndTheCodeIsUsedUp()
    {
        var factor = On("ABCD-EFGH");

        Assert.True(factor.IsOn);
        Assert.Equal(1, factor.CodesLeft);
        Assert.Equal(
            AccountProblems.CodeRefused,
            factor.Use(Key, OneTimeCode.At(Key, Now), Now).Problem?.Code
        );
        Assert.Equal(
            Problem.Conflict.Code,
            factor.Confirm(Key, OneTimeCode.At(Key, Now), [], Now).Problem?.Code
        );
    }

    [Theory]
    [InlineData("ABCD-EFGH", true)]
    [InlineData(" abcdefgh ", true)]
    [InlineData("abcd efgh", true)]
    [InlineData("ABCD-EFGI", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void UseRecovery_OpensOnceHoweverItIsTyped(string? typed, bool expected)
    {
        var factor = On("ABCD-EFGH", "IJKL-MNOP");

        Assert.Equal(expected, factor.UseRecovery(typed, Now).IsSuccess);
        Assert.Equal(expected ? 1 : 2, factor.CodesLeft);
        Assert.False(factor.UseRecovery(typed, Now).IsSuccess);
    }

    [Fact]
    public void ReplaceCodes_EarlierOnes_OpenNothingMore()
    {
        var factor = On("ABCD-EFGH");

        factor.ReplaceCodes(["IJKL-MNOP"]);

        Assert.False(factor.UseRecovery("ABCD-EFGH", Now).IsSuccess);
        Assert.True(factor.UseRecovery("IJKL-MNOP", Now).IsSuccess);
    }

    [Fact]
    public void HashOf_SameCodeOfTwoAccounts_Differs() =>
        Assert.NotEqual(
            RecoveryCode.HashOf(UserId.New(), "ABCD"),
            RecoveryCode.HashOf(UserId.New(), "ABCD")
        );

    [Fact]
    public void Readable_TenBytes_AreFourGroupsOfFour() =>
        Assert.Equal("AAAA-AAAA-AAAA-AAAA", RecoveryCode.Readable(new byte[RecoveryCode.Length]));

    private static SecondFactor On(params string[] codes)
    {
        var factor = SecondFactor.Begin(UserId.New(), "sealed", Now);
        Assert.True(factor.Confirm(Key, OneTimeCode.At(Key, Now), codes, Now).IsSuccess);
        return factor;
    }
}
