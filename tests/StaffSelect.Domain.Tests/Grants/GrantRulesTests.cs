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
    [InlineData(Role.AccommodationDecider, Role.PanelMember, true, GrantProblems.RolesExclude)]
    [InlineData(Role.Approver, Role.AccommodationDecider, true, GrantProblems.RolesExclude)]
    [InlineData(Role.AccommodationDecider, Role.Candidate, false, GrantProblems.RolesExclude)]
    [InlineData(Role.AccommodationDecider, Role.Officer, false, null)]
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
    [InlineData(Role.ItemAuthor, null, true)]
    [InlineData(Role.ItemAuthor, 1, true)]
    [InlineData(Role.ItemAuthor, 0, false)]
    [InlineData(Role.ItemAuthor, -1, false)]
    [InlineData(Role.CampaignEditor, null, false)]
    public void CouldRead_UntilTheRoleWasTakenBack(Role role, int? revokedAfterTicks, bool expected)
    {
        var grant = RoleGrant.Give(Person, role, null, null, Now.AddDays(-1)).Value;
        if (revokedAfterTicks is { } ticks)
        {
            grant.Revoke(null, Now.AddTicks(ticks));
        }

        Assert.Equal(expected, GrantRules.CouldRead([grant], poolCreatedAt: Now));
    }

    [Theory]
    [InlineData(Role.ItemAuthor, true, GrantProblems.CandidateReadsItems)]
    [InlineData(Role.ItemAuthor, false, null)]
    [InlineData(Role.Observer, true, null)]
    public void CandidateConflict_OnlyOfWhoReadsItems(Role role, bool isCandidate, string? code) =>
        Assert.Equal(code, GrantRules.CandidateConflict(role, isCandidate)?.Code);

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

    [Theory]
    [InlineData(Role.Approver, true)]
    [InlineData(Role.Officer, false)]
    [InlineData(Role.PanelMember, false)]
    [InlineData(Role.Observer, false)]
    public void Give_ByAPerson_WeightyRolesWait(Role role, bool waits)
    {
        var byPerson = RoleGrant.Give(Person, role, Campaign, UserId.New(), Now).Value;
        var byProgram = RoleGrant.Give(Person, role, Campaign, null, Now).Value;

        Assert.Equal(
            (waits, !waits, true),
            (byPerson.AwaitsConfirmation, byPerson.IsActive, byPerson.IsOpen)
        );
        Assert.True(byProgram.IsActive);
        Assert.Equal(
            GrantProblems.AlreadyGranted,
            GrantRules.Conflict(role, null, [byPerson])?.Code
        );
    }

    [Fact]
    public void Confirm_OnlyAThirdPersonAndOnce()
    {
        var giver = UserId.New();
        var second = UserId.New();
        var grant = RoleGrant.Give(Person, Role.Approver, Campaign, giver, Now).Value;

        Assert.Equal(GrantProblems.GrantToSelf, grant.Confirm(Person, Now).Problem?.Code);
        Assert.Equal(GrantProblems.ConfirmsOwnGrant, grant.Confirm(giver, Now).Problem?.Code);
        Assert.False(grant.IsActive);
        Assert.True(grant.Confirm(second, Now).IsSuccess);
        Assert.Equal((true, second, Now), (grant.IsActive, grant.ConfirmedBy, grant.ConfirmedAt));
        Assert.Equal("NotFound", grant.Confirm(second, Now).Problem?.Code);

        var revoked = RoleGrant.Give(Person, Role.Approver, Campaign, giver, Now).Value;
        Assert.True(revoked.Revoke(giver, Now).IsSuccess);
        Assert.Equal("NotFound", revoked.Confirm(second, Now).Problem?.Code);
    }

    private static string? GateOf(Role role) => GrantRules.IsOfStage(role) ? "G1" : null;
}
