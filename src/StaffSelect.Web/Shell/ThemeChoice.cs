namespace StaffSelect.Web.Shell;

/// <summary>The choice between light and dark, kept in a cookie; without one the device decides.</summary>
internal static class ThemeChoice
{
    public const string Cookie = "ss-theme";

    /// <summary><c>light</c>, <c>dark</c>, or null when the device decides.</summary>
    public static string? Of(HttpContext context) =>
        context.Request.Cookies[Cookie] is "light" or "dark"
            ? context.Request.Cookies[Cookie]
            : null;
}
