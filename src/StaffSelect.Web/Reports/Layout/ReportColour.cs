namespace StaffSelect.Web.Reports.Layout;

/// <summary>A colour by its part, so that paper and screen take each its own value of the same token.</summary>
public enum ReportColour
{
    Ink,
    Ink2,
    Line,
    LineStrong,
    Surface,
    Canvas,
    Brand,
    Gold,
    Action,
    ActionSoft,
    Ok,
    Bad,
    Mute,
    Chart2,
    Chart3,
    Chart4,
    Chart5,
}

internal static class ReportColours
{
    /// <summary>The token of tokens.css, without its prefix, and its light value, which paper takes.</summary>
    private static readonly Dictionary<ReportColour, (string Token, uint Light)> Values = new()
    {
        [ReportColour.Ink] = ("ink", 0x14201C),
        [ReportColour.Ink2] = ("ink-2", 0x46544E),
        [ReportColour.Line] = ("line", 0xD2DBD6),
        [ReportColour.LineStrong] = ("line-strong", 0x6B7A74),
        [ReportColour.Surface] = ("surface", 0xFFFFFF),
        [ReportColour.Canvas] = ("canvas", 0xF3F6F4),
        [ReportColour.Brand] = ("brand", 0x12372F),
        [ReportColour.Gold] = ("gold", 0xF5C042),
        [ReportColour.Action] = ("action", 0x1A55A3),
        [ReportColour.ActionSoft] = ("action-soft", 0xE5EEFA),
        [ReportColour.Ok] = ("ok", 0x17673A),
        [ReportColour.Bad] = ("bad", 0xA3221B),
        [ReportColour.Mute] = ("mute", 0x44524C),
        [ReportColour.Chart2] = ("c2", 0x1F8074),
        [ReportColour.Chart3] = ("c3", 0xA8690A),
        [ReportColour.Chart4] = ("c4", 0x77489B),
        [ReportColour.Chart5] = ("c5", 0x5B6770),
    };

    /// <summary>0xRRGGBB.</summary>
    public static uint OnPaper(this ReportColour colour) => Values[colour].Light;

    public static string InCss(this ReportColour colour) => $"var(--ss-{Values[colour].Token})";
}
