using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using StaffSelect.Domain;

namespace StaffSelect.Web.UseCases;

/// <summary>Checks a message's shape by the annotations on its properties.</summary>
internal static class MessageShape
{
    /// <summary>A text without a bound of its own is bounded by this.</summary>
    private const int LongestText = 4_000;

    /// <summary>Records within records of a message that are looked into.</summary>
    private const int DeepestPart = 6;

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Rule>> Known = new();
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> TextsOf = new();

    public static Problem? Check(object message)
    {
        var problems = new List<Problem>();
        foreach (var rule in Known.GetOrAdd(message.GetType(), RulesOf))
        {
            if (rule.Check(rule.Property.GetValue(message)) is { } problem)
            {
                problems.Add(problem.At(rule.Property.Name));
            }
        }

        return problems.Count == 0 ? null : Problem.Join(problems);
    }

    private static List<Rule> RulesOf(Type type) =>
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => new Rule(
                    property,
                    [.. property.GetCustomAttributes<ValidationAttribute>()]
                )),
        ];

    private sealed record Rule(PropertyInfo Property, IReadOnlyList<ValidationAttribute> Attributes)
    {
        public Problem? Check(object? value)
        {
            if (HoldsNul(value, DeepestPart))
            {
                return new Problem(ShapeProblems.Malformed);
            }

            foreach (var attribute in Attributes)
            {
                // blanks around a text do not make it longer
                var judged =
                    attribute is MinLengthAttribute && value is string padded
                        ? padded.Trim()
                        : value;
                if (!attribute.IsValid(judged))
                {
                    return ProblemOf(attribute);
                }
            }

            var isBounded = Attributes.Any(attribute =>
                attribute is StringLengthAttribute or MaxLengthAttribute
            );
            return value is string { Length: > LongestText } && !isBounded
                ? new Problem(ShapeProblems.TooLong, LongestText)
                : null;
        }

        /// <summary>No database keeps a NUL in a text; lists and records inside the message are looked into as well.</summary>
        private static bool HoldsNul(object? value, int depth) =>
            value switch
            {
                string text => text.Contains('\0', StringComparison.Ordinal),
                byte[] or null => false,
                IEnumerable<object?> parts => parts.Any(part => HoldsNul(part, depth)),
                _ when depth > 0 && IsPartOfMessage(value.GetType()) => TextsOf
                    .GetOrAdd(value.GetType(), PropertiesOf)
                    .Any(property => HoldsNul(property.GetValue(value), depth - 1)),
                _ => false,
            };

        private static bool IsPartOfMessage(Type type) =>
            type is { IsClass: true, Namespace: { } space }
            && space.StartsWith("StaffSelect", StringComparison.Ordinal);

        private static PropertyInfo[] PropertiesOf(Type type) =>
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property =>
                        property.GetIndexParameters().Length == 0
                        && !property.PropertyType.IsValueType
                    ),
            ];

        private static Problem ProblemOf(ValidationAttribute attribute) =>
            attribute switch
            {
                RequiredAttribute => new Problem(ShapeProblems.Required),
                StringLengthAttribute length => new Problem(
                    ShapeProblems.TooLong,
                    length.MaximumLength
                ),
                MaxLengthAttribute length => new Problem(ShapeProblems.TooLong, length.Length),
                MinLengthAttribute length => new Problem(ShapeProblems.TooShort, length.Length),
                RangeAttribute range => new Problem(
                    ShapeProblems.OutOfRange,
                    Convert.ToString(range.Minimum, CultureInfo.InvariantCulture)!,
                    Convert.ToString(range.Maximum, CultureInfo.InvariantCulture)!
                ),
                EmailAddressAttribute => new Problem(ShapeProblems.EmailMalformed),
                _ => new Problem(ShapeProblems.Malformed),
            };
    }
}

/// <summary>Codes of refusals about the shape of a message.</summary>
public static class ShapeProblems
{
    public const string Required = nameof(Required);
    public const string TooLong = nameof(TooLong);
    public const string TooShort = nameof(TooShort);
    public const string OutOfRange = nameof(OutOfRange);
    public const string EmailMalformed = nameof(EmailMalformed);
    public const string Malformed = nameof(Malformed);
}
