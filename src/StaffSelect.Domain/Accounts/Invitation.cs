using System.Security.Cryptography;
using System.Text;
using StaffSelect.Domain.Grants;

namespace StaffSelect.Domain.Accounts;

/// <summary>A role that an invitation brings.</summary>
/// <param name="Role">Which.</param>
/// <param name="Campaign">Where; null exactly for roles of the whole system.</param>
/// <param name="Stage">Code of the gate of a keeper; null for every other role.</param>
public sealed record InvitedRole(Role Role, CampaignId? Campaign, string? Stage = null);

/// <summary>A staff member's invitation by mail.</summary>
/// <remarks>The mail holds the token, the database only its SHA-256: whoever reads the database cannot accept an invitation.</remarks>
public sealed class Invitation
{
    /// <summary>How long an invitation can be accepted.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Random bytes of a token.</summary>
    public const int TokenBytes = 32;

    private Invitation() { }

    public InvitationId Id { get; private set; }

    public string Email { get; private set; } = "";

    /// <summary>The address as it is compared.</summary>
    public string NormalizedEmail { get; private set; } = "";

    public IReadOnlyList<InvitedRole> Roles { get; private set; } = [];

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>Who invites; null for the command line, which makes the first administrator.</summary>
    public UserId? InvitedBy { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTime InvitedAt { get; private set; }

    /// <summary>UTC, exclusive.</summary>
    public DateTime ExpiresAt { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    public UserId? AcceptedBy { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Makes an invitation.</summary>
    /// <param name="email">An address that <see cref="EmailAddress.Parse"/> gave.</param>
    /// <param name="roles">At least one; equal ones count once.</param>
    /// <param name="token">What the mail's link carries: <see cref="TokenBytes"/> random bytes as text.</param>
    /// <param name="invitedBy">Who invites; null for the command line.</param>
    /// <param name="reason">Why; kept with the grants.</param>
    /// <param name="now">UTC.</param>
    public static Result<Invitation> Create(
        string email,
        IReadOnlyList<InvitedRole> roles,
        string token,
        UserId? invitedBy,
        string reason,
        DateTime now
    )
    {
        if (roles.Count == 0)
        {
            return new Problem(AccountProblems.InvitationWithoutRole);
        }

        return new Invitation
        {
            Id = InvitationId.New(),
            Email = email,
            NormalizedEmail = EmailAddress.Normalize(email),
            Roles = [.. roles.Distinct()],
            TokenHash = HashOf(token),
            InvitedBy = invitedBy,
            Reason = reason,
            InvitedAt = now,
            ExpiresAt = now + Lifetime,
        };
    }

    public bool IsOpen(DateTime now) =>
        AcceptedAt is null && WithdrawnAt is null && now < ExpiresAt;

    /// <summary>True when the token is this invitation's and it can still be accepted.</summary>
    public bool Opens(string token, DateTime now) =>
        IsOpen(now)
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(TokenHash),
            Encoding.ASCII.GetBytes(HashOf(token))
        );

    /// <summary>Accepts the invitation, once.</summary>
    /// <param name="token">From the mail's link.</param>
    /// <param name="user">The account that gets the roles.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Accept(string token, UserId user, DateTime now)
    {
        if (!Opens(token, now))
        {
            return new Problem(AccountProblems.LinkNotValid);
        }

        AcceptedAt = now;
        AcceptedBy = user;
        return Done.Value;
    }

    /// <summary>Takes the invitation back; one that was accepted or has run out stays as it is.</summary>
    public void Withdraw(DateTime now)
    {
        if (IsOpen(now))
        {
            WithdrawnAt = now;
        }
    }

    /// <summary>SHA-256 of a token, lower-case hex.</summary>
    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
