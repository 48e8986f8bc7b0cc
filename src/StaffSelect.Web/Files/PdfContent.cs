using System.Buffers.Binary;

namespace StaffSelect.Web.Files;

/// <summary>What can be said of a PDF without reading it: that it begins as one, ends as one and is nothing else besides.</summary>
/// <remarks>The content is not cleaned: it is only ever sent as a download under a sandbox policy.</remarks>
internal static class PdfContent
{
    private const int ZipEndLength = 22;

    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8);

    public static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf("%%EOF"u8);
        return end > 0
            && bytes[(end + 5)..].IndexOfAnyExcept("\r\n \t\0"u8) < 0
            && bytes.IndexOf("startxref"u8) > 0
            && !IsAlsoAnArchive(bytes);
    }

    /// <summary>An archive keeps its directory at the end, so that one file can be a PDF and a ZIP (or an Office document, or a JAR).</summary>
    private static bool IsAlsoAnArchive(ReadOnlySpan<byte> bytes)
    {
        var tail = bytes.Length > 66_000 ? bytes[^66_000..] : bytes;
        for (
            var at = tail.LastIndexOf("PK\u0005\u0006"u8);
            at >= 0;
            at = tail[..at].LastIndexOf("PK\u0005\u0006"u8)
        )
        {
            if (
                at + ZipEndLength <= tail.Length
                && at + ZipEndLength + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..])
                    <= tail.Length
            )
            {
                return true;
            }
        }

        return false;
    }
}
