using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Bank;

public enum FigureTrait
{
    Shape,
    Count,
    Fill,
    Size,
}

/// <summary>The content of one cell: some equal figures.</summary>
/// <param name="Shape">0 circle, 1 square, 2 triangle, 3 rhombus, 4 pentagon.</param>
/// <param name="Count">1 to 3.</param>
/// <param name="Fill">0 empty, 1 grey, 2 solid.</param>
/// <param name="Size">0 small, 1 medium, 2 large.</param>
public readonly record struct Figure(int Shape, int Count, int Fill, int Size)
{
    public int Of(FigureTrait trait) =>
        trait switch
        {
            FigureTrait.Shape => Shape,
            FigureTrait.Count => Count,
            FigureTrait.Fill => Fill,
            _ => Size,
        };

    public Figure With(FigureTrait trait, int value) =>
        trait switch
        {
            FigureTrait.Shape => this with { Shape = value },
            FigureTrait.Count => this with { Count = value },
            FigureTrait.Fill => this with { Fill = value },
            _ => this with { Size = value },
        };
}

/// <summary>How a trait runs through a matrix.</summary>
public enum TraitRule
{
    /// <summary>The same everywhere.</summary>
    Constant,

    /// <summary>The same within a row.</summary>
    ByRow,

    /// <summary>The same within a column.</summary>
    ByColumn,

    /// <summary>Each of three values once in each row and column, moving left from row to row.</summary>
    OnceEachLeft,

    /// <summary>The same, moving right.</summary>
    OnceEachRight,
}

