using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Exchange.Items.Generation;

/// <summary>Figure matrices as items: pictures, and words that name every cell but never the rule.</summary>
internal static class MatrixItems
{
    private static readonly LocalizedText[] Shape =
    [
        new("круг", "circle"),
        new("квадрат", "square"),
        new("трикутник", "triangle"),
        new("ромб", "rhombus"),
        new("п’ятикутник", "pentagon"),
    ];

    private static readonly LocalizedText[] Shapes =
    [
        new("круги", "circles"),
        new("квадрати", "squares"),
        new("трикутники", "triangles"),
        new("ромби", "rhombuses"),
        new("п’ятикутники", "pentagons"),
    ];

    private static readonly LocalizedText[] Fill =
    [
        new("порожній", "empty"),
        new("сірий", "grey"),
        new("зафарбований", "solid"),
    ];

    private static readonly LocalizedText[] Fills =
    [
        new("порожні", "empty"),
        new("сірі", "grey"),
        new("зафарбовані", "solid"),
    ];

    private static readonly LocalizedText[] Size =
    [
        new("малий", "small"),
        new("середній", "medium-sized"),
        new("великий", "large"),
    ];

    private static readonly LocalizedText[] Sizes =
    [
        new("малі", "small"),
        new("середні", "medium-sized"),
        new("великі", "large"),
    ];

    private static readonly LocalizedText[] Number =
    [
        new("один", "one"),
        new("два", "two"),
        new("три", "three"),
    ];

    private static readonly Dictionary<FigureTrait, LocalizedText> Trait = new()
    {
        [FigureTrait.Shape] = new("форма", "shape"),
        [FigureTrait.Count] = new("кількість", "number"),
        [FigureTrait.Fill] = new("заливка", "fill"),
        [FigureTrait.Size] = new("розмір", "size"),
    };

    private static readonly Dictionary<TraitRule, LocalizedText> Rule = new()
    {
        [TraitRule.Constant] = new("не змінюється", "does not change"),
        [TraitRule.ByRow] = new("змінюється від рядка до рядка", "changes from row to row"),
        [TraitRule.ByColumn] = new(
            "змінюється від стовпця до стовпця",
            "changes from column to column"
        ),
        [TraitRule.OnceEachLeft] = new(
            "кожне з трьох значень по разу в рядку й стовпці",
            "each of three values once in a row and a column"
        ),
        [TraitRule.OnceEachRight] = new(
            "кожне з трьох значень по разу в рядку й стовпці",
            "each of three values once in a row and a column"
        ),
    };

    public static ItemContent Of(FigureMatrix matrix, Difficulty difficulty, SeededRandom random)
    {
        var options = matrix
            .Others.Select(other =>
                Option(
                    other.Cell,
                    OptionMark.None,
                    Both(language =>
                        language == "uk"
                            ? $"Порушено одну ознаку – {Trait[other.Trait].Uk}; решта відповідає правилам."
                            : $"One trait is broken – the {Trait[other.Trait].En}; the others follow the rules."
                    )
                )
            )
            .Append(
                Option(
                    matrix.Key,
                    OptionMark.Right,
                    Both(language =>
                        string.Join(
                            "; ",
                            matrix
                                .Rules.OrderBy(rule => rule.Key)
                                .Select(rule =>
                                    $"{Trait[rule.Key].In(language)} – {Rule[rule.Value].In(language)}"
                                )
                        ) + "."
                    )
                )
            )
            .ToList();
        return new ItemContent(
            ItemKind.SingleChoice,
            difficulty,
            new LocalizedText(
                "Яка фігура має стояти в порожній клітинці?",
                "Which figure belongs in the empty cell?"
            ),
            FigureSvg.Matrix([.. matrix.Cells.Take(8)]),
            Both(language => InWords(matrix.Cells, language)),
            random.Draw(options, options.Count)
        );
    }

    private static string InWords(IReadOnlyList<Figure> cells, string language)
    {
        var rows = Enumerable
            .Range(0, 3)
            .Select(row =>
            {
                var words = Enumerable
                    .Range(row * 3, 3)
                    .Select(cell =>
                        cell == 8
                            ? (language == "uk" ? "порожня клітинка" : "the empty cell")
                            : CellInWords(cells[cell], language)
                    );
                var name = language == "uk" ? "Рядок" : "Row";
                return $"{name} {row + 1}: {string.Join("; ", words)}.";
            });
        return string.Join(" ", rows);
    }

    private static string CellInWords(Figure cell, string language)
    {
        var isOne = cell.Count == 1;
        LocalizedText[] words =
        [
            Number[cell.Count - 1],
            (isOne ? Size : Sizes)[cell.Size],
            (isOne ? Fill : Fills)[cell.Fill],
            (isOne ? Shape : Shapes)[cell.Shape],
        ];
        return string.Join(" ", words.Select(word => word.In(language)));
    }

    private static BankOption Option(Figure cell, OptionMark mark, LocalizedText why) =>
        new(
            new LocalizedText("", ""),
            FigureSvg.Cell(cell),
            Both(language => CellInWords(cell, language)),
            mark,
            why
        );

    private static LocalizedText Both(Func<string, string> text) => new(text("uk"), text("en"));
}
