using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>Scores an attempt that has just been closed, from its log.</summary>
internal sealed class AttemptClosing(AppDbContext db, TimeProvider time)
{
    /// <summary>Adds the closing event and the score to what is saved.</summary>
    public async Task<AttemptState> ScoreAsync(
        Attempt attempt,
        AttemptEvent closing,
        CancellationToken ct
    )
    {
        var log = await db.Set<AttemptEvent>()
            .AsNoTracking()
            .Where(entry => entry.Attempt == attempt.Id && entry.Number < closing.Number)
            .OrderBy(entry => entry.Number)
            .ToListAsync(ct);
        var rules = await db
            .Campaigns.Where(campaign => campaign.Id == attempt.Campaign)
            .Select(campaign => campaign.Rules)
            .SingleAsync(ct);
        var ids = attempt.Form.Items.Select(item => item.Item).ToList();
        var keys = await db.Set<ItemVersion>()
            .Where(item => ids.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, item => item.Key, ct);
        var state = AttemptState.Read(log.Select(entry => entry.Entry));
        var score = TestScoring.Score(attempt.Form, keys, state, rules.Stage(attempt.Stage).Test!);
        db.Add(closing);
        db.Add(TestResult.Of(attempt, score, time.UtcNow()));
        return state;
    }
}