/// <summary>A matrix of three rows and three columns whose last cell is asked for.</summary>
/// <param name="Cells">Nine, row by row; the last is the key.</param>
/// <param name="Rules">By trait.</param>
/// <param name="Others">Three wrong cells, each differing from the key in exactly one trait.</param>
public sealed record FigureMatrix(
    IReadOnlyList<Figure> Cells,
    IReadOnlyDictionary<FigureTrait, TraitRule> Rules,
    IReadOnlyList<(FigureTrait Trait, Figure Cell)> Others
)
{
    /// <summary>Values of a trait; counts begin with 1.</summary>
    public static IReadOnlyList<int> Values(FigureTrait trait) =>
        trait switch
        {
            FigureTrait.Shape => [0, 1, 2, 3, 4],
            FigureTrait.Count => [1, 2, 3],
            _ => [0, 1, 2],
        };

    public Figure Key => Cells[8];

    /// <summary>Draws a matrix with exactly one last cell.</summary>
    /// <param name="random">Its state decides everything.</param>
    /// <param name="difficulty">Easy: two traits by row or column. Medium: three, one of them once each. Hard: four, two of them once each in opposite directions.</param>
    public static FigureMatrix Draw(SeededRandom random, Difficulty difficulty)
    {
        ArgumentNullException.ThrowIfNull(random);
        while (true)
        {
            var rules = DrawRules(random, difficulty);
            var values = Enum.GetValues<FigureTrait>()
                .ToDictionary(trait => trait, trait => random.Draw(Values(trait), 3));
            var cells = new List<Figure>();
            for (var cell = 0; cell < 9; cell++)
            {
                int At(FigureTrait trait) => values[trait][Place(rules[trait], cell / 3, cell % 3)];
                cells.Add(
                    new Figure(
                        At(FigureTrait.Shape),
                        At(FigureTrait.Count),
                        At(FigureTrait.Fill),
                        At(FigureTrait.Size)
                    )
                );
            }

            if (Solutions(cells.Take(8).ToList()) is [var only] && only == cells[8])
            {
                return new FigureMatrix(cells, rules, DrawOthers(random, cells[8], rules));
            }
        }
    }

    /// <summary>Every last cell that some reading of the other eight gives.</summary>
    /// <remarks>
    /// Readings of a trait: the same in rows; the same in columns; the same three values once each in rows or in columns; equal steps in rows or columns (counts and sizes).
    /// </remarks>
    public static IReadOnlyList<Figure> Solutions(IReadOnlyList<Figure> eight)
    {
        ArgumentNullException.ThrowIfNull(eight);
        IReadOnlySet<int> Of(FigureTrait trait) =>
            Readings([.. eight.Select(cell => cell.Of(trait))], trait);
        return
        [
            .. from shape in Of(FigureTrait.Shape)
            from count in Of(FigureTrait.Count)
            from fill in Of(FigureTrait.Fill)
            from size in Of(FigureTrait.Size)
            select new Figure(shape, count, fill, size),
        ];
    }

    private static HashSet<int> Readings(int[] cells, FigureTrait trait)
    {
        int[][] rows = [cells[..3], cells[3..6], cells[6..]];
        int[][] columns =
        [
            [cells[0], cells[3], cells[6]],
            [cells[1], cells[4], cells[7]],
            [cells[2], cells[5]],
        ];
        var isOrdered = trait is FigureTrait.Count or FigureTrait.Size;
        return new[] { rows, columns }
            .SelectMany(lines =>
                new[] { Same(lines), OnceEach(lines), isOrdered ? EqualSteps(lines) : null }
            )
            .OfType<int>()
            .Where(Values(trait).Contains)
            .ToHashSet();
    }

    private static int? Same(int[][] lines) =>
        lines.All(line => line.Distinct().Count() == 1) ? lines[2][0] : null;

    private static int? OnceEach(int[][] lines)
    {
        var all = lines[0].ToHashSet();
        var isSound =
            all.Count == 3
            && all.SetEquals(lines[1])
            && lines[2].Distinct().Count() == 2
            && all.IsSupersetOf(lines[2]);
        return isSound ? all.Except(lines[2]).Single() : null;
    }

    private static int? EqualSteps(int[][] lines)
    {
        var step = lines[0][1] - lines[0][0];
        var isSound =
            step != 0
            && lines.All(line => line[1] - line[0] == step)
            && lines.Take(2).All(line => line[2] - line[1] == step);
        return isSound ? lines[2][1] + step : null;
    }

    private static Dictionary<FigureTrait, TraitRule> DrawRules(
        SeededRandom random,
        Difficulty difficulty
    )
    {
        TraitRule Line() => random.NextBelow(2) == 0 ? TraitRule.ByRow : TraitRule.ByColumn;
        TraitRule Once() =>
            random.NextBelow(2) == 0 ? TraitRule.OnceEachLeft : TraitRule.OnceEachRight;
        TraitRule[] drawn = difficulty switch
        {
            Difficulty.Easy => [TraitRule.ByRow, TraitRule.ByColumn],
            Difficulty.Medium => [Line(), Line(), Once()],
            _ => [Line(), Line(), TraitRule.OnceEachLeft, TraitRule.OnceEachRight],
        };
        var traits = random.Draw(Enum.GetValues<FigureTrait>(), 4);
        return traits
            .Select((trait, index) => (trait, index))
            .ToDictionary(
                pair => pair.trait,
                pair => pair.index < drawn.Length ? drawn[pair.index] : TraitRule.Constant
            );
    }

    private static int Place(TraitRule rule, int row, int column) =>
        rule switch
        {
            TraitRule.Constant => 0,
            TraitRule.ByRow => row,
            TraitRule.ByColumn => column,
            TraitRule.OnceEachLeft => (row + column) % 3,
            _ => (column - row + 3) % 3,
        };

    private static List<(FigureTrait, Figure)> DrawOthers(
        SeededRandom random,
        Figure key,
        IReadOnlyDictionary<FigureTrait, TraitRule> rules
    )
    {
        // first the traits that change, each once; a second value of one when they are fewer than three
        var varied = random.Draw(
            [.. rules.Where(rule => rule.Value != TraitRule.Constant).Select(rule => rule.Key)],
            rules.Values.Count(rule => rule != TraitRule.Constant)
        );
        var others = new List<(FigureTrait, Figure)>();
        for (var index = 0; others.Count < 3; index++)
        {
            var trait = varied[index % varied.Count];
            var wrong = Values(trait)
                .Where(value => value != key.Of(trait))
                .Select(value => (trait, key.With(trait, value)))
                .Where(other => !others.Contains(other))
                .ToList();
            others.Add(wrong[random.NextBelow(wrong.Count)]);
        }

        return others;
    }
}
