using System.Globalization;
using System.Resources;

namespace StaffSelect.Web.Staff.Messages;

/// <summary>Texts that officers begin with, in both languages whatever they read themselves.</summary>
internal static class MessageTemplate
{
    private static readonly ResourceManager Texts = new(typeof(MessagesText));

    /// <summary>In the order offered.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "Test",
        "Interview",
        "Moved",
        "Documents",
    ];

    public static (string Subject, string Body) In(string name, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return (
            Texts.GetString($"Template{name}_Subject", culture)!,
            Texts.GetString($"Template{name}_Body", culture)!
        );
    }
}
