using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Tests.Testing;

public class BalancedDrawTests
{
    private const ulong Seed = 20_260_302;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(40, 3)]
    [InlineData(101, 4)]
    public void Assign_WithPlacesToSpare_DiffersByAtMostOnePerPostAndInTotal(int count, int groups)
    {
        var drawn = BalancedDraw.Assign(
            Candidates(count, "KRA", "LWO", "ODS"),
            [.. Enumerable.Repeat(count, groups)],
            Seed
        );

        Assert.Equal(count, drawn.Select(row => row.Candidate.Application).Distinct().Count());
        AssertBalanced(drawn, groups);
        foreach (var post in drawn.GroupBy(row => row.Candidate.Post))
        {
            AssertBalanced([.. post], groups);
        }
    }

    [Fact]
    public void Assign_WithASmallGroup_KeepsCapacityAndGivesItItsShareOfEachPost()
    {
        var drawn = BalancedDraw.Assign(
            [.. Candidates(20, "KRA"), .. Candidates(20, "LWO")],
            [30, 30, 4],
            Seed
        );

        var sizes = Enumerable.Range(0, 3).Select(group => drawn.Count(row => row.Group == group));
        Assert.Equal([18, 18, 4], sizes);
        Assert.Equal(2, drawn.Count(row => row is { Group: 2, Candidate.Post: "KRA" }));
        Assert.Equal(2, drawn.Count(row => row is { Group: 2, Candidate.Post: "LWO" }));
    }

    [Fact]
    public void Assign_OfTheSameSeed_DoesNotDependOnTheOrderAndAnotherSeedDiffers()
    {
        var candidates = Candidates(60, "KRA", "LWO");
        var first = BalancedDraw.Assign(candidates, [30, 30], Seed);

        Assert.Equal(first, BalancedDraw.Assign([.. candidates.Reverse()], [30, 30], Seed));
        Assert.NotEqual(first, BalancedDraw.Assign(candidates, [30, 30], Seed + 1));
    }

    [Fact]
    public void Assign_ToExactlyEnoughPlaces_FillsThem_AndToOneFewerThrows()
    {
        var drawn = BalancedDraw.Assign(Candidates(5, "KRA"), [1, 4], Seed);

        Assert.Equal(
            [1, 4],
            new[] { 0, 1 }.Select(group => drawn.Count(row => row.Group == group))
        );
        Assert.Throws<ArgumentException>(() =>
            BalancedDraw.Assign(Candidates(5, "KRA"), [1, 3], Seed)
        );
    }

    [Fact]
    public void SeedOf_IsTheSameForEverAndOfEachDrawAnother()
    {
        var seed = BalancedDraw.SeedOf("2026-03-02", "ab", "A1", 1);

        Assert.Equal(seed, BalancedDraw.SeedOf("2026-03-02", "ab", "A1", 1));
        Assert.NotEqual(seed, BalancedDraw.SeedOf("2026-03-02", "ab", "A1", 2));
        Assert.NotEqual(seed, BalancedDraw.SeedOf("2026-03-02", "ab", "A2", 1));
    }

    private static void AssertBalanced(
        IReadOnlyCollection<(DrawCandidate Candidate, int Group)> drawn,
        int groups
    )
    {
        var counts = Enumerable
            .Range(0, groups)
            .Select(group => drawn.Count(row => row.Group == group))
            .ToList();
        Assert.InRange(counts.Max() - counts.Min(), 0, 1);
    }

    private static IReadOnlyList<DrawCandidate> Candidates(int count, params string[] posts) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(number => new DrawCandidate(
                    ApplicationId.New(),
                    $"{number:D4}-{posts[0]}",
                    posts[number % posts.Length]
                )),
        ];
}
