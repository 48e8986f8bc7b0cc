using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data;
using StaffSelect.Domain.Testing;

namespace StaffSelect.LoadTest;

/// <summary>Compares what was acknowledged with what the database holds.</summary>
internal static class Verification
{
    /// <returns>What differs, in words; empty when nothing does.</returns>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(
        IServiceProvider services,
        IReadOnlyList<SittingClient> clients
    )
    {
        var differences = new List<string>();
        foreach (var client in clients)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var id = client.Sitter.Attempt;
            var attempt = await db.Set<Attempt>()
                .AsNoTracking()
                .SingleAsync(stored => stored.Id == id);
            var log = await db.Set<AttemptEvent>()
                .AsNoTracking()
                .Where(entry => entry.Attempt == id)
                .OrderBy(entry => entry.Number)
                .ToListAsync();
            if (
                AttemptLog.FirstBroken(
                    id,
                    attempt.SeedValue,
                    log.Select(entry => (entry.Entry, entry.Hash))
                )
                    is { } broken
                || !log[^1].Hash.AsSpan().SequenceEqual(attempt.HeadHash)
            )
            {
                differences.Add($"{id}: the chain is broken");
            }

            differences.AddRange(Missing(client, attempt.Form, log));
        }

        return differences;
    }

    private static IEnumerable<string> Missing(
        SittingClient client,
        TestForm form,
        IReadOnlyList<AttemptEvent> log
    )
    {
        var stored = log.Where(entry =>
                entry.Kind == AttemptEventKind.Answered && entry.Epoch == client.Epoch
            )
            .ToLookup(entry => entry.ClientNumber!.Value);
        foreach (var saved in client.Saved)
        {
            var option = form.At(saved.Item)!.OptionAt(saved.Choice);
            var found = stored[saved.Number].ToList();
            if (found.Count != 1 || found[0].Item != saved.Item || found[0].Option != option)
            {
                yield return $"{client.Sitter.Attempt}: answer {saved.Number} was acknowledged and is not stored so";
            }
        }

        var state = AttemptState.Read(log.Select(entry => entry.Entry));
        foreach (var last in client.Saved.GroupBy(saved => saved.Item))
        {
            var newest = last.MaxBy(saved => saved.Number);
            if (state.Item(newest.Item).Option != form.At(newest.Item)!.OptionAt(newest.Choice))
            {
                yield return $"{client.Sitter.Attempt}: item {newest.Item} does not hold its newest acknowledged answer";
            }
        }
    }
}
