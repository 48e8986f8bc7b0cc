using System.Security.Cryptography;
using System.Text;

namespace StaffSelect.Domain.Accounts;

/// <summary>A code that opens once in the place of the authenticator application.</summary>
public sealed class RecoveryCode
{
    /// <summary>How many an account gets.</summary>
    public const int Count = 10;

    /// <summary>Random bytes of a code: 80 bits, so that the hash need not be slow.</summary>
    public const int Length = 10;

    private RecoveryCode() { }

    public Guid Id { get; private set; }

    public UserId User { get; private set; }

    /// <summary>What <see cref="HashOf"/> gives.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>UTC; null while it opens.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>Two uses at once: one of them loses.</summary>
    public int Version { get; private set; }

    /// <summary>A new readable code from random bytes: sixteen letters and digits in four groups.</summary>
    public static string Readable(byte[] random) => OneTimeCode.Readable(random).Replace(' ', '-');

    /// <summary>SHA-256 of the account and a code, lower-case hex; blanks, hyphens and the case do not count.</summary>
    public static string HashOf(UserId user, string? code)
    {
        var signs = (code ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant);
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{user}:{string.Concat(signs)}"))
        );
    }

    internal static RecoveryCode Create(UserId user, string code) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            User = user,
            Hash = HashOf(user, code),
        };

    internal void Use(DateTime now) => UsedAt = now;
}
