using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using StaffSelect.Domain;

namespace StaffSelect.Web.Exchange;

/// <summary>Reads one JSON object strictly: each fault is noted with its JSON path, and reading goes on with a harmless value.</summary>
internal sealed partial class FileObject
{
    private const string Placeholder = "?";

    private readonly Dictionary<string, JsonElement> properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly bool isObject;

    public FileObject(JsonElement? element, string path, FileFaults faults)
    {
        Path = path;
        Faults = faults;
        isObject = element is { ValueKind: JsonValueKind.Object };
        if (!isObject)
        {
            if (element is not null)
            {
                faults.Add(path, CampaignFileProblems.WrongType, "object");
            }

            return;
        }

        foreach (var property in element!.Value.EnumerateObject())
        {
            if (!properties.TryAdd(property.Name, property.Value))
            {
                faults.Add(Child(property.Name), CampaignFileProblems.PropertyTwice);
            }
        }
    }

    public string Path { get; }

    public FileFaults Faults { get; }

    public bool Has(string name) => properties.ContainsKey(name);

    public string Child(string name) =>
        SimpleName().IsMatch(name) ? $"{Path}.{name}" : $"{Path}['{Shown(name)}']";

    /// <summary>Notes the properties that nobody asked for.</summary>
    public void Close()
    {
        foreach (var name in properties.Keys.Where(name => !known.Contains(name)))
        {
            Faults.Add(Child(name), CampaignFileProblems.PropertyUnknown);
        }
    }

    public string Text(string name, int maximum, bool isMultiline = false)
    {
        if (Required(name) is not { } element)
        {
            return Placeholder;
        }

        if (String(element, Child(name)) is not { } value)
        {
            return Placeholder;
        }

        if (Faults.IsFull)
        {
            return Placeholder;
        }

        var trimmed = value.Trim();
        if (trimmed.Length == 0)
        {
            Faults.Add(Child(name), CampaignFileProblems.TextEmpty);
        }
        else if (trimmed.Length > maximum)
        {
            Faults.Add(Child(name), CampaignFileProblems.TextTooLong, maximum, trimmed.Length);
        }
        else if (Markup().IsMatch(trimmed))
        {
            Faults.Add(Child(name), CampaignFileProblems.TextMarkup);
        }
        else if (trimmed.Any(character => IsForbidden(character, isMultiline)))
        {
            Faults.Add(Child(name), CampaignFileProblems.TextCharacters);
        }
        else
        {
            return trimmed;
        }

        return Placeholder;
    }

    public LocalizedText Localized(string name, int maximum, bool isMultiline = false)
    {
        var both = Object(name);
        var text = new LocalizedText(
            both.Text("uk", maximum, isMultiline),
            both.Text("en", maximum, isMultiline)
        );
        both.Close();
        return text;
    }

    public LocalizedText? OptionalLocalized(string name, int maximum)
    {
        known.Add(name);
        return Has(name) ? Localized(name, maximum) : null;
    }

    /// <summary>Latin letters, digits and hyphens, beginning with a letter: what tables and addresses refer to.</summary>
    public string Code(string name) => Matching(name, CodeForm());

    /// <summary>As <see cref="Code"/>, lower case only: a part of the address.</summary>
    public string AddressCode(string name) => Matching(name, AddressForm());

    public string? OptionalCode(string name)
    {
        known.Add(name);
        return Has(name) ? Code(name) : null;
    }

    public string Email(string name)
    {
        if (Required(name) is not { } element || String(element, Child(name)) is not { } value)
        {
            return Placeholder;
        }

        if (value.Length <= 254 && EmailForm().IsMatch(value))
        {
            return value;
        }

        Faults.Add(Child(name), CampaignFileProblems.EmailFormat);
        return Placeholder;
    }

    public string? OptionalString(string name)
    {
        known.Add(name);
        return properties.TryGetValue(name, out var element) ? String(element, Child(name)) : null;
    }

    public int Integer(string name, int minimum, int maximum)
    {
        if (Required(name) is not { } element)
        {
            return minimum;
        }

        if (element.ValueKind != JsonValueKind.Number)
        {
            Faults.Add(Child(name), CampaignFileProblems.WrongType, "integer");
        }
        else if (!element.TryGetInt32(out var value) || value < minimum || value > maximum)
        {
            Faults.Add(Child(name), CampaignFileProblems.FileOutOfRange, minimum, maximum);
        }
        else
        {
            return value;
        }

        return minimum;
    }

