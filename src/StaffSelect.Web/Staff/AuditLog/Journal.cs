using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;

namespace StaffSelect.Web.Staff.AuditLog;

/// <summary>A page of the journal: who did what and when, never what a value was.</summary>
/// <param name="Lines">Newest first.</param>
/// <param name="Older">Id below which the next page begins, or null on the last page.</param>
/// <param name="UseCases">Names to filter by.</param>
/// <param name="Seals">State of the chain's end.</param>
public sealed record Journal(
    IReadOnlyList<JournalLine> Lines,
    long? Older,
    IReadOnlyList<string> UseCases,
    SealState Seals
);

/// <summary>One line of the journal.</summary>
/// <param name="Number">Number in the chain; null while it waits for its seal.</param>
/// <param name="Actor">Coded, the same person always under the same code; null for the program itself.</param>
public sealed record JournalLine(
    long Id,
    long? Number,
    DateTime At,
    string? Actor,
    Role? ActorRole,
    string? Job,
    string UseCase,
    AuditAction Action,
    string Entity,
    string Key,
    string Hash
);

/// <summary>Where the chain ends.</summary>
/// <param name="Last">Last number, 0 when there is none.</param>
/// <param name="Hash">Hash of the last link.</param>
/// <param name="Unsealed">Lines that wait.</param>
public sealed record SealState(long Last, string Hash, int Unsealed);

/// <summary>What somebody asks of the journal.</summary>
/// <param name="UseCase">Only this use case, or null.</param>
/// <param name="Action">Only this kind of line, or null.</param>
/// <param name="Before">Only lines with a smaller id, or null.</param>
public sealed record JournalFilter(string? UseCase, AuditAction? Action, long? Before);

/// <summary>Reads the journal, for one campaign or for the system.</summary>
internal static class JournalReader
{
    private const int PageSize = 50;

    public static async Task<Journal> ReadAsync(
        AppDbContext db,
        CampaignId? campaign,
        JournalFilter filter,
        CancellationToken ct
    )
    {
        var all = db
            .AuditEntries.AsNoTracking()
            .Where(entry => campaign == null || entry.Campaign == campaign);
        var chosen = all.Where(entry =>
            (filter.UseCase == null || entry.UseCase == filter.UseCase)
            && (filter.Action == null || entry.Action == filter.Action)
            && (filter.Before == null || entry.Id < filter.Before)
        );
        var rows = await chosen
            .OrderByDescending(entry => entry.Id)
            .Take(PageSize + 1)
            .Select(entry => new
            {
                Entry = entry,
                Number = db
                    .AuditSeals.Where(seal => seal.EntryId == entry.Id)
                    .Select(seal => (long?)seal.Number)
                    .FirstOrDefault(),
            })
            .ToListAsync(ct);
        var roles = await RolesAsync(db, campaign, rows.Select(row => row.Entry.User), ct);
        var names = await all.Select(entry => entry.UseCase)
            .Distinct()
            .OrderBy(name => name)
            .ToListAsync(ct);
        var last = await db
            .AuditSeals.AsNoTracking()
            .OrderByDescending(seal => seal.Number)
            .FirstOrDefaultAsync(ct);
        var lines = rows.Take(PageSize)
            .Select(row => LineOf(row.Entry, row.Number, campaign, roles))
            .ToList();
        return new Journal(
            lines,
            rows.Count > PageSize ? lines[^1].Id : null,
            names,
            new SealState(
                last?.Number ?? 0,
                last?.Hash ?? HashChain.Genesis,
                await db.UnsealedCountAsync(campaign, ct)
            )
        );
    }

    private static async Task<Dictionary<UserId, Role>> RolesAsync(
        AppDbContext db,
        CampaignId? campaign,
        IEnumerable<UserId?> users,
        CancellationToken ct
    )
    {
        var ids = users.OfType<UserId>().Distinct().ToList();
        var grants = await db
            .RoleGrants.AsNoTracking()
            .Where(grant =>
                ids.Contains(grant.User) && (campaign == null || grant.Campaign == campaign)
            )
            .Select(grant => new { grant.User, grant.Role })
            .ToListAsync(ct);
        return grants
            .GroupBy(grant => grant.User)
            .ToDictionary(group => group.Key, group => group.Max(grant => grant.Role));
    }

    private static JournalLine LineOf(
        AuditEntry entry,
        long? number,
        CampaignId? campaign,
        Dictionary<UserId, Role> roles
    ) =>
        new(
            entry.Id,
            number,
            entry.At,
            entry.User is { } user ? CodeOf(user, campaign) : null,
            entry.User is { } known && roles.TryGetValue(known, out var role) ? role : null,
            entry.Job,
            entry.UseCase,
            entry.Action,
            entry.Entity,
            entry.Key,
            entry.Hash
        );

    /// <summary>Six digits that stand for a person in one campaign and cannot be followed into another.</summary>
    private static string CodeOf(UserId user, CampaignId? campaign)
    {
        Span<byte> bytes = stackalloc byte[32];
        user.Value.TryWriteBytes(bytes);
        (campaign?.Value ?? Guid.Empty).TryWriteBytes(bytes[16..]);
        return "U-" + Convert.ToHexString(SHA256.HashData(bytes))[..6];
    }
}
