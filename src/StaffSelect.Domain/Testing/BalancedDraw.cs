using System.Security.Cryptography;
using System.Text;

namespace StaffSelect.Domain.Testing;

/// <summary>Somebody who is to be placed.</summary>
/// <param name="Application">Whose.</param>
/// <param name="Code">Working code; unique in the draw.</param>
/// <param name="Post">Code of the post of first choice.</param>
public sealed record DrawCandidate(ApplicationId Application, string Code, string Post);

/// <summary>Distributes candidates over groups (sessions, panels) by a seed, so that each group has its share of each post.</summary>
public static class BalancedDraw
{
    /// <summary>The seed of a draw: nobody chooses it and nobody can draw again until he likes the result.</summary>
    /// <param name="published">The number that was published with the notice.</param>
    /// <param name="rulesHash">SHA-256 of the frozen rules.</param>
    /// <param name="subject">What is drawn, e.g. the code of the stage.</param>
    /// <param name="number">Number of the draw, from 1.</param>
    /// <returns>The first 8 bytes, big-endian, of SHA-256 over the four, parted by line feeds, in UTF-8.</returns>
    public static ulong SeedOf(string published, string rulesHash, string subject, int number)
    {
        var text = FormattableString.Invariant($"{published}\n{rulesHash}\n{subject}\n{number}");
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes(text))
        );
    }

    /// <summary>Gives each candidate a group.</summary>
    /// <param name="candidates">Who; their order does not matter.</param>
    /// <param name="places">Free places of each group; at least as many together as there are candidates.</param>
    /// <param name="seed">The same candidates, places and seed give the same result for ever.</param>
    /// <returns>Indexes of groups by candidate, in the order drawn.</returns>
    /// <remarks>
    /// Groups are filled evenly: their sizes differ by at most one, except that a small group is full earlier.
    /// Candidates are put in the order of posts and, within a post, of codes (both ordinal); those of each post are shuffled (<see cref="SeededRandom.Draw"/>).
    /// They are then dealt one after the other to the group with the least filled share, (2 × dealt + 1) / size, the first of equals.
    /// With equal sizes that is dealing in turn, so the number of candidates of one post differs by at most one between any two groups;
    /// where places are too few for equal sizes each group gets its proportional share of each post.
    /// </remarks>
    /// <exception cref="ArgumentException">There are fewer places than candidates.</exception>
    public static IReadOnlyList<(DrawCandidate Candidate, int Group)> Assign(
        IReadOnlyCollection<DrawCandidate> candidates,
        IReadOnlyList<int> places,
        ulong seed
    )
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var sizes = Sizes(candidates.Count, places);
        var random = new SeededRandom(seed);
        var dealt = new int[sizes.Length];
        var result = new List<(DrawCandidate, int)>(candidates.Count);
        foreach (
            var post in candidates
                .GroupBy(one => one.Post)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            var ordered = post.OrderBy(one => one.Code, StringComparer.Ordinal).ToList();
            foreach (var candidate in random.Draw(ordered, ordered.Count))
            {
                var group = LeastFilled(dealt, sizes);
                dealt[group]++;
                result.Add((candidate, group));
            }
        }

        return result;
    }

    /// <summary>How many each group takes: evenly, a full group no more; what is left over goes to the first groups.</summary>
    private static int[] Sizes(int count, IReadOnlyList<int> places)
    {
        if (places.Sum(one => (long)one) < count)
        {
            throw new ArgumentException("There are fewer places than candidates.", nameof(places));
        }

        var sizes = new int[places.Count];
        while (count > 0)
        {
            var open = Enumerable
                .Range(0, sizes.Length)
                .Where(group => sizes[group] < places[group])
                .ToList();
            var share = Math.Min(
                open.Min(group => places[group] - sizes[group]),
                count / open.Count
            );
            foreach (var group in share > 0 ? open : open.Take(count))
            {
                sizes[group] += Math.Max(share, 1);
                count -= Math.Max(share, 1);
            }
        }

        return sizes;
    }

    private static int LeastFilled(int[] dealt, int[] sizes)
    {
        var best = -1;
        for (var group = 0; group < sizes.Length; group++)
        {
            if (
                dealt[group] < sizes[group]
                && (
                    best < 0
                    || (2L * dealt[group] + 1) * sizes[best] < (2L * dealt[best] + 1) * sizes[group]
                )
            )
            {
                best = group;
            }
        }

        return best;
    }
}