    /// <summary>A decimal with at most four places.</summary>
    public decimal Decimal(string name, decimal minimum, decimal maximum)
    {
        if (Required(name) is not { } element)
        {
            return minimum;
        }

        if (element.ValueKind != JsonValueKind.Number)
        {
            Faults.Add(Child(name), CampaignFileProblems.WrongType, "number");
        }
        else if (
            !element.TryGetDecimal(out var value)
            || value < minimum
            || value > maximum
            || decimal.Round(value, 4) != value
        )
        {
            Faults.Add(Child(name), CampaignFileProblems.FileOutOfRange, minimum, maximum);
        }
        else
        {
            return value;
        }

        return minimum;
    }

    public decimal? OptionalDecimal(string name, decimal minimum, decimal maximum)
    {
        known.Add(name);
        return Has(name) ? Decimal(name, minimum, maximum) : null;
    }

    public bool Boolean(string name)
    {
        if (Required(name) is not { } element)
        {
            return false;
        }

        if (element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Faults.Add(Child(name), CampaignFileProblems.WrongType, "boolean");
            return false;
        }

        return element.GetBoolean();
    }

    public bool OptionalBoolean(string name)
    {
        known.Add(name);
        return Has(name) && Boolean(name);
    }

    /// <summary>One of the named values.</summary>
    public T OneOf<T>(string name, params (string Name, T Value)[] values)
    {
        return Required(name) is { } element
            ? OneOf(element, Child(name), values)
            : values[0].Value;
    }

    private T OneOf<T>(JsonElement element, string path, (string Name, T Value)[] values)
    {
        if (String(element, path) is not { } text)
        {
            return values[0].Value;
        }

        foreach (var (candidate, value) in values)
        {
            if (candidate == text)
            {
                return value;
            }
        }

        Faults.Add(
            path,
            CampaignFileProblems.NotOneOf,
            string.Join(", ", values.Select(value => value.Name))
        );
        return values[0].Value;
    }

    /// <summary>Local date and time to the minute, as <c>2026-01-12T09:00</c>; null when the text is not one.</summary>
    public DateTime? LocalTime(string name) =>
        Exact(name, "yyyy-MM-dd'T'HH:mm", out var value) ? value : null;

    /// <summary>Hour of the day, as <c>18:00</c>.</summary>
    public TimeOnly Hour(string name) =>
        Exact(name, "HH:mm", out var value) ? TimeOnly.FromDateTime(value) : default;

    public FileObject Object(string name) => new(Required(name), Child(name), Faults);

    public FileObject? OptionalObject(string name)
    {
        known.Add(name);
        return Has(name) ? Object(name) : null;
    }

    public IReadOnlyList<T> List<T>(
        string name,
        int minimum,
        int maximum,
        Func<FileObject, T> read
    ) =>
        Elements(
            name,
            minimum,
            maximum,
            (element, path) =>
            {
                var item = new FileObject(element, path, Faults);
                var value = read(item);
                item.Close();
                return value;
            }
        );

    public IReadOnlyList<T> OptionalList<T>(string name, int maximum, Func<FileObject, T> read)
    {
        known.Add(name);
        return Has(name) ? List(name, 0, maximum, read) : [];
    }

    /// <summary>A list of codes.</summary>
    public IReadOnlyList<string> Codes(string name, int minimum, int maximum) =>
        Elements(name, minimum, maximum, (element, path) => Matching(element, path, CodeForm()));

    /// <summary>A list of codes; absent means empty.</summary>
    public IReadOnlyList<string> OptionalCodes(string name, int maximum)
    {
        known.Add(name);
        return Has(name)
            ? Elements(name, 1, maximum, (element, path) => Matching(element, path, CodeForm()))
            : [];
    }

    /// <summary>A list of named values; absent means empty.</summary>
    public IReadOnlyList<T> OptionalNames<T>(
        string name,
        int maximum,
        params (string Name, T Value)[] values
    )
    {
        known.Add(name);
        return Has(name)
            ? Elements(name, 1, maximum, (element, path) => OneOf(element, path, values))
            : [];
    }

