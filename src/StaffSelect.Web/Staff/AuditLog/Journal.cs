using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Publishing;

namespace StaffSelect.Web.Staff.AuditLog;

/// <summary>A page of the journal: who did what and when; what a value was only for the system's administrator, and of records of administration.</summary>
/// <param name="Lines">Newest first.</param>
/// <param name="Older">Id below which the next page begins, or null on the last page.</param>
/// <param name="UseCases">Names to filter by.</param>
/// <param name="Entities">Kinds of records to filter by.</param>
/// <param name="Campaigns">Campaigns to filter by; none in the journal of one campaign.</param>
/// <param name="Seals">State of the chain's end.</param>
public sealed record Journal(
    IReadOnlyList<JournalLine> Lines,
    long? Older,
    IReadOnlyList<string> UseCases,
    IReadOnlyList<string> Entities,
    IReadOnlyList<JournalCampaign> Campaigns,
    SealState Seals
);

/// <summary>A campaign to filter by.</summary>
public sealed record JournalCampaign(CampaignId Id, LocalizedText Title);

/// <summary>One line of the journal.</summary>
/// <param name="Number">Number in the chain; null while it waits for its seal.</param>
/// <param name="Actor">Coded, the same person always under the same code; null for the program itself.</param>
/// <param name="ActorName">Name of a member of staff; null for candidates, and in the journal of one campaign.</param>
/// <param name="Changes">Empty in the journal of one campaign.</param>
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
    string Hash,
    string? ActorName = null,
    IReadOnlyList<JournalChange>? Changes = null
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
/// <param name="Entity">Only records of this kind, or null.</param>
/// <param name="From">First day in Kyiv, or null.</param>
/// <param name="Until">Last day in Kyiv, inclusive, or null.</param>
/// <param name="Who">Part of a staff member's name or address, or null; only in the journal of the system.</param>
/// <param name="Of">Only this campaign, or null; only in the journal of the system.</param>
public sealed record JournalFilter(
    string? UseCase,
    AuditAction? Action,
    long? Before,
    string? Entity = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    string? Who = null,
    CampaignId? Of = null
);

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
        var chosen = await ChosenAsync(db, all, filter, ct);
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
        var entities = await all.Select(entry => entry.Entity)
            .Distinct()
            .OrderBy(name => name)
            .ToListAsync(ct);
        var people = campaign is null
            ? await StaffAsync(db, rows.Select(row => row.Entry.User), ct)
            : [];
        var last = await db
            .AuditSeals.AsNoTracking()
            .OrderByDescending(seal => seal.Number)
            .FirstOrDefaultAsync(ct);
        var lines = rows.Take(PageSize)
            .Select(row => LineOf(row.Entry, row.Number, campaign, roles, people))
            .ToList();
        return new Journal(
            lines,
            rows.Count > PageSize ? lines[^1].Id : null,
            names,
            entities,
            campaign is null ? await CampaignsAsync(db, ct) : [],
            new SealState(
                last?.Number ?? 0,
                last?.Hash ?? HashChain.Genesis,
                await db.UnsealedCountAsync(campaign, ct)
            )
        );
    }

    private static async Task<IQueryable<AuditEntry>> ChosenAsync(
        AppDbContext db,
        IQueryable<AuditEntry> all,
        JournalFilter filter,
        CancellationToken ct
    )
    {
        var from = filter.From is { } first ? StartOf(first) : (DateTime?)null;
        var end =
            filter.Until is { } last && last < DateOnly.MaxValue
                ? StartOf(last.AddDays(1))
                : (DateTime?)null;
        var chosen = all.Where(entry =>
            (filter.UseCase == null || entry.UseCase == filter.UseCase)
            && (filter.Action == null || entry.Action == filter.Action)
            && (filter.Before == null || entry.Id < filter.Before)
            && (filter.Entity == null || entry.Entity == filter.Entity)
            && (filter.Of == null || entry.Campaign == filter.Of)
            && (from == null || entry.At >= from)
            && (end == null || entry.At < end)
        );
        var wanted = UkrainianSort.SearchText(filter.Who);
        if (wanted.Length == 0)
        {
            return chosen;
        }

        // staff are some hundreds at most; databases do not fold Ukrainian alike
        var staff = await db
            .RoleGrants.Where(grant => grant.Role != Role.Candidate)
            .Select(grant => grant.User)
            .Distinct()
            .ToListAsync(ct);
        var ids = (await StaffAsync(db, staff.Select(user => (UserId?)user), ct))
            .Where(person =>
                UkrainianSort
                    .SearchText($"{person.Value.Name} {person.Value.Email}")
                    .Contains(wanted, StringComparison.Ordinal)
            )
            .Select(person => (UserId?)person.Key)
            .ToList();
        return chosen.Where(entry => ids.Contains(entry.User));
    }

    private static DateTime StartOf(DateOnly day) =>
        CampaignZone.ToUtc(day.ToDateTime(TimeOnly.MinValue), "Europe/Kyiv")
            is { IsSuccess: true } start
            ? start.Value
            : day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>Names of those of the accounts that hold or held a staff role; a candidate stays a code.</summary>
    private static async Task<Dictionary<UserId, (string Name, string Email)>> StaffAsync(
        AppDbContext db,
        IEnumerable<UserId?> users,
        CancellationToken ct
    )
    {
        var ids = users.OfType<UserId>().Distinct().ToList();
        var staff = await db
            .RoleGrants.Where(grant => ids.Contains(grant.User) && grant.Role != Role.Candidate)
            .Select(grant => grant.User)
            .Distinct()
            .ToListAsync(ct);
        var keys = staff.Select(user => user.Value).ToList();
        return await db
            .Users.AsNoTracking()
            .Where(user => keys.Contains(user.Id))
            .Select(user => new
            {
                user.Id,
                user.DisplayName,
                user.Email,
            })
            .ToDictionaryAsync(
                user => new UserId(user.Id),
                user => (user.DisplayName, user.Email ?? ""),
                ct
            );
    }

    private static async Task<IReadOnlyList<JournalCampaign>> CampaignsAsync(
        AppDbContext db,
        CancellationToken ct
    ) =>
        await db
            .Campaigns.AsNoTracking()
            .OrderByDescending(campaign => campaign.RegistrationFromAt)
            .ThenBy(campaign => campaign.Code)
            .Select(campaign => new JournalCampaign(campaign.Id, campaign.Title))
            .ToListAsync(ct);

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
        Dictionary<UserId, Role> roles,
        Dictionary<UserId, (string Name, string Email)> people
    ) =>
        new(
            entry.Id,
            number,
            entry.At,
            entry.User is { } user ? StaffCode.Of(user, campaign) : null,
            entry.User is { } known && roles.TryGetValue(known, out var role) ? role : null,
            entry.Job,
            entry.UseCase,
            entry.Action,
            entry.Entity,
            entry.Key,
            entry.Hash,
            entry.User is { } named && people.TryGetValue(named, out var person)
                ? person.Name
                : null,
            campaign is null ? JournalValues.Of(entry) : []
        );
}
