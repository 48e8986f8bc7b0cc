using System.Diagnostics;

namespace StaffSelect.Web.Hosting;

/// <summary>The short code a person reads to support; the log line of the fault holds the same code.</summary>
internal static class SupportCode
{
    /// <summary>Eight hexadecimal digits of the trace id, in two groups.</summary>
    public static string Of(HttpContext context)
    {
        var trace = (Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier)
            .Where(char.IsAsciiHexDigit)
            .Take(8)
            .ToArray();
        var code = new string(trace).ToUpperInvariant().PadLeft(8, '0');
        return $"{code[..4]}-{code[4..]}";
    }
}
