using StaffSelect.Domain.Accounts;

namespace StaffSelect.Domain.Tests.Accounts;

public class SecondFactorResetTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);
    private static readonly UserId Person = UserId.New();
    private static readonly UserId One = UserId.New();
    private static readonly UserId Two = UserId.New();

    [Fact]
    public void Request_OfOneself_IsRefused() =>
        Assert.Equal(
            AccountProblems.ResetOfOwnSecondFactor,
            SecondFactorReset.Request(One, One, "lost my own phone", Now).Problem?.Code
        );

    [Fact]
    public void Confirm_PersonOrRequester_IsRefusedAndItStaysOpen()
    {
        var reset = SecondFactorReset.Request(Person, One, "came in person", Now).Value;

        Assert.Equal(
            AccountProblems.ResetOfOwnSecondFactor,
            reset.Confirm(Person, Now).Problem?.Code
        );
        Assert.Equal(AccountProblems.ConfirmsOwnReset, reset.Confirm(One, Now).Problem?.Code);
        Assert.True(reset.IsOpen);
    }

    [Fact]
    public void Confirm_SecondAdministrator_Once()
    {
        var reset = SecondFactorReset.Request(Person, One, "came in person", Now).Value;

        Assert.True(reset.Confirm(Two, Now).IsSuccess);

        Assert.Equal((Two, Now, false), (reset.ConfirmedBy, reset.ConfirmedAt, reset.IsOpen));
        Assert.Equal(Problem.NotFound, reset.Confirm(Two, Now).Problem);
        Assert.Equal(Problem.NotFound, reset.Withdraw(Now).Problem);
    }

    [Fact]
    public void Withdraw_Open_CannotBeConfirmedAnyMore()
    {
        var reset = SecondFactorReset.Request(Person, One, "came in person", Now).Value;

        Assert.True(reset.Withdraw(Now).IsSuccess);

        Assert.Equal(Problem.NotFound, reset.Confirm(Two, Now).Problem);
    }
}
