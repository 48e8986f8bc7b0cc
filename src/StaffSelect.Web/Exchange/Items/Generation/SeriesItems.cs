using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Exchange.Items.Generation;

/// <summary>Number series as items.</summary>
internal static class SeriesItems
{
    public static ItemContent Of(NumberSeries series, Difficulty difficulty, SeededRandom random)
    {
        var terms = series.Terms(NumberSeries.Shown + 1);
        var key = terms[^1];
        var shown = string.Join("; ", terms.Take(NumberSeries.Shown).Select(Text));
        var options = Wrong(terms)
            .Select(wrong => Option(wrong.Value, OptionMark.None, wrong.Why))
            .Append(Option(key, OptionMark.Right, Rule(series, key)))
            .ToList();
        return new ItemContent(
            ItemKind.SingleChoice,
            difficulty,
            new LocalizedText(
                $"Яке число має стояти на місці знака питання?\n{shown}; ?",
                $"Which number belongs in the place of the question mark?\n{shown}; ?"
            ),
            null,
            null,
            random.Draw(options, options.Count)
        );
    }

    /// <summary>What people get who make a slip: the last step repeated, the step before last, or one off.</summary>
    private static IEnumerable<(long Value, LocalizedText Why)> Wrong(IReadOnlyList<long> terms)
    {
        var key = terms[^1];
        var shown = terms.Take(NumberSeries.Shown).ToList();
        var last = shown[^1];
        var step = last - shown[^2];
        var before = shown[^2] - shown[^3];
        var near = Math.Max(2, Math.Abs(step) / 10);
        (long Value, LocalizedText Why)[] slips =
        [
            (
                last + step,
                new LocalizedText(
                    $"Повторено останню зміну ({Signed(step)}), а за правилом ряду має бути {Text(key)}.",
                    $"The last change ({Signed(step)}) is repeated; by the rule of the series it must be {Text(key)}."
                )
            ),
            (
                last + before,
                new LocalizedText(
                    $"Використано передостанню зміну ({Signed(before)}), а за правилом ряду має бути {Text(key)}.",
                    $"The change before the last ({Signed(before)}) is used; by the rule of the series it must be {Text(key)}."
                )
            ),
            (key + near, OffBy(near, key)),
            (key - near, OffBy(-near, key)),
            (key + 2 * near, OffBy(2 * near, key)),
        ];
        return slips
            .Where(slip => slip.Value != key && !shown.Contains(slip.Value))
            .DistinctBy(slip => slip.Value)
            .Take(3);
    }

    private static LocalizedText OffBy(long difference, long key) =>
        new(
            $"Помилка в обчисленні: відхилення {Signed(difference)} від правильного числа {Text(key)}.",
            $"A slip in the calculation: {Signed(difference)} off the right number {Text(key)}."
        );

    private static LocalizedText Rule(NumberSeries series, long key)
    {
        var (a, b) = (series.A, series.B);
        var (uk, en) = series.Kind switch
        {
            SeriesKind.Add => ($"на кожному кроці {Signed(a)}", $"{Signed(a)} at each step"),
            SeriesKind.Multiply => (
                $"кожне число множиться на {a}",
                $"each number is multiplied by {a}"
            ),
            SeriesKind.AlternateAdd => (
                $"по черзі {Signed(a)} і {Signed(b)}",
                $"{Signed(a)} and {Signed(b)} in turn"
            ),
            SeriesKind.GrowingStep => (
                $"перша зміна {Signed(a)}, кожна наступна відрізняється на {Signed(b)}",
                $"the first change is {Signed(a)}, each further one differs by {Signed(b)}"
            ),
            SeriesKind.Interleaved => (
                $"два ряди через один: у першому {Signed(a)}, у другому {Signed(b)}",
                $"two series in turn: {Signed(a)} in the first, {Signed(b)} in the second"
            ),
            SeriesKind.MultiplyAndAdd => (
                $"кожне число множиться на {a}, потім {Signed(b)}",
                $"each number is multiplied by {a}, then {Signed(b)}"
            ),
            SeriesKind.SumOfTwo => (
                $"сума двох попередніх чисел, {Signed(b)}",
                $"the sum of the two numbers before, {Signed(b)}"
            ),
            SeriesKind.GrowingFactor => (
                $"множник зростає на 1: ×{a}, ×{a + 1}, ×{a + 2}…",
                $"the factor grows by 1: ×{a}, ×{a + 1}, ×{a + 2}…"
            ),
            SeriesKind.AlternateMultiply => (
                $"по черзі ×{a} і {Signed(b)}",
                $"×{a} and {Signed(b)} in turn"
            ),
            _ => (
                $"два ряди через один: у першому ×{a}, у другому {Signed(b)}",
                $"two series in turn: ×{a} in the first, {Signed(b)} in the second"
            ),
        };
        return new LocalizedText(
            $"Правило: {uk}; отже, {Text(key)}.",
            $"Rule: {en}; hence {Text(key)}."
        );
    }

    private static BankOption Option(long value, OptionMark mark, LocalizedText why) =>
        new(new LocalizedText(Text(value), Text(value)), null, null, mark, why);

    private static string Text(long value) =>
        value < 0
            ? FormattableString.Invariant($"−{-value}")
            : FormattableString.Invariant($"{value}");

    private static string Signed(long value) => value < 0 ? Text(value) : "+" + Text(value);
}
