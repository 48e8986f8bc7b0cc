using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Competencies;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Workshop;

/// <summary>Writes what a campaign is made of in the form of the campaign file.</summary>
/// <remarks>The file's names are those of the records; only windows and hours have a form of their own. A test reads back what was written.</remarks>
internal static class CampaignFileWriter
{
    /// <summary>The file of a campaign without items and panel members.</summary>
    public static JsonObject Write(Campaign campaign)
    {
        var options = Options(campaign.Rules.TimeZone);
        var file = JsonSerializer.SerializeToNode(campaign.Rules, options)!.AsObject();
        file.Remove("edition");
        foreach (var group in file["groups"]!.AsArray().OfType<JsonObject>())
        {
            group["service"] = group["hasService"]?.DeepClone();
            group.Remove("hasService");
        }

        DropEmptyLists(file);
        file["code"] = campaign.Code;
        file["kind"] = JsonSerializer.SerializeToNode(campaign.Kind, options);
        file["title"] = JsonSerializer.SerializeToNode(campaign.Title, options);
        file["summary"] = JsonSerializer.SerializeToNode(campaign.Summary, options);
        if (campaign.Help is { } help)
        {
            file["help"] = JsonSerializer.SerializeToNode(help, options);
        }

        return file;
    }

    public static JsonNode Competency(string code, CompetencyContent content) =>
        JsonSerializer.SerializeToNode(content.ForCampaign(code), Options("UTC"))!;

    public static JsonObject Item(ItemVersion item)
    {
        var options = Options("UTC");
        var written = new JsonObject
        {
            ["code"] = item.Code,
            ["scale"] = item.Scale,
            ["difficulty"] = JsonSerializer.SerializeToNode(item.Difficulty, options),
            ["text"] = JsonSerializer.SerializeToNode(item.Text, options),
            ["options"] = new JsonArray([
                .. item.Options.Select(option => Option(option, options)),
            ]),
            ["key"] = item.KeyOption,
        };
        if (item.PictureSvg is not null)
        {
            written["picture"] = item.PictureSvg;
            written["pictureAlternative"] = JsonSerializer.SerializeToNode(
                item.PictureAlternative,
                options
            );
        }

        return written;
    }

    /// <summary>Optional lists are left out when they are empty; those that must be there are kept.</summary>
    private static void DropEmptyLists(JsonNode? node)
    {
        foreach (var item in node as JsonArray ?? [])
        {
            DropEmptyLists(item);
        }

        if (node is not JsonObject holder)
        {
            return;
        }

        foreach (var (name, value) in holder.ToList())
        {
            if (value is JsonArray { Count: 0 } && name != "hurdles")
            {
                holder.Remove(name);
            }
            else
            {
                DropEmptyLists(value);
            }
        }
    }

    private static JsonObject Option(ItemOption option, JsonSerializerOptions options)
    {
        var written = new JsonObject { ["id"] = option.Id };
        if (option.PictureSvg is not null)
        {
            written["picture"] = option.PictureSvg;
            written["pictureAlternative"] = JsonSerializer.SerializeToNode(
                option.PictureAlternative,
                options
            );
        }

        if (option.PictureSvg is null || option.Text.Uk.Length > 0)
        {
            written["text"] = JsonSerializer.SerializeToNode(option.Text, options);
        }

        return written;
    }

    private static JsonSerializerOptions Options(string zone) =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
                new Windows(zone),
                new Hours(),
            },
        };

    private sealed class Windows(string zone) : JsonConverter<Window>
    {
        public override Window Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException();

        public override void Write(
            Utf8JsonWriter writer,
            Window value,
            JsonSerializerOptions options
        )
        {
            writer.WriteStartObject();
            writer.WriteString("from", Local(value.FromAt));
            writer.WriteString("until", Local(value.UntilAt));
            writer.WriteEndObject();
        }

        private string Local(DateTime at) =>
            CampaignZone
                .ToLocal(at, zone)
                .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }

    private sealed class Hours : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException();

        public override void Write(
            Utf8JsonWriter writer,
            TimeOnly value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
