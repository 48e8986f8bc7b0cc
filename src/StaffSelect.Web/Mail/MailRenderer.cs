using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace StaffSelect.Web.Mail;

/// <summary>A mail's words.</summary>
public sealed record RenderedMail(string Subject, string Body);

/// <summary>Puts a template's arguments into its words.</summary>
public static partial class MailRenderer
{
    private static readonly ResourceManager Texts = new(typeof(MailText));

    /// <summary>The mail in the recipient's language.</summary>
    /// <exception cref="InvalidOperationException">No such template.</exception>
    /// <exception cref="FormatException">The template names an argument that was not given.</exception>
    public static RenderedMail Render(
        string template,
        string language,
        IReadOnlyList<string> arguments
    )
    {
        var culture = CultureInfo.GetCultureInfo(language == "en" ? "en" : "uk");
        object[] values = [.. arguments];
        var subject = string.Format(culture, Text($"{template}_Subject", culture), values);
        var body = string.Format(culture, Text($"{template}_Body", culture), values);
        // a subject is one line whatever the arguments hold
        return new RenderedMail(
            string.Join(' ', subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            $"{body}\n\n{Text("Footer", culture)}\n"
        );
    }

    /// <summary>What a mail of the template is about, for lists; its arguments are not shown.</summary>
    public static string SubjectOf(string template, string language)
    {
        var subject = Texts.GetString(
            $"{template}_Subject",
            CultureInfo.GetCultureInfo(language == "en" ? "en" : "uk")
        );
        return subject is null ? template : Argument().Replace(subject, "…");
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Argument();

    private static string Text(string key, CultureInfo culture) =>
        Texts.GetString(key, culture)
        ?? throw new InvalidOperationException($"MailText has no {key}.");
}
