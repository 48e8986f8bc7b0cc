namespace StaffSelect.Web.Shell.Parts;

/// <summary>The strokes of the product's icons, drawn on a 24 × 24 grid.</summary>
public static class IconPaths
{
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["alert"] = """<path d="M12 4L2.8 19.5h18.4z"/><path d="M12 10v4.5M12 17.2v.1"/>""",
        ["arr-down"] = """<path d="M12 5v14M6 13l6 6 6-6"/>""",
        ["arr-up"] = """<path d="M12 19V5M6 11l6-6 6 6"/>""",
        ["cal"] =
            """<rect x="4" y="5.5" width="16" height="15" rx="2"/><path d="M4 10h16M8.5 3v4M15.5 3v4"/>""",
        ["chart"] = """<path d="M4 20h16M7 20v-7M12 20V6M17 20v-10"/>""",
        ["check"] = """<path d="M5 12.5l4.5 4.5L19 7.5"/>""",
        ["check-c"] = """<circle cx="12" cy="12" r="9"/><path d="M8 12.3l2.8 2.8L16 9.8"/>""",
        ["circle"] = """<circle cx="12" cy="12" r="9"/>""",
        ["clock"] = """<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>""",
        ["cloud"] =
            """<path d="M7 18.5a4 4 0 01-.6-8A6 6 0 0118 9.5a4.5 4.5 0 01-1 9z"/><path d="M9.3 13.6l2 2 3.6-3.8"/>""",
        ["dash"] = """<circle cx="12" cy="12" r="9" stroke-dasharray="3 3.3"/>""",
        ["dl"] = """<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>""",
        ["down"] = """<path d="M6 9.5l6 6 6-6"/>""",
        ["eq"] = """<path d="M5 9h14M5 15h14"/>""",
        ["eye"] =
            """<path d="M2.200 12C3.500 9 7 5 12 5s8.500 4 9.800 7c-1.300 3-4.800 7-9.800 7s-8.500-4-9.800-7z"/><circle cx="12" cy="12" r="3"/>""",
        ["eye-off"] =
            """<path d="M3 3l18 18M10 5.300A9.5 9.5 0 0112 5c5 0 8.5 4 9.8 7a14 14 0 01-2.5 3.600M6.3 7A14 14 0 002.2 12c1.3 3 4.8 7 9.8 7a9.4 9.4 0 004.3-1M10 10a3 3 0 004 4.2"/>""",
        ["file"] =
            """<path d="M6 3h8l4.5 4.500V21H6z"/><path d="M14 3v5h4.500M9 13h6.500M9 17h6.5"/>""",
        ["flag"] = """<path d="M6 21V4M6 4.5h11.5l-2.6 4 2.6 4H6"/>""",
        ["gear"] =
            """<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>""",
        ["globe"] =
            """<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3.500 6 3.500 9s-.500 6-3.500 9c-3-3-3.500-6-3.500-9s.500-6 3.500-9z"/>""",
        ["grip"] =
            """<path d="M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1" stroke-width="3"/>""",
        ["half"] =
            """<circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 010 18z" fill="currentColor" stroke="none"/>""",
        ["help"] =
            """<circle cx="12" cy="12" r="9"/><path d="M9.3 9.300a2.8 2.8 0 115 1.800c-1 1-2.3 1.4-2.3 3M12 17.300v.1"/>""",
        ["info"] = """<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 7.8v.1"/>""",
        ["left"] = """<path d="M19 12H5M11 6l-6 6 6 6"/>""",
        ["list"] = """<path d="M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1"/>""",
        ["lock"] =
            """<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 018 0v3"/>""",
        ["log"] = """<path d="M5 4h14v16H5zM8.5 8.500h7M8.5 12h7M8.5 15.500h4"/>""",
        ["mail"] = """<path d="M3.5 5.500h17v13h-17zM3.500 6.500l8.500 7 8.500-7"/>""",
        ["menu"] = """<path d="M4 7h16M4 12h16M4 17h16"/>""",
        ["mic"] = """<path d="M4 5h16v11H4zM8 20h8M12 16v4"/>""",
        ["minus"] = """<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>""",
        ["moon"] = """<path d="M20 14.5A8.500 8.500 0 019.5 4a8.500 8.500 0 1010.500 10.500z"/>""",
        ["more"] = """<path d="M5.5 12v.1M12 12v.1M18.5 12v.1" stroke-width="3.5"/>""",
        ["msg"] = """<path d="M4 5h16v11H10l-4.5 4v-4H4z"/>""",
        ["off"] =
            """<path d="M3 3l18 18M8.5 16.4a5 5 0 017 0M5 12.8a10 10 0 015-2.7M19 12.8a10 10 0 00-3-2M2 9.2a15 15 0 014-2.5M22 9.2a15 15 0 00-11-4.1M12 20v.1"/>""",
        ["out"] = """<path d="M14 4H5v16h9M10 12h10M16.5 8.5L20 12l-3.5 3.5"/>""",
        ["pause"] = """<path d="M9 5v14M15 5v14" stroke-width="3"/>""",
        ["pencil"] = """<path d="M4 20l1-4.500L16.5 4l3.5 3.500L8.5 19z"/>""",
        ["plus"] = """<path d="M12 5v14M5 12h14"/>""",
        ["print"] = """<path d="M7 9V3.500h10V9M7 17H4V9h16v8h-3M7 14h10v6.500H7z"/>""",
        ["refresh"] =
            """<path d="M4.5 12a7.5 7.5 0 0112.8-5.300L20 9.500M20 4v5.500h-5.500M19.5 12a7.5 7.5 0 01-12.8 5.300L4 14.500M4 20v-5.500h5.5"/>""",
        ["right"] = """<path d="M5 12h14M13 6l6 6-6 6"/>""",
        ["room"] = """<path d="M4 20V5l9-1.500V20M13 6h7v14M3 20h18M10 12v.1"/>""",
        ["scale"] = """<path d="M12 4v16M7 20h10M4 8h16M4 8l-2 6h5zM20 8l-3 6h5z"/>""",
        ["search"] = """<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>""",
        ["shield"] =
            """<path d="M12 3l7.5 2.500v6c0 4.5-3 7.8-7.5 9.5-4.5-1.7-7.5-5-7.5-9.500v-6z"/>""",
        ["siren"] =
            """<path d="M6 18v-5a6 6 0 0112 0v5M4 20.500h16M12 3v1.500M4.5 6l1.2 1M19.5 6l-1.2 1M12 10.500V14"/>""",
        ["sun"] =
            """<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"/>""",
        ["up"] = """<path d="M6 14.5l6-6 6 6"/>""",
        ["user"] =
            """<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6"/>""",
        ["users"] =
            """<circle cx="9" cy="8" r="3.5"/><path d="M2.5 19.500c.8-3.4 3.3-5.2 6.5-5.200s5.7 1.8 6.5 5.200M16 4.800a3.5 3.5 0 010 6.500M18 14.800c1.9.8 3.1 2.4 3.6 4.7"/>""",
        ["x"] = """<path d="M6 6l12 12M18 6L6 18"/>""",
        ["x-c"] = """<circle cx="12" cy="12" r="9"/><path d="M9 9l6 6M15 9l-6 6"/>""",
    };

    public static IReadOnlyCollection<string> Names => Shapes.Keys;

    /// <summary>The inner markup of the icon's <c>svg</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such icon.</exception>
    public static string Of(string name) =>
        Shapes.TryGetValue(name, out var shape)
            ? shape
            : throw new ArgumentOutOfRangeException(nameof(name), name, "No such icon.");

    /// <summary>The icon as MudBlazor's <c>Icon</c> parameters expect it.</summary>
    public static string ForMud(string name) =>
        $"""<g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{Of(name)}</g>""";
}
