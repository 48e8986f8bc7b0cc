using System.Globalization;
using System.Text.Json.Nodes;

namespace StaffSelect.E2E.Support;

/// <summary>A campaign file of one's own: the seed's content under another code, with windows that are open today.</summary>
public sealed record CampaignFile(string Code, string TitleUk, string TitleEn)
{
    /// <summary>Seconds for the test; the file's own when null.</summary>
    public int? TestSeconds { get; init; }

    public static string SeedPath =>
        Path.Combine(AppProcess.RepositoryRoot(), "seed", "campaigns", "kordon-2026.json");

    public async Task<string> WriteAsync(string folder)
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(SeedPath))!;
        file["code"] = Code;
        file["title"] = new JsonObject { ["uk"] = TitleUk, ["en"] = TitleEn };
        var zone = TimeZoneInfo.FindSystemTimeZoneById(file["timeZone"]!.GetValue<string>());
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).Date;
        file["registration"] = Window(today, -3, 3);
        file["testing"] = Window(today, -2, 5);
        file["interviews"] = Window(today, -1, 7);
        if (TestSeconds is { } seconds)
        {
            file["stages"]!.AsArray().First(stage => stage!["kind"]!.GetValue<string>() == "test")![
                "test"
            ]!["limitSeconds"] = seconds;
        }

        var path = Path.Combine(folder, $"{Code}.json");
        await File.WriteAllTextAsync(path, file.ToJsonString());
        return path;
    }

    private static JsonObject Window(DateTime today, int from, int until) =>
        new()
        {
            ["from"] = Local(today.AddDays(from).AddHours(9)),
            ["until"] = Local(today.AddDays(until).AddHours(18)),
        };

    private static string Local(DateTime local) =>
        local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
