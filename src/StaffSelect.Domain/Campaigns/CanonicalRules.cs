using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace StaffSelect.Domain.Campaigns;

/// <summary>The one byte form of a rule set, which its hash is taken of.</summary>
/// <remarks>
/// JSON in UTF-8 without white space; property names sorted by code point, null members left out, enumeration members by name,
/// decimals without trailing zeros, instants as <c>yyyy-MM-ddTHH:mm:ssZ</c>. Equal rules give equal bytes on every database and system.
/// </remarks>
public static class CanonicalRules
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new Decimals(), new Instants() },
    };

    public static byte[] Bytes(RuleSet rules)
    {
        var sorted = Sort(JsonSerializer.SerializeToNode(rules, Options));
        using var stream = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            sorted!.WriteTo(writer);
        }

        return stream.ToArray();
    }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(RuleSet rules) =>
        Convert.ToHexStringLower(SHA256.HashData(Bytes(rules)));

    private static JsonNode? Sort(JsonNode? node) =>
        node switch
        {
            JsonObject properties => new JsonObject(
                properties
                    .OrderBy(property => property.Key, StringComparer.Ordinal)
                    .Select(property => KeyValuePair.Create(property.Key, Sort(property.Value)))
            ),
            JsonArray values => new JsonArray([.. values.Select(Sort)]),
            _ => node?.DeepClone(),
        };

    private sealed class Decimals : JsonConverter<decimal>
    {
        public override decimal Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => reader.GetDecimal();

        public override void Write(
            Utf8JsonWriter writer,
            decimal value,
            JsonSerializerOptions options
        ) =>
            writer.WriteRawValue(
                value.ToString("0.############################", CultureInfo.InvariantCulture)
            );
    }

    private sealed class Instants : JsonConverter<DateTime>
    {
        public override DateTime Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => reader.GetDateTime();

        public override void Write(
            Utf8JsonWriter writer,
            DateTime value,
            JsonSerializerOptions options
        ) =>
            writer.WriteStringValue(
                value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            );
    }
}
