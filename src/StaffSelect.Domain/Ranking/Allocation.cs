namespace StaffSelect.Domain.Ranking;

/// <summary>Gives posts to candidates by candidate-proposing deferred acceptance.</summary>
public static class Allocation
{
    /// <summary>Each candidate asks the best post left on the list; a post holds its best so far and lets the others go, until nobody asks.</summary>
    /// <remarks>
    /// The result is stable (nobody would rather be at a post that has somebody lower on its list or a free place), the best stable one for every candidate at once, and does not depend on the order of asking. Naming posts in the true order is the best a candidate can do.
    /// Sources: Gale and Shapley 1962; Roth 1982; Dubins and Freedman 1981.
    /// </remarks>
    /// <param name="posts">Places and order of each post; who is not on a post's list cannot get it.</param>
    /// <param name="preferences">Codes of posts by candidate, the most wanted first.</param>
    /// <returns>Post by candidate; a candidate without a post is not in it.</returns>
    /// <exception cref="ArgumentException">Two lists are for one post, or a list names a candidate twice.</exception>
    public static IReadOnlyDictionary<string, string> Assign(
        IReadOnlyList<PostList> posts,
        IReadOnlyDictionary<string, IReadOnlyList<string>> preferences
    )
    {
        var seats = posts.ToDictionary(
            post => post.Post,
            post => new Seats(post),
            StringComparer.Ordinal
        );
        var next = preferences.Keys.ToDictionary(code => code, _ => 0, StringComparer.Ordinal);
        var asking = new Stack<string>(preferences.Keys);
        while (asking.TryPop(out var candidate))
        {
            var wishes = preferences[candidate];
            while (next[candidate] < wishes.Count)
            {
                var wish = wishes[next[candidate]++];
                if (!seats.TryGetValue(wish, out var post) || !post.Accepts(candidate))
                {
                    continue;
                }

                if (post.Hold(candidate) is { } released)
                {
                    asking.Push(released);
                }

                break;
            }
        }

        return seats
            .Values.SelectMany(post => post.Held.Select(candidate => (candidate, post.Post)))
            .ToDictionary(pair => pair.candidate, pair => pair.Post, StringComparer.Ordinal);
    }

    /// <summary>Candidates and posts that would both rather have each other; none after <see cref="Assign"/>.</summary>
    /// <returns>Pairs of candidate and post.</returns>
    public static IReadOnlyList<BlockingPair> BlockingPairs(
        IReadOnlyList<PostList> posts,
        IReadOnlyDictionary<string, IReadOnlyList<string>> preferences,
        IReadOnlyDictionary<string, string> assigned
    )
    {
        var pairs = new List<BlockingPair>();
        foreach (var post in posts)
        {
            var placed = assigned.Count(pair => pair.Value == post.Post);
            var last = post
                .Order.Select((code, index) => (code, index))
                .Where(item => assigned.GetValueOrDefault(item.code) == post.Post)
                .Select(item => item.index)
                .DefaultIfEmpty(-1)
                .Max();
            for (var index = 0; index < post.Order.Count; index++)
            {
                var candidate = post.Order[index];
                var wanted = IndexOf(preferences[candidate], post.Post);
                var held = assigned.TryGetValue(candidate, out var own)
                    ? IndexOf(preferences[candidate], own)
                    : int.MaxValue;
                if (wanted >= 0 && wanted < held && (placed < post.Quota || index < last))
                {
                    pairs.Add(new BlockingPair(candidate, post.Post));
                }
            }
        }

        return pairs;
    }

    private static int IndexOf(IReadOnlyList<string> list, string code)
    {
        for (var index = 0; index < list.Count; index++)
        {
            if (list[index] == code)
            {
                return index;
            }
        }

        return -1;
    }

    private sealed class Seats(PostList list)
    {
        private readonly Dictionary<string, int> order = list
            .Order.Select((code, index) => KeyValuePair.Create(code, index))
            .ToDictionary(StringComparer.Ordinal);

        private readonly SortedDictionary<int, string> held = [];

        public string Post => list.Post;

        public IEnumerable<string> Held => held.Values;

        public bool Accepts(string candidate) => order.ContainsKey(candidate);

        /// <summary>Takes the candidate in; returns whoever has to go, possibly the same one.</summary>
        public string? Hold(string candidate)
        {
            held.Add(order[candidate], candidate);
            if (held.Count <= list.Quota)
            {
                return null;
            }

            var (position, released) = held.Last();
            held.Remove(position);
            return released;
        }
    }
}

/// <summary>A post as the allocation sees it.</summary>
/// <param name="Post">Code of the post.</param>
/// <param name="Quota">Places; 0 or more.</param>
/// <param name="Order">Publication codes of those who may get the post, best first, without ties.</param>
public sealed record PostList(string Post, int Quota, IReadOnlyList<string> Order);

/// <summary>A candidate passed over at a post wanted more than what was given.</summary>
public sealed record BlockingPair(string Code, string Post);
