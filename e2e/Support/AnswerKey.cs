using System.Text.Json;

namespace StaffSelect.E2E.Support;

/// <summary>Which options are right, read from the campaign file: the page itself must not know.</summary>
internal static class AnswerKey
{
    private static readonly Lazy<IReadOnlyList<(HashSet<string> Options, string Right)>> Items =
        new(Read);

    /// <summary>Number of the right option among those shown, starting with 1.</summary>
    /// <param name="options">The options' Ukrainian texts, or what is said of their pictures, in the order shown.</param>
    public static int RightOf(IReadOnlyList<string> options)
    {
        var (_, right) = Items.Value.Single(item => item.Options.SetEquals(options));
        return options.ToList().IndexOf(right) + 1;
    }

    private static List<(HashSet<string>, string)> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(CampaignFile.SeedPath));
        return
        [
            .. file
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .Select(item =>
                {
                    var key = item.GetProperty("key").GetString();
                    var options = item.GetProperty("options").EnumerateArray().ToList();
                    return (
                        options.Select(Name).ToHashSet(StringComparer.Ordinal),
                        Name(options.Single(option => option.GetProperty("id").GetString() == key))
                    );
                }),
        ];
    }

    private static string Name(JsonElement option) =>
        (
            option.TryGetProperty("text", out var text)
                ? text
                : option.GetProperty("pictureAlternative")
        )
            .GetProperty("uk")
            .GetString()!;
}
