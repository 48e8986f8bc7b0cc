using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Exchange;

namespace StaffSelect.Web.Workshop;

/// <summary>The document of a campaign file, taken apart into the sections of a draft and put together again.</summary>
internal static class DraftDocument
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, CampaignDraftSection> Sections = new(
        StringComparer.Ordinal
    )
    {
        ["timeZone"] = CampaignDraftSection.Dates,
        ["registration"] = CampaignDraftSection.Dates,
        ["testing"] = CampaignDraftSection.Dates,
        ["interviews"] = CampaignDraftSection.Dates,
        ["groups"] = CampaignDraftSection.Groups,
        ["declarations"] = CampaignDraftSection.Groups,
        ["eligibility"] = CampaignDraftSection.Groups,
        ["posts"] = CampaignDraftSection.Posts,
        ["maximumPreferences"] = CampaignDraftSection.Posts,
        ["competencies"] = CampaignDraftSection.Competencies,
        ["stages"] = CampaignDraftSection.Stages,
        ["tieBreaks"] = CampaignDraftSection.Decision,
        ["lotterySeed"] = CampaignDraftSection.Decision,
        ["appeal"] = CampaignDraftSection.Decision,
        ["disclosure"] = CampaignDraftSection.Decision,
        ["approvalsRequired"] = CampaignDraftSection.Decision,
        ["panel"] = CampaignDraftSection.Commission,
        ["items"] = CampaignDraftSection.Items,
    };

    /// <summary>The section in which the value at a JSON path is edited.</summary>
    public static CampaignDraftSection SectionOf(string? path)
    {
        var name = (path ?? "").TrimStart('$', '.').Split('.', '[')[0];
        return Sections.GetValueOrDefault(name, CampaignDraftSection.Basics);
    }

    /// <summary>The document's sections, each as JSON text.</summary>
    public static Dictionary<CampaignDraftSection, string> Split(JsonObject file)
    {
        var parts = Enum.GetValues<CampaignDraftSection>()
            .ToDictionary(section => section, _ => new JsonObject());
        foreach (var (name, value) in file)
        {
            if (name is not ("format" or "$schema"))
            {
                parts[SectionOf(name)][name] = value?.DeepClone();
            }
        }

        return parts.ToDictionary(part => part.Key, part => Text(part.Value));
    }

    /// <summary>The whole document; sections that are not given are missing in it.</summary>
    public static JsonObject Whole(IEnumerable<JsonObject> sections)
    {
        var file = new JsonObject { ["format"] = CampaignFileReader.Format };
        foreach (var (name, value) in sections.SelectMany(section => section))
        {
            file[name] = value?.DeepClone();
        }

        return file;
    }

    /// <summary>The JSON object of a text, or null when it is none.</summary>
    public static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(
                    json,
                    documentOptions: new JsonDocumentOptions
                    {
                        MaxDepth = CampaignFileReader.MaximumDepth,
                    }
                ) as JsonObject;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    public static string Text(JsonNode node) => node.ToJsonString(Plain);

    /// <summary>The title in the basics, as far as it is written.</summary>
    public static LocalizedText TitleOf(JsonObject basics) =>
        new(Word(basics, "uk"), Word(basics, "en"));

    /// <summary>The code in the basics, or null.</summary>
    public static string? CodeOf(JsonObject basics) => TextOf(basics["code"]);

    private static string Word(JsonObject basics, string language)
    {
        var text = TextOf((basics["title"] as JsonObject)?[language]) ?? "";
        return text.Length > 200 ? text[..200] : text;
    }

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
