namespace StaffSelect.Domain.Accounts;

/// <summary>Names a device for its owner by what the browser says of itself.</summary>
/// <remarks>Only the names below ever come out, so hostile words are never stored or shown.</remarks>
public static class DeviceName
{
    // more telling words first: every browser claims to be Safari, most claim to be Chrome
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg/", "Edge"),
        ("EdgA/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Browser and system, for example «Firefox, Windows»; what is not known is left out.</summary>
    /// <param name="browser">The header User-Agent.</param>
    public static string Of(string? browser) =>
        string.Join(
            ", ",
            new[] { Find(Browsers, browser), Find(Systems, browser) }.OfType<string>()
        );

    private static string? Find((string Mark, string Name)[] known, string? browser) =>
        browser is null
            ? null
            : Array.Find(known, pair => browser.Contains(pair.Mark, StringComparison.Ordinal)).Name;
}
