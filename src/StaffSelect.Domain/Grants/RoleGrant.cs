namespace StaffSelect.Domain.Grants;

/// <summary>What a person may be: in one campaign, or in the system as a whole (<see cref="GrantRules.IsSystemWide"/>).</summary>
public enum Role
{
    Candidate,
    Officer,
    PanelMember,
    Approver,
    Observer,
    SystemAdministrator,

    /// <summary>Prepares selections before their notice: rules, texts, the competency library.</summary>
    CampaignEditor,

    /// <summary>Writes and reviews items of the organisation's bank.</summary>
    ItemAuthor,

    /// <summary>Makes one compulsory check of a campaign and records passed or not passed; held for one gate.</summary>
    GateKeeper,

    /// <summary>Reads what candidates ask for the test and why, and decides it with a second one; nobody else sees the grounds.</summary>
    AccommodationDecider,
}

/// <summary>A role given to an account in a campaign, or for one gate of it.</summary>
public sealed class RoleGrant
{
    private RoleGrant() { }

    public Guid Id { get; private set; }

    public UserId User { get; private set; }

    public Role Role { get; private set; }

    /// <summary>Null exactly for roles of the whole system.</summary>
    public CampaignId? Campaign { get; private set; }

    /// <summary>Code of the gate; null for every role but the keeper's.</summary>
    public string? Stage { get; private set; }

    /// <summary>Who gave it; null when the system did (a candidate by applying, an import).</summary>
    public UserId? GrantedBy { get; private set; }

    public DateTime GrantedAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    /// <summary>True until a second administrator has confirmed a role of great weight; it opens nothing before.</summary>
    public bool AwaitsConfirmation { get; private set; }

    /// <summary>Who confirmed it; null when no confirmation was needed or given.</summary>
    public UserId? ConfirmedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Held or waiting for its confirmation.</summary>
    public bool IsOpen => RevokedAt is null;

    /// <summary>Held: it opens what the role may do.</summary>
    public bool IsActive => IsOpen && !AwaitsConfirmation;

    /// <summary>Gives a role.</summary>
    /// <param name="user">Who gets it.</param>
    /// <param name="role">Which.</param>
    /// <param name="campaign">Where; null exactly for roles of the whole system.</param>
    /// <param name="grantedBy">Who gives it; null for the system. Nobody gives himself a role.</param>
    /// <param name="now">UTC.</param>
    /// <param name="stage">Code of the gate; null for every role but the keeper's.</param>
    public static Result<RoleGrant> Give(
        UserId user,
        Role role,
        CampaignId? campaign,
        UserId? grantedBy,
        DateTime now,
        string? stage = null
    )
    {
        if (grantedBy == user)
        {
            return new Problem(GrantProblems.GrantToSelf);
        }

        if (campaign is null != GrantRules.IsSystemWide(role))
        {
            throw new ArgumentException(
                "Exactly the roles of the whole system are without a campaign.",
                nameof(campaign)
            );
        }

        if (stage is null == GrantRules.IsOfStage(role))
        {
            throw new ArgumentException("Exactly the keeper's role is of one gate.", nameof(stage));
        }

        return new RoleGrant
        {
            Id = Guid.CreateVersion7(),
            User = user,
            Role = role,
            Campaign = campaign,
            Stage = stage,
            GrantedBy = grantedBy,
            GrantedAt = now,
            AwaitsConfirmation = grantedBy is not null && GrantRules.NeedsConfirmation(role),
        };
    }

    /// <summary>Confirms a role that waits for it.</summary>
    /// <param name="by">Neither who holds it nor who gave it.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Confirm(UserId by, DateTime now)
    {
        if (by == User)
        {
            return new Problem(GrantProblems.GrantToSelf);
        }

        if (by == GrantedBy)
        {
            return new Problem(GrantProblems.ConfirmsOwnGrant);
        }

        if (!IsOpen || !AwaitsConfirmation)
        {
            return Problem.NotFound;
        }

        AwaitsConfirmation = false;
        ConfirmedBy = by;
        ConfirmedAt = now;
        return Done.Value;
    }

    /// <summary>Takes the role back. Nobody takes a role from himself.</summary>
    public Result<Done> Revoke(UserId? by, DateTime now)
    {
        if (by == User)
        {
            return new Problem(GrantProblems.GrantToSelf);
        }

        RevokedAt ??= now;
        return Done.Value;
    }
}

/// <summary>Codes of refusals about grants.</summary>
public static class GrantProblems
{
    public const string GrantToSelf = nameof(GrantToSelf);

    /// <summary>The person holds this role there already.</summary>
    public const string AlreadyGranted = nameof(AlreadyGranted);

    /// <summary>Approver and panel member, or candidate and staff, in one campaign.</summary>
    public const string RolesExclude = nameof(RolesExclude);

    /// <summary>A candidate cannot read the bank that tests draw from.</summary>
    public const string CandidateReadsItems = nameof(CandidateReadsItems);

    /// <summary>Who could read the items neither applies nor sits the test.</summary>
    public const string ReaderOfItems = nameof(ReaderOfItems);

    /// <summary>Who gave a role does not confirm it.</summary>
    public const string ConfirmsOwnGrant = nameof(ConfirmsOwnGrant);

    /// <summary>Somebody must be left who can give roles.</summary>
    public const string LastAdministrator = nameof(LastAdministrator);

    /// <summary>Nothing is chosen: there is no campaign, or no gate in it.</summary>
    public const string RoleNotChosen = nameof(RoleNotChosen);

    /// <summary>A candidate's role comes from an application, never from a person.</summary>
    public const string RoleNotGranted = nameof(RoleNotGranted);
}
