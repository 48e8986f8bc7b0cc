using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Exchange.Items.Generation;

/// <summary>Items made by rule: number series, syllogisms and figure matrices. The same seed gives the same files for ever.</summary>
internal static class GeneratedItems
{
    /// <summary>The seed of the files that come with the product.</summary>
    public const ulong Seed = 20_260_302;

    /// <summary>The files by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files(ulong seed) =>
        new Dictionary<string, byte[]>
        {
            ["number-series.csv"] = ItemFileWriter.Csv(
                Rows(
                    "MAT",
                    "S",
                    seed,
                    20,
                    14,
                    6,
                    (random, difficulty, index) =>
                        SeriesItems.Of(
                            NumberSeries.Draw(random, difficulty, index),
                            difficulty,
                            random
                        )
                )
            ),
            ["syllogisms.csv"] = ItemFileWriter.Csv(
                Rows(
                    "ABS",
                    "L",
                    seed,
                    8,
                    6,
                    2,
                    (random, difficulty, _) =>
                        SyllogismItems.Of(Syllogism.Draw(random, difficulty), difficulty, random)
                )
            ),
            ["matrices.csv"] = ItemFileWriter.Csv(
                Rows(
                    "ABS",
                    "M",
                    seed,
                    12,
                    8,
                    4,
                    (random, difficulty, _) =>
                        MatrixItems.Of(FigureMatrix.Draw(random, difficulty), difficulty, random)
                )
            ),
        };

    private static List<ItemFileRow> Rows(
        string scale,
        string prefix,
        ulong seed,
        int easy,
        int medium,
        int hard,
        Func<SeededRandom, Difficulty, int, ItemContent> make
    )
    {
        var random = new SeededRandom(seed);
        var rows = new List<ItemFileRow>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var (difficulty, count) in new[]
            {
                (Difficulty.Easy, easy),
                (Difficulty.Medium, medium),
                (Difficulty.Hard, hard),
            }
        )
        {
            for (var index = 0; index < count; )
            {
                var content = make(random, difficulty, index);
                // two items with the same task would stand in one form
                if (seen.Add(content.Text.Uk + content.PictureSvg))
                {
                    var code = FormattableString.Invariant($"{prefix}-{rows.Count + 1:000}");
                    rows.Add(new ItemFileRow(rows.Count + 2, code, scale, content));
                    index++;
                }
            }
        }

        return rows;
    }
}
