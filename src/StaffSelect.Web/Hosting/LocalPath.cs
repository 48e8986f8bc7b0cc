namespace StaffSelect.Web.Hosting;

/// <summary>Addresses to return to that came with a request: only paths of this site are followed.</summary>
internal static class LocalPath
{
    /// <summary>Greatest number of characters.</summary>
    public const int MaximumLength = 2_000;

    /// <summary>The path when it lies on this site, else the home page.</summary>
    public static string OrHome(string? path) => Is(path) ? path! : "/";

    /// <summary>Whether the text is an absolute path of this site: <c>/x</c>, never <c>//x</c>, <c>/\x</c> or one with control characters.</summary>
    public static bool Is(string? path) =>
        path is { Length: > 0 and <= MaximumLength }
        && path[0] == '/'
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(char.IsControl);

    /// <summary>An address that takes the return address along, when there is one.</summary>
    public static string With(string path, string? returnUrl)
    {
        var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return Is(returnUrl) ? $"{path}{mark}returnUrl={Uri.EscapeDataString(returnUrl!)}" : path;
    }
}
