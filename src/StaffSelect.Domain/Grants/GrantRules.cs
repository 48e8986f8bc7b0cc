namespace StaffSelect.Domain.Grants;

/// <summary>Which roles one person may hold side by side.</summary>
public static class GrantRules
{
    /// <summary>True for roles that are held without a campaign.</summary>
    public static bool IsSystemWide(Role role) =>
        role is Role.SystemAdministrator or Role.CampaignEditor or Role.ItemAuthor;

    /// <summary>True for roles that one administrator alone cannot give: who approves rankings and who gives roles.</summary>
    /// <remarks>What the program gives (the command line of the operator) needs no confirmation: there may be nobody yet who could.</remarks>
    public static bool NeedsConfirmation(Role role) =>
        role is Role.Approver or Role.SystemAdministrator;

    /// <summary>True for roles that are held for one stage of a campaign.</summary>
    public static bool IsOfStage(Role role) => role == Role.GateKeeper;

    /// <summary>True for roles whose holder reads items of the bank with their keys before they are used.</summary>
    public static bool ReadsItems(Role role) => role == Role.ItemAuthor;

    /// <summary>Whether somebody could read a live pool of the bank: such a person neither applies nor sits a test where the pool is used.</summary>
    /// <param name="history">The person's grants, revoked ones too: what was read stays known.</param>
    /// <param name="poolCreatedAt">UTC; a pool made at the very moment of the revocation, or later, was never his to read.</param>
    /// <remarks>Source: domain notes 9, mistakes 14 and 41.</remarks>
    public static bool CouldRead(IReadOnlyCollection<RoleGrant> history, DateTime poolCreatedAt) =>
        history.Any(grant =>
            ReadsItems(grant.Role) && (grant.RevokedAt is not { } end || end > poolCreatedAt)
        );

    /// <summary>The problem with giving a role to somebody who is a candidate anywhere, or null.</summary>
    /// <param name="role">What is to be given.</param>
    /// <param name="hasLiveApplication">Whether an application of his is undecided or admitted in a selection without published results.</param>
    public static Problem? CandidateConflict(Role role, bool hasLiveApplication) =>
        hasLiveApplication && ReadsItems(role)
            ? new Problem(GrantProblems.CandidateReadsItems)
            : null;

    /// <summary>True for what one person can give to another: a staff role in a campaign (a keeper's with its gate), or one of the whole system without.</summary>
    public static bool IsGivenByHand(Role role, CampaignId? campaign, string? stage) =>
        role != Role.Candidate
        && campaign is null == IsSystemWide(role)
        && stage is null != IsOfStage(role);

    /// <summary>The problem with giving a role to somebody, or null.</summary>
    /// <param name="role">What is to be given.</param>
    /// <param name="stage">Code of the gate of a keeper, else null; one person may keep several gates.</param>
    /// <param name="history">The person's grants in the same campaign, revoked ones too.</param>
    /// <remarks>
    /// Whoever approves a ranking has not scored in it, and whoever scores has not read test results before: panel member excludes approver and officer
    /// within a campaign, and taking the one role back does not open the way to the other, because scores, signatures and what was read stay.
    /// The keeper of a gate stands outside the commission: he knows of a candidate what nobody who scores, decides or signs may know, so he excludes all three alike.
    /// Who decides accommodations knows of a disability, so he neither scores nor signs.
    /// A candidate holds no other role in his own campaign. Source: domain notes 9, mistakes 15, 37, 41, 44 and 50.
    /// </remarks>
    public static Problem? Conflict(
        Role role,
        string? stage,
        IReadOnlyCollection<RoleGrant> history
    )
    {
        if (history.Any(grant => grant.IsOpen && grant.Role == role && grant.Stage == stage))
        {
            return new Problem(GrantProblems.AlreadyGranted);
        }

        return history.Any(grant =>
            AreSeparate(role, grant.Role) || (grant.IsOpen && Excludes(role, grant.Role))
        )
            ? new Problem(GrantProblems.RolesExclude)
            : null;
    }

    /// <summary>The problem within a list of roles of one campaign that are to be given at once, or null.</summary>
    public static Problem? ConflictWithin(IReadOnlyCollection<Role> roles) =>
        roles.Any(role => roles.Any(other => Excludes(role, other)))
            ? new Problem(GrantProblems.RolesExclude)
            : null;

    private static bool AreSeparate(Role one, Role other) =>
        (one, other)
            is
                (Role.PanelMember, Role.Approver or Role.Officer)
                or
                (Role.Approver or Role.Officer, Role.PanelMember)
                or
                (Role.PanelMember or Role.Approver, Role.AccommodationDecider)
                or
                (Role.AccommodationDecider, Role.PanelMember or Role.Approver)
                or
                (Role.GateKeeper, Role.PanelMember or Role.Approver or Role.Officer)
                or
                (Role.PanelMember or Role.Approver or Role.Officer, Role.GateKeeper);

    private static bool Excludes(Role one, Role other) =>
        AreSeparate(one, other)
        || (one != other && (one == Role.Candidate || other == Role.Candidate));
}
