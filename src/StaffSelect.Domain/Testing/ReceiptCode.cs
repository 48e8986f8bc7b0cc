namespace StaffSelect.Domain.Testing;

/// <summary>The short code that a candidate keeps after a test.</summary>
public static class ReceiptCode
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Makes the code of a closed log.</summary>
    /// <param name="head">Hash of the closing event.</param>
    /// <returns>Eight letters in two groups: the first 40 bits of the hash, five to a letter, without look-alikes. Who holds it can show which log the test closed with.</returns>
    /// <exception cref="ArgumentException">Fewer than five bytes.</exception>
    public static string Of(ReadOnlySpan<byte> head)
    {
        if (head.Length < 5)
        {
            throw new ArgumentException("Five bytes are needed.", nameof(head));
        }

        var bits = 0UL;
        foreach (var value in head[..5])
        {
            bits = bits << 8 | value;
        }

        Span<char> letters = stackalloc char[9];
        for (var i = 0; i < 8; i++)
        {
            letters[i < 4 ? i : i + 1] = Alphabet[(int)(bits >> (35 - 5 * i) & 31)];
        }

        letters[4] = '-';
        return new string(letters);
    }
}
