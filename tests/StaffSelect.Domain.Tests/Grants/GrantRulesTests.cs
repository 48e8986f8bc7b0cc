using StaffSelect.Domain.Grants;

namespace StaffSelect.Domain.Tests.Grants;

public class GrantRulesTests
{
    [Theory]
    [InlineData(Role.Approver, Role.PanelMember, GrantProblems.RolesExclude)]
    [InlineData(Role.PanelMember, Role.Approver, GrantProblems.RolesExclude)]
    [InlineData(Role.Candidate, Role.Officer, GrantProblems.RolesExclude)]
    [InlineData(Role.Observer, Role.Candidate, GrantProblems.RolesExclude)]
    [InlineData(Role.Officer, Role.Officer, GrantProblems.AlreadyGranted)]
    [InlineData(Role.Officer, Role.PanelMember, null)]
    [InlineData(Role.Officer, Role.Approver, null)]
    public void Conflict_Pair_Expected(Role given, Role held, string? code) =>
        Assert.Equal(code, GrantRules.Conflict(given, [held])?.Code);

    [Fact]
    public void ConflictWithin_ApproverAndMember_AnyOrder()
    {
        Assert.Equal(
            GrantProblems.RolesExclude,
            GrantRules.ConflictWithin([Role.Officer, Role.Approver, Role.PanelMember])?.Code
        );
        Assert.Equal(
            GrantProblems.RolesExclude,
            GrantRules.ConflictWithin([Role.PanelMember, Role.Approver])?.Code
        );
        Assert.Null(GrantRules.ConflictWithin([Role.Officer, Role.Approver]));
    }
}
