using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace StaffSelect.Web.Tests.Support;

/// <summary>The demonstration's campaign file, and what one changes in it.</summary>
internal static class CampaignFiles
{
    private static readonly string Text = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "seed", "campaigns", "kordon-2026.json")
    );

    public static byte[] Good => Encoding.UTF8.GetBytes(Text);

    public static JsonNode Parsed() => JsonNode.Parse(Text)!;

    /// <summary>The file with another code and windows around an instant, given in local time.</summary>
    public static byte[] OpenAt(DateTime local, string code)
    {
        var file = Parsed();
        file["code"] = code;
        foreach (var window in new[] { "registration", "testing", "interviews" })
        {
            file[window]!["from"] = local
                .AddDays(-1)
                .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
            file[window]!["until"] = local
                .AddDays(14)
                .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        }

        return Bytes(file);
    }

    public static byte[] Bytes(JsonNode file) => Encoding.UTF8.GetBytes(file.ToJsonString());

    /// <summary>The file with the value at a path replaced; null JSON text removes it, a path ending in <c>[+]</c> appends.</summary>
    public static byte[] With(string path, string? json)
    {
        var file = Parsed();
        Set(file, path, json);
        return Bytes(file);
    }

    public static void Set(JsonNode file, string path, string? json)
    {
        var steps = path.Replace("[", ".[")
            .Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .ToList();
        var place = file;
        foreach (var step in steps[..^1])
        {
            place =
                step[0] == '['
                    ? place![int.Parse(step[1..^1], CultureInfo.InvariantCulture)]!
                    : place![step]!;
        }

        var last = steps[^1];
        if (last == "[+]")
        {
            place!.AsArray().Add(JsonNode.Parse(json!));
        }
        else if (last[0] == '[')
        {
            var index = int.Parse(last[1..^1], CultureInfo.InvariantCulture);
            if (json is null)
            {
                place!.AsArray().RemoveAt(index);
            }
            else
            {
                place![index] = JsonNode.Parse(json);
            }
        }
        else if (json is null)
        {
            place!.AsObject().Remove(last);
        }
        else
        {
            place![last] = JsonNode.Parse(json);
        }
    }
}
