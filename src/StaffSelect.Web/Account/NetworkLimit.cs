using System.Collections.Concurrent;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Bounds how many registrations and mails one network can cause in an hour.</summary>
/// <remarks>
/// A hall of 500 candidates shares one address and must never meet the bound: each may register, ask for the mail again and for a new password. The bound is
/// there for programs, so it is counted in memory, by each process for itself.
/// </remarks>
internal sealed class NetworkLimit(TimeProvider time)
{
    /// <summary>Requests of one kind from one network.</summary>
    public const int MostPerHour = 1_500;

    private const int MostKept = 20_000;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<(Type Kind, string Place), Count> counts = new();

    /// <summary>Null when the request may go on; it is counted then.</summary>
    /// <param name="kind">The message; each is counted by itself.</param>
    /// <param name="actor">Jobs and the command line have no network and no bound.</param>
    public Problem? Enter(Type kind, Actor actor)
    {
        if (actor.IsSystem)
        {
            return null;
        }

        var now = time.UtcNow();
        if (counts.Count > MostKept)
        {
            Sweep(now);
        }

        var place = NetworkName.PlaceOf(actor.Network);
        var count = counts.AddOrUpdate(
            (kind, place),
            _ => new Count(now, 1),
            (_, kept) =>
                now - kept.Since >= Window || now < kept.Since
                    ? new Count(now, 1)
                    : kept with
                    {
                        Requests = Math.Min(kept.Requests + 1, MostPerHour + 1),
                    }
        );
        return count.Requests > MostPerHour
            ? new Problem(AccountProblems.TooManyFromNetwork, new HourOf(count.Since + Window))
            : null;
    }

    private void Sweep(DateTime now)
    {
        foreach (var (key, count) in counts)
        {
            if (now - count.Since >= Window)
            {
                counts.TryRemove(key, out _);
            }
        }

        if (counts.Count > MostKept)
        {
            // a flood from everywhere costs no memory
            counts.Clear();
        }
    }

    private sealed record Count(DateTime Since, int Requests);
}
