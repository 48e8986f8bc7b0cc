using System.Diagnostics;
using System.Security.Cryptography;

namespace StaffSelect.Web.Hosting;

/// <summary>The short code a person reads to support; the log line of the fault holds the same code.</summary>
internal static class SupportCode
{
    /// <summary>Eight hexadecimal digits of the request's trace id, in two groups.</summary>
    public static string Of(HttpContext context) =>
        Grouped(Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier);

    /// <summary>A code for a fault outside a request, as in a circuit.</summary>
    public static string New() => Grouped(RandomNumberGenerator.GetHexString(8));

    private static string Grouped(string trace)
    {
        var digits = new string([.. trace.Where(char.IsAsciiHexDigit).Take(8)])
            .ToUpperInvariant()
            .PadLeft(8, '0');
        return $"{digits[..4]}-{digits[4..]}";
    }
}
