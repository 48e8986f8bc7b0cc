namespace StaffSelect.Domain.Testing;

/// <summary>A stream of numbers that the same seed gives on every machine and in every version of the product.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea, Flood 2014): state += 0x9E3779B97F4A7C15, then two xor-shift multiplications. Not for secrets.
/// <c>System.Random</c> is not used because its algorithm may change between versions of .NET, and a form must be re-drawable for as long as the record is kept.
/// </remarks>
public sealed class SeededRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 inclusive to <paramref name="bound"/> exclusive, each equally likely.</summary>
    /// <remarks>Takes the high half of a 128-bit product and throws away the draws that would favour some values (Lemire 2019).</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var range = (ulong)bound;
        var rejected = unchecked(0UL - range) % range;
        while (true)
        {
            var high = Math.BigMul(Next(), range, out var low);
            if (low >= rejected)
            {
                return (int)high;
            }
        }
    }

    /// <summary>Draws <paramref name="count"/> different elements, in the order drawn.</summary>
    /// <remarks>Fisher–Yates from the front; drawing all of them is a shuffle.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">More are asked for than there are.</exception>
    public IReadOnlyList<T> Draw<T>(IReadOnlyList<T> from, int count)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, from.Count);
        var pool = from.ToArray();
        for (var i = 0; i < count; i++)
        {
            var pick = i + NextBelow(pool.Length - i);
            (pool[i], pool[pick]) = (pool[pick], pool[i]);
        }

        return pool[..count];
    }
}
