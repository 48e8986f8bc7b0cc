using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.MyData;

/// <summary>Words for the fields of the JSON document and for their values, in the current language.</summary>
internal sealed class OwnDataWords(
    IStringLocalizer<MyDataText> text,
    IStringLocalizer<EligibilityText> eligibility,
    IStringLocalizer<RoleText> roles,
    DisplayText display
)
{
    /// <summary>Tells rows of one form apart; means nothing to a reader.</summary>
    public const string RowId = "id";

    public string Moment(DateTime at) => display.Moment(at);

    public string Label(string key) => text["Field_" + key];

    public static string Localized(JsonNode words) =>
        words[DisplayText.Language == "en" ? "en" : "uk"]!.GetValue<string>();

    /// <summary>Whether a node is written in one cell.</summary>
    public static bool IsValue(string key, JsonNode? node) =>
        key != RowId
        && node switch
        {
            JsonObject words => IsLocalized(words),
            JsonArray rows => rows.Count > 0
                && rows.All(row =>
                    row is JsonValue || (row is JsonObject part && IsLocalized(part))
                ),
            _ => node is not null,
        };

    public string Value(string key, JsonNode node) =>
        node switch
        {
            JsonObject words => Localized(words),
            JsonArray rows => string.Join("; ", rows.Select(row => Value(key, row!))),
            _ => node.GetValueKind() switch
            {
                JsonValueKind.True => text["Yes"],
                JsonValueKind.False => text["No"],
                JsonValueKind.Number => Number(key, node),
                _ => Words(key, node.ToString()),
            },
        };

    private static bool IsLocalized(JsonObject words) =>
        words.Count == 2 && words.ContainsKey("uk") && words.ContainsKey("en");

    private string Number(string key, JsonNode node)
    {
        var value = decimal.Parse(
            node.ToString(),
            NumberStyles.Float,
            CultureInfo.InvariantCulture
        );
        return key switch
        {
            "size" => display.Size((long)value),
            "limitSeconds" => display.Duration((int)value),
            // a year has no thousands
            "year" => node.ToString(),
            _ => DisplayText.Plain(value),
        };
    }

    private string Words(string key, string value)
    {
        if (
            DateTime.TryParseExact(
                value,
                ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal,
                out var at
            )
        )
        {
            return display.ShortMoment(at);
        }

        if (
            DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, 0, out var on)
        )
        {
            return display.Date(on);
        }

        var name = value.Length == 0 ? value : char.ToUpperInvariant(value[0]) + value[1..];
        LocalizedString[] known =
        [
            text[$"{key}_{value}"],
            eligibility[
                (
                    key switch
                    {
                        "level" => "Education",
                        "rank" => "Rank",
                        "citizenship" => "Citizenship",
                        "kind" => "Document",
                        _ => "?",
                    }
                ) + name
            ],
            roles[key == "role" ? name : "?"],
        ];
        return known.FirstOrDefault(words => !words.ResourceNotFound)?.Value ?? value;
    }
}
