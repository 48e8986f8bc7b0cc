using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;

namespace StaffSelect.Data.Auditing;

/// <summary>Chains committed audit lines behind the transactions that wrote them.</summary>
/// <remarks>
/// One process at a time, by a lease row that is updated in the same transaction as the seals; numbers are the primary key, so that even two
/// sealers at once cannot fork the chain. A killed sealer leaves whole batches or nothing.
/// </remarks>
public sealed class AuditSealer(IServiceScopeFactory scopes, WriteGate gate, TimeProvider time)
{
    public const string LeaseName = "audit-sealer";
    private const int BatchSize = 500;

    /// <summary>Lines are committed in nearly the order of their ids; older stragglers are found by the full pass.</summary>
    private const int Slack = 10_000;

    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FullPassEvery = TimeSpan.FromMinutes(1);
    private readonly Guid holder = Guid.NewGuid();
    private DateTime lastFullPassAt = DateTime.MinValue;

    /// <summary>Seals everything that is committed now.</summary>
    /// <returns>How many lines were sealed.</returns>
    public async Task<int> SealAllAsync(CancellationToken ct)
    {
        var total = 0;
        while (await SealBatchAsync(ct) is var count and > 0)
        {
            total += count;
        }

        return total;
    }

    private async Task<int> SealBatchAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        try
        {
            return await db
                .Database.CreateExecutionStrategy()
                .ExecuteAsync(
                    async token =>
                    {
                        db.ChangeTracker.Clear();
                        using var turn = await gate.EnterAsync(WritePriority.Normal, token);
                        await using var transaction = await db.Database.BeginTransactionAsync(
                            token
                        );
                        var count = await TakeLeaseAsync(db, token)
                            ? await AppendAsync(db, token)
                            : 0;
                        await transaction.CommitAsync(token);
                        return count;
                    },
                    ct
                );
        }
        catch (DbUpdateException exception) when (exception.IsDuplicateKey())
        {
            // another sealer was faster; its batch stands
            return 0;
        }
    }

    private async Task<bool> TakeLeaseAsync(AppDbContext db, CancellationToken ct)
    {
        var now = time.UtcNow();
        var until = now + LeaseTime;
        var taken = await db
            .Leases.Where(lease =>
                lease.Name == LeaseName && (lease.Holder == holder || lease.UntilAt < now)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(lease => lease.Holder, holder)
                        .SetProperty(lease => lease.UntilAt, until),
                ct
            );
        if (taken == 0 && !await db.Leases.AnyAsync(lease => lease.Name == LeaseName, ct))
        {
            db.Leases.Add(new Lease(LeaseName));
            await db.SaveChangesAsync(ct);
            return await TakeLeaseAsync(db, ct);
        }

        return taken == 1;
    }

    private async Task<int> AppendAsync(AppDbContext db, CancellationToken ct)
    {
        var now = time.UtcNow();
        var last = await db
            .AuditSeals.AsNoTracking()
            .OrderByDescending(seal => seal.Number)
            .FirstOrDefaultAsync(ct);
        var isFullPass = now - lastFullPassAt > FullPassEvery;
        var floor = isFullPass || last is null ? 0 : last.EntryId - Slack;
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry =>
                entry.Id > floor && !db.AuditSeals.Any(seal => seal.EntryId == entry.Id)
            )
            .OrderBy(entry => entry.Id)
            .Take(BatchSize)
            .Select(entry => new { entry.Id, entry.Hash })
            .ToListAsync(ct);
        if (entries.Count == 0)
        {
            lastFullPassAt = isFullPass ? now : lastFullPassAt;
            return 0;
        }

        var number = last?.Number ?? 0;
        var hash = last?.Hash ?? HashChain.Genesis;
        foreach (var entry in entries)
        {
            hash = HashChain.Link(hash, entry.Hash);
            db.AuditSeals.Add(new AuditSeal(++number, entry.Id, hash, now));
        }

        await db.SaveChangesAsync(ct);
        return entries.Count;
    }
}

/// <summary>What is known of the chain over the audit journal.</summary>
public static class AuditChain
{
    private const int PageSize = 1_000;

    /// <summary>How many lines of a campaign (or of all) wait for their seal.</summary>
    public static Task<int> UnsealedCountAsync(
        this AppDbContext db,
        CampaignId? campaign,
        CancellationToken ct
    ) =>
        db.AuditEntries.CountAsync(
            entry =>
                (campaign == null || entry.Campaign == campaign)
                && !db.AuditSeals.Any(seal => seal.EntryId == entry.Id),
            ct
        );

    /// <summary>Walks the whole chain and names the first thing that does not fit.</summary>
    public static async Task<ChainState> VerifyAsync(this AppDbContext db, CancellationToken ct)
    {
        var hash = HashChain.Genesis;
        long number = 0;
        while (true)
        {
            var page = await db
                .AuditSeals.AsNoTracking()
                .Where(seal => seal.Number > number)
                .OrderBy(seal => seal.Number)
                .Take(PageSize)
                .GroupJoin(
                    db.AuditEntries.AsNoTracking(),
                    seal => seal.EntryId,
                    entry => entry.Id,
                    (seal, entries) => new { seal, entries }
                )
                .SelectMany(
                    pair => pair.entries.DefaultIfEmpty(),
                    (pair, entry) => new { pair.seal, entry }
                )
                .OrderBy(pair => pair.seal.Number)
                .ToListAsync(ct);
            if (page.Count == 0)
            {
                return new ChainState(
                    ChainFault.None,
                    number,
                    null,
                    hash,
                    await db.UnsealedCountAsync(null, ct)
                );
            }

            foreach (var pair in page)
            {
                var fault = FaultOf(pair.seal, pair.entry, number + 1, hash);
                if (fault != ChainFault.None)
                {
                    return new ChainState(fault, number + 1, pair.seal.EntryId, hash, 0);
                }

                number = pair.seal.Number;
                hash = pair.seal.Hash;
            }
        }
    }

    private static ChainFault FaultOf(
        AuditSeal seal,
        AuditEntry? entry,
        long expectedNumber,
        string previousHash
    )
    {
        if (seal.Number != expectedNumber)
        {
            return ChainFault.SealMissing;
        }

        if (entry is null)
        {
            return ChainFault.EntryMissing;
        }

        if (entry.Hash != entry.ComputeHash())
        {
            return ChainFault.EntryChanged;
        }

        return seal.Hash == HashChain.Link(previousHash, entry.Hash)
            ? ChainFault.None
            : ChainFault.SealChanged;
    }
}

public enum ChainFault
{
    None,
    SealMissing,
    EntryMissing,
    EntryChanged,
    SealChanged,
}

/// <summary>Result of walking the chain.</summary>
/// <param name="Fault">What does not fit, or none.</param>
/// <param name="Number">The first number at fault; without a fault the last number.</param>
/// <param name="EntryId">The line under that number, when known.</param>
/// <param name="Hash">Hash of the last link that fits.</param>
/// <param name="Unsealed">Lines that wait for their seal.</param>
public sealed record ChainState(
    ChainFault Fault,
    long Number,
    long? EntryId,
    string Hash,
    int Unsealed
);
