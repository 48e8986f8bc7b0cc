using StaffSelect.Domain.Grants;

namespace StaffSelect.Domain.Tests.Grants;

public class GrantRulesTests
{
    private static readonly DateTime Now = new(2026, 3, 9, 10, 40, 0, DateTimeKind.Utc);
    private static readonly UserId Person = UserId.New();
    private static readonly CampaignId Campaign = CampaignId.New();

    [Theory]
    [InlineData(Role.Approver, Role.PanelMember, false, GrantProblems.RolesExclude)]
    [InlineData(Role.PanelMember, Role.Approver, false, GrantProblems.RolesExclude)]
    [InlineData(Role.PanelMember, Role.Approver, true, GrantProblems.RolesExclude)]
    [InlineData(Role.Candidate, Role.Officer, false, GrantProblems.RolesExclude)]
    [InlineData(Role.Observer, Role.Candidate, false, GrantProblems.RolesExclude)]
    [InlineData(Role.Candidate, Role.Officer, true, null)]
    [InlineData(Role.Officer, Role.Officer, false, GrantProblems.AlreadyGranted)]
    [InlineData(Role.Officer, Role.Officer, true, null)]
    [InlineData(Role.Officer, Role.PanelMember, false, GrantProblems.RolesExclude)]
    [InlineData(Role.PanelMember, Role.Officer, true, GrantProblems.RolesExclude)]
    [InlineData(Role.Officer, Role.Approver, false, null)]
    [InlineData(Role.GateKeeper, Role.PanelMember, true, GrantProblems.RolesExclude)]
    [InlineData(Role.GateKeeper, Role.Approver, false, GrantProblems.RolesExclude)]
    [InlineData(Role.Officer, Role.GateKeeper, true, GrantProblems.RolesExclude)]
    [InlineData(Role.PanelMember, Role.GateKeeper, false, GrantProblems.RolesExclude)]
    [InlineData(Role.GateKeeper, Role.Candidate, false, GrantProblems.RolesExclude)]
    [InlineData(Role.GateKeeper, Role.GateKeeper, false, GrantProblems.AlreadyGranted)]
    [InlineData(Role.GateKeeper, Role.Observer, false, null)]
    public void Conflict_Pair_Expected(Role given, Role held, bool isRevoked, string? code)
    {
        var grant = RoleGrant.Give(Person, held, Campaign, null, Now, GateOf(held)).Value;
        if (isRevoked)
        {
            grant.Revoke(null, Now);
        }

        Assert.Equal(code, GrantRules.Conflict(given, GateOf(given), [grant])?.Code);
    }

    [Fact]
    public void Conflict_AnotherGate_IsNone()
    {
        var grant = RoleGrant.Give(Person, Role.GateKeeper, Campaign, null, Now, "G1").Value;

        Assert.Null(GrantRules.Conflict(Role.GateKeeper, "G2", [grant]));
    }

    [Theory]
    [InlineData(Role.GateKeeper, "G1", true)]
    [InlineData(Role.GateKeeper, null, false)]
    [InlineData(Role.Officer, null, true)]
    [InlineData(Role.Officer, "G1", false)]
    public void IsGivenByHand_StageOnlyForAKeeper(Role role, string? stage, bool expected)
    {
        Assert.Equal(expected, GrantRules.IsGivenByHand(role, Campaign, stage));
        if (!expected)
        {
            Assert.Throws<ArgumentException>(() =>
                RoleGrant.Give(Person, role, Campaign, null, Now, stage)
            );
        }
    }

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

    private static string? GateOf(Role role) => GrantRules.IsOfStage(role) ? "G1" : null;
}
