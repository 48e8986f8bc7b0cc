using System.Text.RegularExpressions;

namespace StaffSelect.Domain.Mail;

/// <summary>What stands for each recipient's own value in a message.</summary>
public enum MessageToken
{
    /// <summary>The candidate's working code.</summary>
    Code,

    /// <summary>Title of the stage.</summary>
    Stage,

    /// <summary>The day, of the campaign's zone.</summary>
    Date,

    /// <summary>The hour with its zone.</summary>
    Hour,

    Place,
}

/// <summary>Placeholders in the texts of messages: <c>{код}</c> or <c>{code}</c>.</summary>
public static partial class MessageText
{
    private static readonly Dictionary<string, MessageToken> Tokens = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["код"] = MessageToken.Code,
        ["code"] = MessageToken.Code,
        ["етап"] = MessageToken.Stage,
        ["stage"] = MessageToken.Stage,
        ["дата"] = MessageToken.Date,
        ["date"] = MessageToken.Date,
        ["година"] = MessageToken.Hour,
        ["hour"] = MessageToken.Hour,
        ["місце"] = MessageToken.Place,
        ["place"] = MessageToken.Place,
    };

    /// <summary>The placeholders that a text uses.</summary>
    public static IReadOnlySet<MessageToken> TokensOf(string text) =>
        Placeholder()
            .Matches(text)
            .Where(match => Tokens.ContainsKey(Name(match)))
            .Select(match => Tokens[Name(match)])
            .ToHashSet();

    /// <summary>The first thing in braces that is no placeholder, or a brace that stands alone; null when there is none.</summary>
    public static string? UnknownIn(string text)
    {
        var unknown = Placeholder().Matches(text).FirstOrDefault(m => !Tokens.ContainsKey(Name(m)));
        return unknown is not null ? unknown.Value
            : Placeholder().Replace(text, "").IndexOfAny(['{', '}']) >= 0 ? "{ }"
            : null;
    }

    /// <summary>The text with a recipient's values.</summary>
    /// <remarks>Values are put in as they are: braces in a value are no placeholders.</remarks>
    public static string Fill(string text, Func<MessageToken, string> value) =>
        Placeholder()
            .Replace(
                text,
                match => Tokens.TryGetValue(Name(match), out var token) ? value(token) : match.Value
            );

    private static string Name(Match match) => match.Groups[1].Value.Trim();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
