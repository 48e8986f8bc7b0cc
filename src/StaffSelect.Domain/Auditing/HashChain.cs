using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StaffSelect.Domain.Auditing;

/// <summary>The arithmetic of hash chains: canonical fields and links.</summary>
/// <remarks>
/// A field is written as its byte length (4 bytes, big-endian; −1 for null) followed by its UTF-8 bytes, so that no two different lists of fields
/// have the same bytes. Every hash is SHA-256 in 64 lower-case hex digits. The link before the first is 64 zeros.
/// </remarks>
public static class HashChain
{
    /// <summary>The hash that stands before the first link.</summary>
    public static readonly string Genesis = new('0', 64);

    /// <summary>SHA-256 of the canonical bytes of some fields.</summary>
    public static string HashOf(params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            BinaryPrimitives.WriteInt32BigEndian(
                length,
                field is null ? -1 : Encoding.UTF8.GetByteCount(field)
            );
            hash.AppendData(length);
            if (field is not null)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(field));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The hash of a link: SHA-256(previous ‖ entry), both as their 32 bytes.</summary>
    /// <exception cref="FormatException">A hash is not 64 hex digits.</exception>
    public static string Link(string previousHash, string entryHash)
    {
        Span<byte> bytes = stackalloc byte[64];
        Convert.FromHexString(previousHash).CopyTo(bytes);
        Convert.FromHexString(entryHash).CopyTo(bytes[32..]);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
