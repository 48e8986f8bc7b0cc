using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Bank;

public enum Quantifier
{
    /// <summary>All S are P.</summary>
    All,

    /// <summary>No S are P.</summary>
    No,

    /// <summary>Some S are P.</summary>
    Some,

    /// <summary>Some S are not P.</summary>
    SomeNot,
}

/// <summary>A statement about two classes, named by numbers from 0.</summary>
public readonly record struct Statement(Quantifier Quantifier, int Subject, int Predicate)
{
    /// <summary>What is true exactly when this is false.</summary>
    public Statement Negation =>
        this with
        {
            Quantifier = Quantifier switch
            {
                Quantifier.All => Quantifier.SomeNot,
                Quantifier.No => Quantifier.Some,
                Quantifier.Some => Quantifier.No,
                _ => Quantifier.All,
            },
        };
}

/// <summary>Premises with one conclusion that follows and three that do not.</summary>
/// <param name="Terms">How many classes the premises speak of: 3 or 4.</param>
/// <param name="Premises">Taken as true.</param>
/// <param name="Key">Follows.</param>
/// <param name="Others">Do not follow.</param>
public sealed record Syllogism(
    int Terms,
    IReadOnlyList<Statement> Premises,
    Statement Key,
    IReadOnlyList<Statement> Others
)
{
    private static readonly int[] Patterns = [0xAAAA, 0xCCCC, 0xF0F0, 0xFF00];

    /// <summary>Whether a conclusion holds in every case in which the premises hold.</summary>
    /// <param name="premises">Taken as true.</param>
    /// <param name="conclusion">What is asked about.</param>
    /// <param name="terms">How many classes there are.</param>
    /// <param name="isPopulated">Whether every class is known to have members. Readers differ about that, so an item must not depend on it.</param>
    /// <remarks>Decided by looking at every case: a case says which of the 2^terms combinations of classes have members.</remarks>
    public static bool Follows(
        IReadOnlyList<Statement> premises,
        Statement conclusion,
        int terms,
        bool isPopulated
    ) => Holds(conclusion, Cases(premises, terms, isPopulated), terms);

    /// <summary>Whether the premises can be true together when every class has members.</summary>
    public static bool IsConsistent(IReadOnlyList<Statement> premises, int terms) =>
        Cases(premises, terms, isPopulated: true).Count > 0;

    /// <summary>Draws premises and conclusions.</summary>
    /// <param name="random">Its state decides everything.</param>
    /// <param name="difficulty">Easy and medium have two premises, hard three; medium and hard speak of some members too.</param>
    /// <remarks>The key follows even if classes may be empty; none of the others follows even if no class is.</remarks>
    public static Syllogism Draw(SeededRandom random, Difficulty difficulty)
    {
        ArgumentNullException.ThrowIfNull(random);
        var terms = difficulty == Difficulty.Hard ? 4 : 3;
        while (true)
        {
            var premises = DrawPremises(random, terms, difficulty);
            var populated = Cases(premises, terms, isPopulated: true);
            if (populated.Count == 0)
            {
                continue;
            }

            var all = Cases(premises, terms, isPopulated: false);

            var between = Between(0, terms - 1);
            var keys = between.Where(one => Holds(one, all, terms)).ToList();
            var others = between
                .Concat(premises.SelectMany(premise => Between(premise.Subject, premise.Predicate)))
                .Distinct()
                .Where(one => !Holds(one, populated, terms))
                .ToList();
            var far = others.Count(one => between.Contains(one));
            if (keys.Count > 0 && far >= 2 && others.Count >= 3)
            {
                var drawn = random.Draw([.. others.Take(far)], 2).ToList();
                var rest = others.Except(drawn).ToList();
                drawn.Add(rest[random.NextBelow(rest.Count)]);
                return new Syllogism(terms, premises, keys[random.NextBelow(keys.Count)], drawn);
            }
        }
    }

    private static List<Statement> DrawPremises(
        SeededRandom random,
        int terms,
        Difficulty difficulty
    )
    {
        var premises = new List<Statement>();
        // one premise at most speaks of some members: two of them never lead anywhere
        var some = difficulty == Difficulty.Easy ? -1 : random.NextBelow(terms - 1);
        for (var index = 0; index < terms - 1; index++)
        {
            var isSecondKind = random.NextBelow(3) == 0;
            var quantifier =
                index == some
                    ? (isSecondKind ? Quantifier.SomeNot : Quantifier.Some)
                    : (isSecondKind ? Quantifier.No : Quantifier.All);
            premises.Add(
                random.NextBelow(2) == 0
                    ? new Statement(quantifier, index, index + 1)
                    : new Statement(quantifier, index + 1, index)
            );
        }

        return premises;
    }

    private static List<Statement> Between(int one, int other) =>
        [
            .. from quantifier in Enum.GetValues<Quantifier>()
            from isTurned in new[] { false, true }
            // both ways round say the same of these two
            where !isTurned || quantifier is Quantifier.All or Quantifier.SomeNot
            select isTurned
                ? new Statement(quantifier, other, one)
                : new Statement(quantifier, one, other),
        ];

    private static List<int> Cases(IReadOnlyList<Statement> premises, int terms, bool isPopulated)
    {
        var cases = new List<int>();
        for (var world = 0; world < 1 << (1 << terms); world++)
        {
            var holds = true;
            for (var index = 0; index < premises.Count && holds; index++)
            {
                holds = Holds(premises[index], world, terms);
            }

            for (var term = 0; term < terms && holds && isPopulated; term++)
            {
                holds = (world & Members(term, terms)) != 0;
            }

            if (holds)
            {
                cases.Add(world);
            }
        }

        return cases;
    }

    private static bool Holds(Statement statement, List<int> cases, int terms) =>
        cases.TrueForAll(world => Holds(statement, world, terms));

    private static bool Holds(Statement statement, int world, int terms)
    {
        var subject = Members(statement.Subject, terms);
        var predicate = Members(statement.Predicate, terms);
        return statement.Quantifier switch
        {
            Quantifier.All => (world & subject & ~predicate) == 0,
            Quantifier.No => (world & subject & predicate) == 0,
            Quantifier.Some => (world & subject & predicate) != 0,
            _ => (world & subject & ~predicate) != 0,
        };
    }

    /// <summary>The combinations that are members of a class, a bit each.</summary>
    private static int Members(int term, int terms)
    {
        // bit c is set when bit "term" of c is: a fixed pattern for up to sixteen combinations
        return Patterns[term] & ((1 << (1 << terms)) - 1);
    }
}
