using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Grants;

namespace StaffSelect.Domain.Tests.Accounts;

public class InvitationTests
{
    private static readonly DateTime Now = new(2026, 3, 9, 10, 40, 0, DateTimeKind.Utc);
    private static readonly UserId Invited = UserId.New();

    [Fact]
    public void Create_Token_IsNotKept()
    {
        var invitation = Create("the token");

        Assert.Equal(64, invitation.TokenHash.Length);
        Assert.DoesNotContain("the token", invitation.TokenHash, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_WithoutRole_IsRefused() =>
        Assert.Equal(
            AccountProblems.InvitationWithoutRole,
            Invitation.Create("o@example.ua", [], "t", null, "", Now).Problem?.Code
        );

    [Fact]
    public void Accept_Twice_SecondIsRefused()
    {
        var invitation = Create("t");

        Assert.True(invitation.Accept("t", Invited, Now).IsSuccess);
        Assert.Equal(
            AccountProblems.LinkNotValid,
            invitation.Accept("t", Invited, Now).Problem?.Code
        );
        Assert.Equal(Invited, invitation.AcceptedBy);
    }

    [Fact]
    public void Accept_OtherToken_IsRefusedAndNothingChanges()
    {
        var invitation = Create("t");

        Assert.False(invitation.Accept("T", Invited, Now).IsSuccess);
        Assert.Null(invitation.AcceptedAt);
    }

    [Fact]
    public void Accept_AtTheEndOfItsLife_OneTickBeforeOnly()
    {
        Assert.True(Create("t").Accept("t", Invited, Now.AddDays(7).AddTicks(-1)).IsSuccess);
        Assert.False(Create("t").Accept("t", Invited, Now.AddDays(7)).IsSuccess);
    }

    [Fact]
    public void Accept_Withdrawn_IsRefused()
    {
        var invitation = Create("t");
        invitation.Withdraw(Now);

        Assert.False(invitation.Accept("t", Invited, Now).IsSuccess);
    }

    private static Invitation Create(string token) =>
        Invitation
            .Create(
                "o@example.ua",
                [new InvitedRole(Role.SystemAdministrator, null)],
                token,
                null,
                "first",
                Now
            )
            .Value;
}
