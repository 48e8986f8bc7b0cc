using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Web.Workshop;

/// <summary>A selection to begin with.</summary>
/// <param name="Name">Name of the file, e.g. <c>checkpoint</c>.</param>
/// <param name="Note">What it holds and what it leaves out.</param>
/// <param name="LeftOut">Titles of the stages that this version cannot run.</param>
/// <param name="Library">Codes of the competencies that are copied from the library.</param>
/// <param name="Document">The campaign file without competencies and items.</param>
internal sealed record CampaignTemplate(
    string Name,
    LocalizedText Title,
    LocalizedText Note,
    IReadOnlyList<LocalizedText> LeftOut,
    IReadOnlyList<string> Library,
    JsonObject Document
);

/// <summary>The templates that came with the product.</summary>
internal static class CampaignTemplates
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
    };

    private static readonly Lazy<IReadOnlyList<CampaignTemplate>> Read = new(() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seed", "templates"))
                .Order(StringComparer.Ordinal)
                .Select(File),
        ]
    );

    public static IReadOnlyList<CampaignTemplate> All => Read.Value;

    public static CampaignTemplate? Find(string name) =>
        All.FirstOrDefault(template => template.Name == name);

    private static CampaignTemplate File(string path)
    {
        var file = JsonNode.Parse(System.IO.File.ReadAllBytes(path))!.AsObject();
        var document = file["campaign"]!.AsObject();
        var leftOut = RunnableStages.Trim(document);
        var measured = RunnableStages.Measured(document);
        return new CampaignTemplate(
            Path.GetFileNameWithoutExtension(path),
            file["title"].Deserialize<LocalizedText>(Options)!,
            file["note"].Deserialize<LocalizedText>(Options)!,
            [.. leftOut.Select(stage => stage["title"].Deserialize<LocalizedText>(Options)!)],
            [.. file["library"].Deserialize<List<string>>()!.Where(measured.Contains)],
            document
        );
    }
}

/// <summary>Moves all windows of a document by whole days.</summary>
internal static class DraftDates
{
    /// <summary>Days from today on which registration of a new draft opens.</summary>
    private const int Ahead = 14;

    private const string Format = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Lays the document's windows so that registration opens in two weeks; hours of the day stay.</summary>
    public static void LayAhead(JsonObject file, DateOnly today)
    {
        if (
            file["registration"]?["from"] is JsonValue first
            && first.TryGetValue<string>(out var text)
            && TryParse(text, out var opens)
        )
        {
            var days = today.AddDays(Ahead).DayNumber - DateOnly.FromDateTime(opens).DayNumber;
            Shift(file, days);
        }
    }

    private static void Shift(JsonNode? node, int days)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Shift(item, days);
            }
        }

        if (node is not JsonObject holder)
        {
            return;
        }

        foreach (var (name, value) in holder.ToList())
        {
            if (
                name is "from" or "until"
                && value is JsonValue text
                && text.TryGetValue<string>(out var local)
                && TryParse(local, out var time)
            )
            {
                holder[name] = time.AddDays(days).ToString(Format, CultureInfo.InvariantCulture);
            }
            else
            {
                Shift(value, days);
            }
        }
    }

    private static bool TryParse(string text, out DateTime time) =>
        DateTime.TryParseExact(
            text,
            Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out time
        );
}
