using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Tests.Items;

public class SeriesSolverTests
{
    [Theory]
    [InlineData(new long[] { 3, 7, 11, 15, 19, 23 }, 27)]
    [InlineData(new long[] { 2, 6, 18, 54, 162, 486 }, 1458)]
    [InlineData(new long[] { 1, 4, 9, 16, 25, 36 }, 49)]
    [InlineData(new long[] { 1, 8, 27, 64, 125, 216 }, 343)]
    [InlineData(new long[] { 1, 1, 2, 3, 5, 8 }, 13)]
    [InlineData(new long[] { 1, 1, 2, 6, 24, 120 }, 720)]
    [InlineData(new long[] { 3, 7, 15, 31, 63, 127 }, 255)]
    [InlineData(new long[] { 10, 15, 13, 18, 16, 21 }, 19)]
    [InlineData(new long[] { 3, 50, 6, 45, 12, 40 }, 24)]
    public void Continuations_OfAKnownSeries_AreItsNextTerm(long[] terms, long next) =>
        Assert.Equal([next], SeriesSolver.Continuations(terms));

    [Fact]
    public void Continuations_OfAnAmbiguousSeries_AreSeveral()
    {
        // +1 and ×2 in turn, or each time twice the term two before and 2: both are borne out, and differ
        var found = new[]
        {
            new long[] { 2, 4, 6, 12, 14, 28 },
            new long[] { 1, 2, 3, 6, 7, 14 },
            new long[] { 2, 3, 6, 7, 14, 15 },
            new long[] { 1, 2, 4, 8, 16, 32 },
        }.Select(SeriesSolver.Continuations);

        Assert.All(found, continuations => Assert.NotEmpty(continuations));
        Assert.Empty(SeriesSolver.Continuations([3, 1, 4, 1, 5, 9]));
    }

    [Theory]
    [InlineData(Difficulty.Easy)]
    [InlineData(Difficulty.Medium)]
    [InlineData(Difficulty.Hard)]
    public void Draw_OfAnySeed_GivesASeriesWithOneContinuation(Difficulty difficulty)
    {
        for (ulong seed = 1; seed <= 200; seed++)
        {
            var series = NumberSeries.Draw(new SeededRandom(seed), difficulty, (int)seed);
            var terms = series.Terms(NumberSeries.Shown + 1);

            Assert.Equal(
                [terms[^1]],
                SeriesSolver.Continuations([.. terms.Take(NumberSeries.Shown)])
            );
        }
    }
}
