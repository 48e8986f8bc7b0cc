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
    public void Conflict_Pair_Expected(Role given, Role held, bool isRevoked, string? code)
    {
        var grant = RoleGrant.Give(Person, held, Campaign, null, Now).Value;
        if (isRevoked)
        {
            grant.Revoke(null, Now);
        }

        Assert.Equal(code, GrantRules.Conflict(given, [grant])?.Code);
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
}
