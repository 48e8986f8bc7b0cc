namespace StaffSelect.Domain.Publication;

/// <summary>Number of a receipt: eight symbols without look-alikes.</summary>
public static class ReceiptNumber
{
    /// <summary>Random bytes that one number needs.</summary>
    public const int RandomBytes = 8;

    /// <summary>Characters of a written number, hyphen included.</summary>
    public const int WrittenLength = 9;

    private const string Alphabet = "2346789CDFGHJKMNPQRTVWXY";

    /// <summary>Writes random bytes as <c>XXXX-XXXX</c>.</summary>
    /// <exception cref="ArgumentException">Other than eight bytes.</exception>
    public static string From(ReadOnlySpan<byte> random)
    {
        if (random.Length != RandomBytes)
        {
            throw new ArgumentException("Eight bytes are needed.", nameof(random));
        }

        Span<char> symbols = stackalloc char[RandomBytes];
        for (var index = 0; index < RandomBytes; index++)
        {
            symbols[index] = Alphabet[random[index] % Alphabet.Length];
        }

        return string.Concat(symbols[..4], "-", symbols[4..]);
    }
}
