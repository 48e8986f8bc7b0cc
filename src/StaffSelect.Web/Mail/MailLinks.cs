using System.Text.RegularExpressions;

namespace StaffSelect.Web.Mail;

/// <summary>Divides a mail's text into links and what is between them.</summary>
internal static partial class MailLinks
{
    public static string[] Split(string text) => Link().Split(text);

    // the brackets keep the links in the result
    [GeneratedRegex(@"(https?://\S+)")]
    private static partial Regex Link();
}
