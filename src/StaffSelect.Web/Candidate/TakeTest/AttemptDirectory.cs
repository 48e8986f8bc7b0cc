using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>What never changes about an attempt once it is started.</summary>
internal sealed record AttemptFacts(CampaignId Campaign, UserId Owner, TestForm Form);

/// <summary>Remembers those facts, so that saving an answer need not read them.</summary>
internal sealed class AttemptDirectory
{
    private const int MostKept = 20_000;
    private readonly ConcurrentDictionary<AttemptId, AttemptFacts> known = new();

    /// <summary>The facts, or null when there is no such attempt.</summary>
    public async Task<AttemptFacts?> FindAsync(
        AttemptId attempt,
        AppDbContext db,
        CancellationToken ct
    )
    {
        if (known.TryGetValue(attempt, out var facts))
        {
            return facts;
        }

        var row = await db.Set<Attempt>()
            .AsNoTracking()
            .Where(stored => stored.Id == attempt)
            .Select(stored => new
            {
                stored.Campaign,
                stored.Owner,
                stored.Form,
            })
            .SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        if (known.Count >= MostKept)
        {
            known.Clear();
        }

        return known[attempt] = new AttemptFacts(row.Campaign, row.Owner, row.Form);
    }
}

internal sealed class AttemptScopeResolver(AttemptDirectory directory) : IScopeResolver<IOfAttempt>
{
    public async Task<CampaignId?> CampaignOfAsync(
        IOfAttempt message,
        AppDbContext db,
        CancellationToken ct
    ) => (await directory.FindAsync(message.Attempt, db, ct))?.Campaign;
}
