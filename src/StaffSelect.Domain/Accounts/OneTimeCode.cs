using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StaffSelect.Domain.Accounts;

/// <summary>Codes of six digits that an authenticator application shows.</summary>
/// <remarks>HMAC-SHA-1, steps of 30 seconds, as every such application takes for granted. Source: RFC 6238 and RFC 4226.</remarks>
public static class OneTimeCode
{
    /// <summary>Bytes of a key; RFC 4226, 4 (R6) asks for 160 bits.</summary>
    public const int KeyLength = 20;

    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    private const int StepSeconds = 30;

    /// <summary>Steps that a clock may be wrong by, to either side.</summary>
    private const int Tolerance = 1;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step to which a code belongs, or null when it is wrong or used up.</summary>
    /// <param name="key">The account's key.</param>
    /// <param name="code">As typed; blanks and hyphens do not count.</param>
    /// <param name="now">UTC.</param>
    /// <param name="lastStep">The step of the last code that was used; that code and older ones open nothing more.</param>
    public static long? StepOf(byte[] key, string? code, DateTime now, long lastStep)
    {
        var typed = Encoding.ASCII.GetBytes(Digit(code));
        var current = StepAt(now);
        long? found = null;
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
        {
            // all are compared, so that the time it takes tells nothing
            var isRight = CryptographicOperations.FixedTimeEquals(
                typed,
                Encoding.ASCII.GetBytes(At(key, step))
            );
            if (isRight && step > lastStep)
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The code shown at an instant.</summary>
    /// <param name="key">The account's key.</param>
    /// <param name="now">UTC.</param>
    public static string At(byte[] key, DateTime now) => At(key, StepAt(now));

    /// <summary>The key as people type it into an application: base 32 in groups of four; RFC 4648, 6, without padding.</summary>
    public static string Readable(byte[] key) =>
        string.Join(' ', Base32(key).Chunk(4).Select(group => new string(group)));

    /// <summary>The address that a QR code carries.</summary>
    /// <param name="key">The account's key.</param>
    /// <param name="issuer">Name of the product in the application's list.</param>
    /// <param name="account">Name of the account in that list.</param>
    public static string Address(byte[] key, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Base32(key)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={StepSeconds}";

    /// <summary>Base 32 of RFC 4648, 6, without padding.</summary>
    public static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        int buffer = 0,
            bits = 0;
        foreach (var next in bytes)
        {
            buffer = (buffer << 8) | next;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Alphabet[(buffer >> bits) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return bits == 0
            ? text.ToString()
            : text.Append(Alphabet[(buffer << (5 - bits)) & 31]).ToString();
    }

    private static string Digit(string? code) =>
        new([.. (code ?? "").Where(sign => !char.IsWhiteSpace(sign) && sign != '-')]);

    private static long StepAt(DateTime now) =>
        (long)Math.Floor((now - DateTime.UnixEpoch).TotalSeconds / StepSeconds);

    private static string At(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // the algorithm that authenticator applications know; as a keyed hash it holds
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
