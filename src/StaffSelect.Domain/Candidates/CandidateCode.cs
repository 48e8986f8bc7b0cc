using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace StaffSelect.Domain.Candidates;

/// <summary>Codes that stand for a candidate: one for room and panel, another for publication.</summary>
/// <remarks>
/// Written <c>XXXX-XXXX</c>. Seven random symbols (23^7, about 3.4 thousand million) and one check symbol.
/// Alphabet: 23 symbols without vowels and without 0/O, 1/I/L, 2/Z, 5/S, 8/B, U. With values v and weights 8, 7, … 1
/// the sum of w·v is divisible by 23; as 23 is prime and the weights differ and are below it, every single wrong symbol
/// and every exchange of two symbols is found. A code is not a credential: it opens nothing.
/// </remarks>
public static class CandidateCode
{
    /// <summary>The symbols; the index is the value.</summary>
    public const string Alphabet = "2346789CDFHJKMNPQRTVWXY";

    /// <summary>Random bytes that one code needs.</summary>
    public const int RandomBytes = 8;

    /// <summary>Characters of a written code, hyphen included.</summary>
    public const int WrittenLength = 9;

    private const int Length = 8;

    // typed on a Ukrainian keyboard: Cyrillic letters that look like a symbol
    private const string LookAlikes = "СНКМРТХУЗ";

    private const string LookAlikeOf = "CHKMPTXY3";

    /// <summary>Makes a code of random bytes.</summary>
    /// <param name="random">Eight bytes of a cryptographic generator.</param>
    /// <remarks>The bias of the remainder is below 2·10⁻¹⁰.</remarks>
    /// <exception cref="ArgumentException">Other than eight bytes.</exception>
    public static string From(ReadOnlySpan<byte> random)
    {
        if (random.Length != RandomBytes)
        {
            throw new ArgumentException("Eight bytes are needed.", nameof(random));
        }

        var number = BinaryPrimitives.ReadUInt64BigEndian(random);
        var size = (uint)Alphabet.Length;
        Span<char> symbols = stackalloc char[Length];
        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            var value = (int)(number % size);
            number /= size;
            symbols[i] = Alphabet[value];
            sum += (Length - i) * value;
        }

        symbols[^1] = Alphabet[(Alphabet.Length - sum % Alphabet.Length) % Alphabet.Length];
        return Write(symbols);
    }

    /// <summary>Reads a typed code.</summary>
    /// <param name="typed">Any case, with or without the hyphen, spaces ignored, Cyrillic look-alikes accepted.</param>
    /// <param name="code">The code as it is stored, when the check symbol fits.</param>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = null;
        Span<char> symbols = stackalloc char[Length];
        var count = 0;
        var sum = 0;
        foreach (var letter in typed ?? "")
        {
            if (char.IsWhiteSpace(letter) || letter is '-' or '–' or '—' or '\u2010' or '\u2011')
            {
                continue;
            }

            var symbol = Symbol(letter);
            var value = Alphabet.IndexOf(symbol, StringComparison.Ordinal);
            if (value < 0 || count == Length)
            {
                return false;
            }

            sum += (Length - count) * value;
            symbols[count++] = symbol;
        }

        if (count < Length || sum % Alphabet.Length != 0)
        {
            return false;
        }

        code = Write(symbols);
        return true;
    }

    /// <summary>The beginning of a code as typed into a search field: symbols only, hyphen put in place.</summary>
    /// <returns>Null when the text cannot begin a code.</returns>
    public static string? Prefix(string? typed)
    {
        var symbols = (typed ?? "")
            .Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '–' or '—'))
            .Select(Symbol)
            .ToArray();
        return symbols.Length is 0 or > Length
            || symbols.Any(symbol => !Alphabet.Contains(symbol, StringComparison.Ordinal))
                ? null
            : symbols.Length <= 4 ? new string(symbols)
            : Write(symbols);
    }

    private static char Symbol(char letter)
    {
        var upper = char.ToUpperInvariant(letter);
        return LookAlikes.IndexOf(upper, StringComparison.Ordinal) is >= 0 and var at
            ? LookAlikeOf[at]
            : upper;
    }

    private static string Write(ReadOnlySpan<char> symbols) =>
        string.Concat(symbols[..4], "-", symbols[4..]);
}
