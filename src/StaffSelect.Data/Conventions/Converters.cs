using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using StaffSelect.Domain;

namespace StaffSelect.Data.Conventions;

/// <summary>All identifier types of the domain.</summary>
public static class StronglyTypedIds
{
    public static readonly IReadOnlyList<Type> All =
    [
        .. typeof(UserId)
            .Assembly.GetTypes()
            .Where(type => type.IsValueType && type.GetInterfaces().Any(IsIdInterface)),
    ];

    private static bool IsIdInterface(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IId<>);
}

internal sealed class IdConverter<TId>()
    : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
    where TId : struct, IId<TId>
{
    private static TId Make(Guid value) => TId.From(value);
}

/// <summary>Instants are UTC: other kinds are refused on writing, and reading says so.</summary>
internal sealed class UtcDateTimeConverter()
    : ValueConverter<DateTime, DateTime>(
        value => Checked(value),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc)
    )
{
    private static DateTime Checked(DateTime value) =>
        value.Kind == DateTimeKind.Utc
            ? value
            : throw new InvalidOperationException(
                $"An instant must be UTC, not {value.Kind}: {value:O}."
            );
}

internal sealed class SealedTextConverter()
    : ValueConverter<SealedText, string>(value => value.Value, value => new SealedText(value));

internal sealed class LocalizedTextConverter()
    : ValueConverter<LocalizedText, string>(
        value => JsonSerializer.Serialize(value, JsonDocuments.Options),
        value => JsonSerializer.Deserialize<LocalizedText>(value, JsonDocuments.Options)!
    );

/// <summary>Documents stored as JSON text in one column.</summary>
public static class JsonDocuments
{
    /// <summary>The one way in which documents are written, so that equal documents have equal bytes.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
    };

    /// <summary>Stores an immutable record as one JSON text.</summary>
    public static PropertyBuilder<T> HasJsonDocument<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(
            new ValueConverter<T, string>(
                value => JsonSerializer.Serialize(value, Options),
                text => JsonSerializer.Deserialize<T>(text, Options)!
            ),
            new ValueComparer<T>(
                (left, right) =>
                    JsonSerializer.Serialize(left, Options)
                    == JsonSerializer.Serialize(right, Options),
                value =>
                    JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
                value => value
            )
        );
}
