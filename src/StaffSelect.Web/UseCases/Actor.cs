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
        bool hasSecondFactor = false
    )
    {
        UserId = userId;
        SecurityStamp = securityStamp;
        Job = job;
        Network = network;
        Grants = grants;
        HasSecondFactor = hasSecondFactor;
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
        bool hasSecondFactor = false
    ) => new(userId, securityStamp, null, network, [], hasSecondFactor);

    public Actor With(IReadOnlyList<ActiveGrant> grants) =>
        new(UserId, SecurityStamp, Job, Network, grants, HasSecondFactor);

    /// <summary>Whether the sender holds a permission in a campaign.</summary>
    public bool Has(Permission permission, CampaignId campaign) =>
        IsSystem
        || Grants.Any(grant =>
            grant.Campaign == campaign && RolePermissions.Of(grant.Role).Contains(permission)
        );

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

/// <summary>A role somebody holds now.</summary>
public readonly record struct ActiveGrant(Role Role, CampaignId? Campaign);
