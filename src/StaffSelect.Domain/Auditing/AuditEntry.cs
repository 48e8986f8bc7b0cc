using System.Globalization;

namespace StaffSelect.Domain.Auditing;

public enum AuditAction
{
    Added,
    Changed,
    Removed,

    /// <summary>Somebody's file was looked at or exported.</summary>
    Read,

    /// <summary>A request was refused for want of a right.</summary>
    Refused,
}

/// <summary>One line of the audit journal; written once, never changed.</summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    /// <summary>Given by the database; gaps are possible, the seal's numbers have none.</summary>
    public long Id { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>The account that acted; null for jobs and anonymous visitors.</summary>
    public UserId? User { get; private set; }

    /// <summary>Name of the job, or null.</summary>
    public string? Job { get; private set; }

    /// <summary>Network address the request came from, or null.</summary>
    public string? Network { get; private set; }

    public string UseCase { get; private set; } = "";

    /// <summary>One value for all lines of one request.</summary>
    public Guid Request { get; private set; }

    public CampaignId? Campaign { get; private set; }

    public AuditAction Action { get; private set; }

    public string Entity { get; private set; } = "";

    public string Key { get; private set; } = "";

    /// <summary>JSON object: property → [old, new]; sealed and sensitive values never in the clear.</summary>
    public string Changes { get; private set; } = "";

    public string? Reason { get; private set; }

    /// <summary>SHA-256 of the canonical bytes of everything above except the id.</summary>
    public string Hash { get; private set; } = "";

    public static AuditEntry Create(
        AuditOrigin origin,
        AuditAction action,
        string entity,
        string key,
        string changes,
        CampaignId? campaign
    )
    {
        var entry = new AuditEntry
        {
            // whole microseconds: what every database keeps, so that the hash can be made again from the row
            At = new DateTime(origin.At.Ticks - (origin.At.Ticks % 10), DateTimeKind.Utc),
            User = origin.User,
            Job = origin.Job,
            Network = origin.Network,
            UseCase = origin.UseCase,
            Request = origin.Request,
            Campaign = campaign ?? origin.Campaign,
            Action = action,
            Entity = entity,
            Key = key,
            Changes = changes,
            Reason = origin.Reason,
        };
        entry.Hash = entry.ComputeHash();
        return entry;
    }

    /// <summary>The hash that the stored fields should have.</summary>
    public string ComputeHash() =>
        HashChain.HashOf(
            At.Ticks.ToString(CultureInfo.InvariantCulture),
            User?.ToString(),
            Job,
            Network,
            UseCase,
            Request.ToString("D"),
            Campaign?.ToString(),
            Action.ToString(),
            Entity,
            Key,
            Changes,
            Reason
        );
}

/// <summary>Who did what, when, from where and why; the part that all lines of one request share.</summary>
public sealed record AuditOrigin(
    DateTime At,
    UserId? User,
    string? Job,
    string? Network,
    string UseCase,
    Guid Request,
    CampaignId? Campaign,
    string? Reason
);

/// <summary>One link of the chain over the audit journal.</summary>
/// <remarks>Numbers start at 1 and have no gap. <c>Hash = SHA-256(previous Hash ‖ entry Hash)</c>.</remarks>
public sealed class AuditSeal
{
    private AuditSeal() { }

    public AuditSeal(long number, long entryId, string hash, DateTime sealedAt)
    {
        Number = number;
        EntryId = entryId;
        Hash = hash;
        SealedAt = sealedAt;
    }

    public long Number { get; private set; }

    public long EntryId { get; private set; }

    public string Hash { get; private set; } = "";

    public DateTime SealedAt { get; private set; }
}
