using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StaffSelect.Domain.Publication;

/// <summary>The one form in bytes that a document has, so that equal documents have equal hashes.</summary>
/// <remarks>
/// UTF-8 JSON without spaces and without a byte order mark; properties in the order of their declaration, absent values as null; lists in the document's own order;
/// decimals in plain notation with a point and without trailing zeros; instants in UTC to the second or finer, ending in Z; enumerations by name.
/// </remarks>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new DecimalConverter(),
            new UtcConverter(),
            new ApplicationIdConverter(),
            new JsonStringEnumConverter(),
        },
    };

    public static byte[] Serialize<T>(T document) =>
        JsonSerializer.SerializeToUtf8Bytes(document, Options);

    /// <exception cref="JsonException">The bytes are not such a document.</exception>
    public static T Deserialize<T>(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new JsonException("Empty document.");

    /// <summary>SHA-256 of the canonical form, lower-case hex.</summary>
    public static string Hash<T>(T document) => Hash(Serialize(document).AsSpan());

    /// <summary>SHA-256 of bytes, lower-case hex.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed class DecimalConverter : JsonConverter<decimal>
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

    private sealed class UtcConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => reader.GetDateTime().ToUniversalTime();

        public override void Write(
            Utf8JsonWriter writer,
            DateTime value,
            JsonSerializerOptions options
        ) =>
            writer.WriteStringValue(
                value.Kind == DateTimeKind.Utc
                    ? value.ToString(
                        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
                        CultureInfo.InvariantCulture
                    )
                    : throw new InvalidOperationException("An instant must be UTC.")
            );
    }

    private sealed class ApplicationIdConverter : JsonConverter<ApplicationId>
    {
        public override ApplicationId Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => new(reader.GetGuid());

        public override void Write(
            Utf8JsonWriter writer,
            ApplicationId value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(value.Value);
    }
}
