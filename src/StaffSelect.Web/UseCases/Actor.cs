using StaffSelect.Domain;
using StaffSelect.Domain.Grants;

namespace StaffSelect.Web.UseCases;

/// <summary>Who sends a message.</summary>
public sealed class Actor
{
    private Actor(
        UserId? userId,
        string? securityStamp,
        string? job,
        string? network,
        IReadOnlyList<ActiveGrant> grants,
        bool hasSecondFactor = false,
        bool awaitsSecondFactor = false,
        Guid? session = null
    )
    {
        UserId = userId;
        SecurityStamp = securityStamp;
        Job = job;
        Network = network;
        Grants = grants;
        HasSecondFactor = hasSecondFactor;
        AwaitsSecondFactor = awaitsSecondFactor;
        Session = session;
    }

    /// <summary>The account; null for visitors and jobs.</summary>
    public UserId? UserId { get; }

    /// <summary>The stamp in the sender's cookie; an outdated one makes him a visitor.</summary>
    public string? SecurityStamp { get; }

    /// <summary>Name of the job, or null for people.</summary>
    public string? Job { get; }

    /// <summary>Address the request came from.</summary>
    public string? Network { get; }

    /// <summary>Active grants, at most 30 seconds old.</summary>
    public IReadOnlyList<ActiveGrant> Grants { get; }

    /// <summary>Whether the session was opened with a second factor: a code or a passkey.</summary>
    public bool HasSecondFactor { get; }

    /// <summary>Whether staff roles are held but do not count, because the session was opened without a second factor.</summary>
    public bool AwaitsSecondFactor { get; }

    /// <summary>The browser's session; null for jobs and visitors.</summary>
    public Guid? Session { get; }

    public bool IsSystem => Job is not null;

    public bool IsAnonymous => UserId is null && Job is null;

    public bool IsStaff => Grants.Any(grant => RolePermissions.IsStaff(grant.Role));

    /// <summary>The account of somebody who must be signed in.</summary>
    /// <exception cref="InvalidOperationException">A visitor or a job.</exception>
    public UserId RequiredUserId =>
        UserId ?? throw new InvalidOperationException("The sender has no account.");

    public static Actor Anonymous(string? network) => new(null, null, null, network, []);

    public static Actor System(string job) => new(null, null, job, null, []);

    public static Actor User(
        UserId userId,
        string? securityStamp,
        string? network,
        bool hasSecondFactor = false,
        Guid? session = null
    ) => new(userId, securityStamp, null, network, [], hasSecondFactor, session: session);

    public Actor With(IReadOnlyList<ActiveGrant> grants) =>
        new(UserId, SecurityStamp, Job, Network, grants, HasSecondFactor, session: Session);

    /// <summary>The same sender with those of his grants that count without a second factor.</summary>
    public Actor WithoutStaffRoles(IReadOnlyList<ActiveGrant> grants) =>
        new(
            UserId,
            SecurityStamp,
            Job,
            Network,
            [.. grants.Where(grant => !RolePermissions.IsStaff(grant.Role))],
            HasSecondFactor,
            awaitsSecondFactor: true,
            session: Session
        );

    /// <summary>Whether the sender holds a permission in a campaign.</summary>
    /// <param name="stage">The gate that is asked about; a role of one gate holds for no other, and for nothing without one.</param>
    public bool Has(Permission permission, CampaignId campaign, string? stage = null) =>
        IsSystem
        || Grants.Any(grant =>
            grant.Campaign == campaign
            && (grant.Stage is null || grant.Stage == stage)
            && RolePermissions.Of(grant.Role).Contains(permission)
        );

    /// <summary>Codes of the gates of a campaign for which the sender holds a permission.</summary>
    public IReadOnlyList<string> StagesWith(Permission permission, CampaignId campaign) =>
        [
            .. Grants
                .Where(grant =>
                    grant.Campaign == campaign
                    && RolePermissions.Of(grant.Role).Contains(permission)
                )
                .Select(grant => grant.Stage)
                .OfType<string>()
                .Distinct(),
        ];

    /// <summary>Whether the sender holds a permission of the whole system.</summary>
    public bool HasSystem(Permission permission) =>
        IsSystem
        || Grants.Any(grant =>
            grant.Campaign is null && RolePermissions.Of(grant.Role).Contains(permission)
        );

    /// <summary>Campaigns in which the sender holds a permission.</summary>
    public IEnumerable<CampaignId> CampaignsWith(Permission permission) =>
        Grants
            .Where(grant =>
                grant.Campaign is not null && RolePermissions.Of(grant.Role).Contains(permission)
            )
            .Select(grant => grant.Campaign!.Value)
            .Distinct();
}

/// <summary>A role somebody holds now; <paramref name="Stage"/> is the gate of a keeper, else null.</summary>
public readonly record struct ActiveGrant(Role Role, CampaignId? Campaign, string? Stage = null);
