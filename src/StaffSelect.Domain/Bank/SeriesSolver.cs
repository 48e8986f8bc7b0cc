namespace StaffSelect.Domain.Bank;

/// <summary>Looks for every rule that explains a series.</summary>
/// <remarks>
/// The family is what candidates are expected to see: constant first, second or third differences; a constant or a steadily growing factor;
/// a·x + c; p·x + q·y + c of the two terms before; two steps in turn; two simple series in turn. A rule counts only if all terms given bear it out and
/// more terms are given than it has numbers of its own. A series with two continuations in this family has two right answers and is no item.
/// </remarks>
public static class SeriesSolver
{
    /// <summary>The next terms that rules of the family give.</summary>
    /// <param name="terms">At least six.</param>
    public static IReadOnlySet<long> Continuations(IReadOnlyList<long> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfLessThan(terms.Count, 6);
        return new[]
        {
            Differences(terms, 1),
            Differences(terms, 2),
            Differences(terms, 3),
            Factor(terms),
            GrowingFactor(terms),
            MultiplyAndAdd(terms),
        }
            .Concat(OfTwoBefore(terms))
            .Concat(InTurn(terms))
            .Append(Interleaved(terms))
            .OfType<long>()
            .ToHashSet();
    }

    private static long? Differences(IReadOnlyList<long> terms, int order)
    {
        var rows = new List<IReadOnlyList<long>> { terms };
        for (var depth = 0; depth < order; depth++)
        {
            var above = rows[^1];
            rows.Add([.. above.Skip(1).Select((term, index) => term - above[index])]);
        }

        return rows[^1].Distinct().Count() == 1 ? rows.Sum(row => row[^1]) : null;
    }

    private static long? Factor(IReadOnlyList<long> terms)
    {
        if (terms.Contains(0))
        {
            return null;
        }

        for (var index = 2; index < terms.Count; index++)
        {
            if (terms[index] * terms[0] != terms[index - 1] * terms[1])
            {
                return null;
            }
        }

        var next = terms[^1] * terms[1];
        return next % terms[0] == 0 ? next / terms[0] : null;
    }

    private static long? GrowingFactor(IReadOnlyList<long> terms)
    {
        var factors = new List<long>();
        for (var index = 1; index < terms.Count; index++)
        {
            if (terms[index - 1] == 0 || terms[index] % terms[index - 1] != 0)
            {
                return null;
            }

            factors.Add(terms[index] / terms[index - 1]);
        }

        return Differences(factors, 1) is { } next ? terms[^1] * next : null;
    }

    private static long? MultiplyAndAdd(IReadOnlyList<long> terms)
    {
        var step = terms[1] - terms[0];
        if (step == 0 || (terms[2] - terms[1]) % step != 0)
        {
            return null;
        }

        var factor = (terms[2] - terms[1]) / step;
        var added = terms[1] - factor * terms[0];
        for (var index = 1; index < terms.Count; index++)
        {
            if (terms[index] != factor * terms[index - 1] + added)
            {
                return null;
            }
        }

        return factor * terms[^1] + added;
    }

    private static IEnumerable<long?> OfTwoBefore(IReadOnlyList<long> terms)
    {
        for (var p = -3; p <= 3; p++)
        {
            for (var q = -3; q <= 3; q++)
            {
                var added = terms[2] - p * terms[1] - q * terms[0];
                var isBorneOut = true;
                for (var index = 3; index < terms.Count && isBorneOut; index++)
                {
                    isBorneOut =
                        terms[index] == p * terms[index - 1] + q * terms[index - 2] + added;
                }

                yield return isBorneOut ? p * terms[^1] + q * terms[^2] + added : null;
            }
        }
    }

    /// <summary>Two steps in turn, each adding or multiplying.</summary>
    private static IEnumerable<long?> InTurn(IReadOnlyList<long> terms)
    {
        foreach (var isFirstFactor in new[] { false, true })
        {
            foreach (var isSecondFactor in new[] { false, true })
            {
                var first = Step(terms, 0, isFirstFactor);
                var second = Step(terms, 1, isSecondFactor);
                if (first is not { } one || second is not { } two)
                {
                    yield return null;
                    continue;
                }

                var isFirstNext = (terms.Count - 1) % 2 == 0;
                var (number, isFactor) = isFirstNext ? (one, isFirstFactor) : (two, isSecondFactor);
                yield return isFactor ? terms[^1] * number : terms[^1] + number;
            }
        }
    }

    /// <summary>The number that every second step adds or multiplies by, or null when they differ.</summary>
    private static long? Step(IReadOnlyList<long> terms, int start, bool isFactor)
    {
        long? number = null;
        for (var index = start; index + 1 < terms.Count; index += 2)
        {
            var (from, to) = (terms[index], terms[index + 1]);
            if (isFactor && (from == 0 || to % from != 0))
            {
                return null;
            }

            var found = isFactor ? to / from : to - from;
            if (number is not null && number != found)
            {
                return null;
            }

            number = found;
        }

        return number;
    }

    private static long? Interleaved(IReadOnlyList<long> terms)
    {
        var ones = terms.Where((_, index) => index % 2 == 0).ToList();
        var others = terms.Where((_, index) => index % 2 == 1).ToList();
        var next = terms.Count % 2 == 0 ? ones : others;
        var rest = terms.Count % 2 == 0 ? others : ones;
        return Simple(rest) is null ? null : Simple(next);
    }

    private static long? Simple(IReadOnlyList<long> terms) =>
        Differences(terms, 1) ?? Factor(terms);
}
