using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Tests.Items;

public class FigureMatrixTests
{
    [Theory]
    [InlineData(Difficulty.Easy, 2)]
    [InlineData(Difficulty.Medium, 3)]
    [InlineData(Difficulty.Hard, 4)]
    public void Draw_OfAnySeed_HasOneSolutionAndOthersThatBreakOneTrait(
        Difficulty difficulty,
        int varied
    )
    {
        for (ulong seed = 1; seed <= 200; seed++)
        {
            var drawn = FigureMatrix.Draw(new SeededRandom(seed), difficulty);

            Assert.Equal([drawn.Key], FigureMatrix.Solutions([.. drawn.Cells.Take(8)]));
            Assert.Equal(varied, drawn.Rules.Values.Count(rule => rule != TraitRule.Constant));
            Assert.Equal(3, drawn.Others.Select(other => other.Cell).Distinct().Count());
            Assert.All(
                drawn.Others,
                other =>
                    Assert.Equal(
                        [other.Trait],
                        Enum.GetValues<FigureTrait>()
                            .Where(trait => other.Cell.Of(trait) != drawn.Key.Of(trait))
                    )
            );
        }
    }

    [Fact]
    public void Solutions_OfAMatrixWithTwoReadings_AreBoth()
    {
        // the number grows by one along each row and is the same set in each row: 3 both times; the shape is free to be read in one way only
        Figure Cell(int shape, int count) => new(shape, count, 0, 0);
        Figure[] eight =
        [
            Cell(0, 1),
            Cell(0, 2),
            Cell(0, 3),
            Cell(1, 1),
            Cell(1, 2),
            Cell(1, 3),
            Cell(2, 1),
            Cell(2, 2),
        ];

        Assert.Equal([Cell(2, 3)], FigureMatrix.Solutions(eight));
        eight[7] = Cell(3, 2);
        Assert.Empty(FigureMatrix.Solutions(eight));
    }
}
