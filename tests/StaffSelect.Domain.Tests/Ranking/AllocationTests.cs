using CsCheck;
using StaffSelect.Domain.Ranking;

namespace StaffSelect.Domain.Tests.Ranking;

public class AllocationTests
{
    [Fact]
    public void Assign_FirstChoiceFull_ConsidersTheSecondAsIfItHadBeenFirst()
    {
        // C wants KRA most but is third there; at SHE C is ahead of B, who had to leave nothing
        var assigned = Allocation.Assign(
            [new("KRA", 1, ["A", "B", "C"]), new("SHE", 1, ["C", "B", "A"])],
            Wishes(("A", "KRA"), ("B", "KRA,SHE"), ("C", "KRA,SHE"))
        );

        Assert.Equal(
            [("A", "KRA"), ("C", "SHE")],
            assigned.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))
        );
    }

    [Fact]
    public void Assign_HonestSecondChoice_IsNotPunishedAsWhenFirstChoicesGoFirst()
    {
        // B names SHE second and is better there than C who names it first
        var assigned = Allocation.Assign(
            [new("KRA", 1, ["A", "B", "C"]), new("SHE", 1, ["A", "B", "C"])],
            Wishes(("A", "KRA"), ("B", "KRA,SHE"), ("C", "SHE"))
        );

        Assert.Equal("SHE", assigned["B"]);
        Assert.DoesNotContain("C", assigned.Keys);
    }

    [Fact]
    public void Assign_GaleAndShapleyExample_IsBestForCandidates()
    {
        // three by three with a cycle: every candidate gets the first choice, every post its last
        var assigned = Allocation.Assign(
            [
                new("X", 1, ["B", "C", "A"]),
                new("Y", 1, ["C", "A", "B"]),
                new("Z", 1, ["A", "B", "C"]),
            ],
            Wishes(("A", "X,Y,Z"), ("B", "Y,Z,X"), ("C", "Z,X,Y"))
        );

        Assert.Equal("X", assigned["A"]);
        Assert.Equal("Y", assigned["B"]);
        Assert.Equal("Z", assigned["C"]);
    }

    [Fact]
    public void BlockingPairs_SomebodyPassedOver_IsFound()
    {
        var pairs = Allocation.BlockingPairs(
            [new("KRA", 1, ["A", "B"])],
            Wishes(("A", "KRA"), ("B", "KRA")),
            new Dictionary<string, string> { ["B"] = "KRA" }
        );

        Assert.Equal([new BlockingPair("A", "KRA")], pairs);
    }

    [Fact]
    public void Assign_AnyMarket_IsStableAndWithinQuotasAndLists() =>
        Markets(8, 4)
            .Sample(market =>
            {
                var assigned = Allocation.Assign(market.Posts, market.Wishes);

                Assert.Empty(Allocation.BlockingPairs(market.Posts, market.Wishes, assigned));
                Assert.All(
                    market.Posts,
                    post =>
                        Assert.InRange(
                            assigned.Values.Count(code => code == post.Post),
                            0,
                            post.Quota
                        )
                );
                Assert.All(
                    assigned,
                    pair =>
                    {
                        Assert.Contains(pair.Value, market.Wishes[pair.Key]);
                        Assert.Contains(
                            pair.Key,
                            market.Posts.Single(post => post.Post == pair.Value).Order
                        );
                    }
                );
            });

    [Fact]
    public void Assign_CandidatesInAnotherOrder_IsTheSame() =>
        Markets(8, 4)
            .SelectMany(market =>
                Gen.Shuffle(market.Wishes.ToArray()).Select(wishes => (market, wishes))
            )
            .Sample(pair =>
                Assert.Equal(
                    Allocation.Assign(pair.market.Posts, pair.market.Wishes).OrderBy(x => x.Key),
                    Allocation
                        .Assign(
                            pair.market.Posts,
                            new Dictionary<string, IReadOnlyList<string>>(pair.wishes)
                        )
                        .OrderBy(x => x.Key)
                )
            );

    [Fact]
    public void Assign_SmallMarket_NobodyGainsByMisreporting() =>
        Markets(4, 3)
            .Sample(
                market =>
                {
                    var honest = Allocation.Assign(market.Posts, market.Wishes);
                    foreach (var (candidate, wishes) in market.Wishes)
                    {
                        var own = Worth(wishes, honest, candidate);
                        foreach (var lie in AllLists(market.Posts.Select(post => post.Post)))
                        {
                            var reported = new Dictionary<string, IReadOnlyList<string>>(
                                market.Wishes
                            )
                            {
                                [candidate] = lie,
                            };
                            var outcome = Allocation.Assign(market.Posts, reported);
                            Assert.True(Worth(wishes, outcome, candidate) >= own);
                        }
                    }
                },
                iter: 60
            );

    [Fact]
    public void Assign_OneCommonList_EqualsBestPicksFirst() =>
        Markets(8, 4)
            .Sample(market =>
            {
                var order = market.Wishes.Keys.Order(StringComparer.Ordinal).ToList();
                var posts = market.Posts.Select(post => post with { Order = order }).ToList();
                var left = posts.ToDictionary(post => post.Post, post => post.Quota);
                var picked = new Dictionary<string, string>();
                foreach (var candidate in order)
                {
                    if (market.Wishes[candidate].FirstOrDefault(post => left[post] > 0) is { } post)
                    {
                        picked[candidate] = post;
                        left[post]--;
                    }
                }

                Assert.Equal(
                    picked.OrderBy(pair => pair.Key),
                    Allocation.Assign(posts, market.Wishes).OrderBy(pair => pair.Key)
                );
            });

    /// <summary>0 is the first wish; nothing is worse than any listed post, a post not wished is worse than nothing.</summary>
    private static int Worth(
        IReadOnlyList<string> wishes,
        IReadOnlyDictionary<string, string> assigned,
        string candidate
    ) =>
        !assigned.TryGetValue(candidate, out var post) ? wishes.Count
        : wishes.ToList().IndexOf(post) is >= 0 and var index ? index
        : wishes.Count + 1;

    private static List<IReadOnlyList<string>> AllLists(IEnumerable<string> posts)
    {
        var lists = new List<IReadOnlyList<string>> { Array.Empty<string>() };
        Extend([], [.. posts]);
        return lists;

        void Extend(List<string> begun, List<string> left)
        {
            foreach (var post in left)
            {
                List<string> longer = [.. begun, post];
                lists.Add(longer);
                Extend(longer, [.. left.Where(other => other != post)]);
            }
        }
    }

    private static Gen<Market> Markets(int candidates, int posts) =>
        Gen.Select(Gen.Int[1, candidates], Gen.Int[1, posts], Gen.Int)
            .Select(
                (people, places, seed) =>
                {
                    // arrangement by a generated seed: CsCheck shrinks sizes, the seed fixes the rest
                    var random = new Random(seed);
                    var codes = Enumerable.Range(0, people).Select(i => $"K{i}").ToArray();
                    var names = Enumerable.Range(0, places).Select(i => $"P{i}").ToArray();
                    return new Market(
                        [
                            .. names.Select(name => new PostList(
                                name,
                                random.Next(0, 3),
                                Some(random, codes)
                            )),
                        ],
                        codes.ToDictionary(
                            code => code,
                            _ => (IReadOnlyList<string>)Some(random, names)
                        )
                    );
                }
            );

    private static string[] Some(Random random, string[] all)
    {
        var copy = all.ToArray();
        random.Shuffle(copy);
        return copy[..random.Next(0, copy.Length + 1)];
    }

    private static Dictionary<string, IReadOnlyList<string>> Wishes(
        params (string Code, string Posts)[] wishes
    ) =>
        wishes.ToDictionary(
            wish => wish.Code,
            wish => (IReadOnlyList<string>)wish.Posts.Split(',')
        );

    private sealed record Market(
        IReadOnlyList<PostList> Posts,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Wishes
    );
}