    /// <summary>One of the named values, or null when the property is absent.</summary>
    public T? OptionalOneOf<T>(string name, params (string Name, T Value)[] values)
        where T : struct
    {
        known.Add(name);
        return Has(name) ? OneOf(name, values) : null;
    }

    public int? OptionalInteger(string name, int minimum, int maximum)
    {
        known.Add(name);
        return Has(name) ? Integer(name, minimum, maximum) : null;
    }

    /// <summary>A day as <c>2026-01-30</c>, or null when the property is absent.</summary>
    public DateOnly? OptionalDay(string name)
    {
        known.Add(name);
        return Has(name) && Exact(name, "yyyy-MM-dd", out var value)
            ? DateOnly.FromDateTime(value)
            : null;
    }

    private IReadOnlyList<T> Elements<T>(
        string name,
        int minimum,
        int maximum,
        Func<JsonElement, string, T> read
    )
    {
        if (Required(name) is not { } element)
        {
            return [];
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            Faults.Add(Child(name), CampaignFileProblems.WrongType, "array");
            return [];
        }

        var length = element.GetArrayLength();
        if (length < minimum || length > maximum)
        {
            Faults.Add(Child(name), CampaignFileProblems.ListLength, minimum, maximum, length);
        }

        return
        [
            .. element
                .EnumerateArray()
                .Take(maximum)
                .Select((value, index) => read(value, $"{Child(name)}[{index}]")),
        ];
    }

    private JsonElement? Required(string name)
    {
        known.Add(name);
        if (properties.TryGetValue(name, out var element))
        {
            return element;
        }

        if (isObject)
        {
            Faults.Add(Child(name), CampaignFileProblems.PropertyMissing);
        }

        return null;
    }

    private string? String(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            Faults.Add(path, CampaignFileProblems.WrongType, "string");
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // an escaped half of a surrogate pair
            Faults.Add(path, CampaignFileProblems.TextCharacters);
            return null;
        }
    }

    private string Matching(string name, Regex form) =>
        Required(name) is { } element ? Matching(element, Child(name), form) : Placeholder;

    private string Matching(JsonElement element, string path, Regex form)
    {
        if (String(element, path) is not { } value)
        {
            return Placeholder;
        }

        if (form.IsMatch(value))
        {
            return value;
        }

        Faults.Add(path, CampaignFileProblems.CodeCharacters, Shown(value));
        return Placeholder;
    }

    private bool Exact(string name, string format, out DateTime value)
    {
        value = default;
        if (Required(name) is not { } element || String(element, Child(name)) is not { } text)
        {
            return false;
        }

        if (
            DateTime.TryParseExact(
                text,
                format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.NoCurrentDateDefault,
                out value
            ) && (format == "HH:mm" || value.Year is >= 2000 and <= 2100)
        )
        {
            return true;
        }

        Faults.Add(Child(name), CampaignFileProblems.LocalTimeFormat, format.Replace("'", ""));
        return false;
    }

    private static string Shown(string value)
    {
        var printable = new string([
            .. value
                .Take(40)
                .Select(character =>
                    char.IsControl(character) || char.IsSurrogate(character) || character == '\''
                        ? '·'
                        : character
                ),
        ]);
        return value.Length > 40 ? printable + "…" : printable;
    }

    private static bool IsForbidden(char character, bool isMultiline) =>
        character switch
        {
            '\n' => !isMultiline,
            // marks that turn the direction of text or hide characters
            >= '\u200B' and <= '\u200F' or '\u2028' or '\u2029' => true,
            >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' => true,
            '\uFEFF' or '\uFFFD' or '\uFFFE' or '\uFFFF' => true,
            _ => char.IsControl(character),
        };

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,29}$")]
    private static partial Regex SimpleName();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]{0,19}\z")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"^(?=.{2,40}\z)[a-z0-9]+(?:-[a-z0-9]+)*\z")]
    private static partial Regex AddressForm();

    [GeneratedRegex(@"^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}\z")]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"<[A-Za-z/!?]|&(?:#\w+|\w+);")]
    private static partial Regex Markup();
}
