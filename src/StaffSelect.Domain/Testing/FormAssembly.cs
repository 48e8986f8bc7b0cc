using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Testing;

/// <summary>Draws forms from a bank of items.</summary>
public static class FormAssembly
{
    /// <summary>Draws one form.</summary>
    /// <param name="bank">Approved versions; their order does not matter.</param>
    /// <param name="rule">Scales, in the order shown, and blueprint.</param>
    /// <param name="seed">The same bank, rule and seed give the same form for ever.</param>
    /// <returns>The form, or one <see cref="TestProblems.BlueprintShort"/> for each cell that the bank cannot fill.</returns>
    /// <remarks>
    /// Scales come in the rule's order, within a scale easy items first, within a cell in the order drawn; options are shuffled item by item.
    /// Before the draw the bank is put in the order of item codes (ordinal), so that the database's order has no influence.
    /// </remarks>
    public static Result<TestForm> Build(IReadOnlyList<BankItem> bank, TestRule rule, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (Shortages(bank, rule) is { Count: > 0 } problems)
        {
            return Problem.Join(problems);
        }

        var newest = Newest(bank);
        var random = new SeededRandom(seed);
        var items = new List<FormItem>();
        foreach (var (scale, difficulty, count) in CellsInOrder(rule))
        {
            var cell = newest
                .Where(item => item.Scale == scale && item.Difficulty == difficulty)
                .ToList();
            foreach (var item in random.Draw(cell, count))
            {
                items.Add(
                    new FormItem(
                        item.Id,
                        scale,
                        difficulty,
                        random.Draw(item.Options, item.Options.Count),
                        item.Kind == ItemKind.MultipleResponse ? true : null
                    )
                );
            }
        }

        return new TestForm(items);
    }

    /// <summary>The cells that a bank cannot fill; empty when every draw will succeed.</summary>
    /// <remarks>To be asked before the notice is published, not when the last candidate starts. Arguments of a problem: scale, difficulty, needed, present.</remarks>
    public static IReadOnlyList<Problem> Shortages(IReadOnlyList<BankItem> bank, TestRule rule)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(rule);
        var newest = Newest(bank);
        return
        [
            .. CellsInOrder(rule)
                .Select(cell =>
                    (
                        Cell: cell,
                        Present: newest.Count(item =>
                            item.Scale == cell.Scale && item.Difficulty == cell.Difficulty
                        )
                    )
                )
                .Where(row => row.Present < row.Cell.Count)
                .Select(row => new Problem(
                    TestProblems.BlueprintShort,
                    row.Cell.Scale,
                    row.Cell.Difficulty,
                    row.Cell.Count,
                    row.Present
                )),
        ];
    }

    private static List<BankItem> Newest(IReadOnlyList<BankItem> bank) =>
        [
            .. bank.GroupBy(item => item.Code, StringComparer.Ordinal)
                .Select(versions => versions.MaxBy(item => item.VersionNumber)!)
                .OrderBy(item => item.Code, StringComparer.Ordinal),
        ];

    private static IEnumerable<(string Scale, Difficulty Difficulty, int Count)> CellsInOrder(
        TestRule rule
    ) =>
        from scale in rule.Scales
        from difficulty in new[] { Difficulty.Easy, Difficulty.Medium, Difficulty.Hard }
        let count = rule
            .Blueprint.Where(cell => cell.Scale == scale.Code && cell.Difficulty == difficulty)
            .Sum(cell => cell.Count)
        where count > 0
        select (scale.Code, difficulty, count);
}
