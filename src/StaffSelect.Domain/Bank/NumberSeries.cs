using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Bank;

/// <summary>How a generated series goes on.</summary>
public enum SeriesKind
{
    /// <summary>+A.</summary>
    Add,

    /// <summary>×A.</summary>
    Multiply,

    /// <summary>+A and +B in turn.</summary>
    AlternateAdd,

    /// <summary>The step begins with A and grows by B.</summary>
    GrowingStep,

    /// <summary>Two series in turn: +A, and from C on +B.</summary>
    Interleaved,

    /// <summary>×A, then +B, at each step.</summary>
    MultiplyAndAdd,

    /// <summary>The sum of the two terms before, +B; the second term is C.</summary>
    SumOfTwo,

    /// <summary>×A, ×(A+1), ×(A+2) and so on.</summary>
    GrowingFactor,

    /// <summary>×A and +B in turn.</summary>
    AlternateMultiply,

    /// <summary>Two series in turn: ×A, and from C on +B.</summary>
    InterleavedMultiply,
}

/// <summary>A series with its rule and its numbers.</summary>
/// <param name="Kind">The rule; says what A, B and C are.</param>
/// <param name="First">First term.</param>
/// <param name="A">See the rule.</param>
/// <param name="B">See the rule.</param>
/// <param name="C">See the rule.</param>
public sealed record NumberSeries(SeriesKind Kind, int First, int A, int B, int C)
{
    /// <summary>Terms shown to the candidate.</summary>
    public const int Shown = 6;

    private const long Largest = 20_000;

    private static readonly SeriesKind[] Easy =
    [
        SeriesKind.Add,
        SeriesKind.Multiply,
        SeriesKind.AlternateAdd,
    ];

    private static readonly SeriesKind[] Medium =
    [
        SeriesKind.GrowingStep,
        SeriesKind.Interleaved,
        SeriesKind.MultiplyAndAdd,
    ];

    private static readonly SeriesKind[] Hard =
    [
        SeriesKind.SumOfTwo,
        SeriesKind.GrowingFactor,
        SeriesKind.AlternateMultiply,
        SeriesKind.InterleavedMultiply,
    ];

    /// <summary>The first terms.</summary>
    public IReadOnlyList<long> Terms(int count)
    {
        var terms = new List<long> { First };
        while (terms.Count < count)
        {
            terms.Add(Next(terms));
        }

        return terms;
    }

    /// <summary>Draws a series that a person can only continue in one way.</summary>
    /// <param name="random">Its state decides everything.</param>
    /// <param name="difficulty">Which rules are drawn from.</param>
    /// <param name="index">Rules of a difficulty are used in turn.</param>
    /// <remarks>A draw is thrown away when <see cref="SeriesSolver"/> finds another continuation, when terms repeat or when they grow too large.</remarks>
    public static NumberSeries Draw(SeededRandom random, Difficulty difficulty, int index)
    {
        ArgumentNullException.ThrowIfNull(random);
        var kinds = difficulty switch
        {
            Difficulty.Easy => Easy,
            Difficulty.Medium => Medium,
            _ => Hard,
        };
        while (true)
        {
            var series = Drawn(random, kinds[index % kinds.Length]);
            var terms = series.Terms(Shown + 1);
            var isSmall = terms.All(term => Math.Abs(term) <= Largest);
            if (
                isSmall
                && terms.Distinct().Count() == terms.Count
                && SeriesSolver.Continuations([.. terms.Take(Shown)]) is { Count: 1 } only
                && only.Contains(terms[Shown])
            )
            {
                return series;
            }
        }
    }

    private static NumberSeries Drawn(SeededRandom random, SeriesKind kind)
    {
        int Between(int from, int to) => from + random.NextBelow(to - from + 1);
        int Signed(int from, int to) => Between(from, to) * (random.NextBelow(2) == 0 ? 1 : -1);
        return kind switch
        {
            SeriesKind.Add => new(kind, Between(3, 120), Signed(6, 19), 0, 0),
            SeriesKind.Multiply => new(kind, Signed(2, 9), Between(2, 3), 0, 0),
            SeriesKind.AlternateAdd => new(
                kind,
                Between(10, 60),
                Between(5, 15),
                -Between(2, 9),
                0
            ),
            SeriesKind.GrowingStep => new(kind, Between(2, 40), Between(1, 9), Signed(2, 5), 0),
            SeriesKind.Interleaved => new(
                kind,
                Between(3, 30),
                Between(3, 9),
                -Between(2, 8),
                Between(40, 90)
            ),
            SeriesKind.MultiplyAndAdd => new(kind, Between(2, 6), Between(2, 3), Signed(1, 7), 0),
            SeriesKind.SumOfTwo => new(kind, Between(1, 9), 0, Signed(1, 5), Between(3, 15)),
            SeriesKind.GrowingFactor => new(kind, Signed(2, 3), 2, 0, 0),
            SeriesKind.AlternateMultiply => new(
                kind,
                Between(3, 12),
                Between(2, 3),
                Signed(3, 9),
                0
            ),
            _ => new(kind, Between(2, 5), Between(2, 3), Signed(4, 11), Between(50, 90)),
        };
    }

    private long Next(List<long> terms)
    {
        var count = terms.Count;
        var last = terms[^1];
        var isFirstOfPair = count % 2 == 1;
        return Kind switch
        {
            SeriesKind.Add => last + A,
            SeriesKind.Multiply => last * A,
            SeriesKind.AlternateAdd => last + (isFirstOfPair ? A : B),
            SeriesKind.GrowingStep => last + A + (long)B * (count - 1),
            SeriesKind.MultiplyAndAdd => last * A + B,
            SeriesKind.GrowingFactor => last * (A + count - 1),
            SeriesKind.AlternateMultiply => isFirstOfPair ? last * A : last + B,
            SeriesKind.SumOfTwo => count == 1 ? C : last + terms[^2] + B,
            SeriesKind.Interleaved => count == 1 ? C : terms[^2] + (isFirstOfPair ? B : A),
            _ => count == 1 ? C
            : isFirstOfPair ? terms[^2] + B
            : terms[^2] * A,
        };
    }
}
