using System.Text.Json.Nodes;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Web.Workshop;

/// <summary>Leaves out of a template the stages that this version cannot run, with everything that refers to them.</summary>
internal static class RunnableStages
{
    /// <summary>Kinds that a selection can have in this version, as the campaign file names them.</summary>
    public static readonly IReadOnlyList<StageKind> Kinds =
    [
        StageKind.Test,
        StageKind.Panel,
        StageKind.Gate,
    ];

    /// <summary>Trims the document; the weights of what is left are rescaled to the whole.</summary>
    /// <returns>The stages that were left out.</returns>
    public static IReadOnlyList<JsonObject> Trim(JsonObject document)
    {
        var stages = document["stages"]!.AsArray().OfType<JsonObject>().ToList();
        var kept = stages
            .Where(stage =>
                Enum.TryParse<StageKind>(Text(stage, "kind"), ignoreCase: true, out var kind)
                && Kinds.Contains(kind)
            )
            .ToHashSet();
        var left = stages.Where(stage => !kept.Contains(stage)).ToList();
        if (left.Count == 0)
        {
            return left;
        }

        var gone = left.Select(Code).ToHashSet(StringComparer.Ordinal);
        Remove(document["stages"]!.AsArray(), stage => gone.Contains(Code(stage)));
        Remove(document["tieBreaks"]!.AsArray(), link => gone.Contains(Text(link, "reference")));
        foreach (var post in document["posts"]!.AsArray().OfType<JsonObject>())
        {
            Remove(post["hurdles"]!.AsArray(), hurdle => gone.Contains(Text(hurdle, "stage")));
        }

        Rescale([.. stages.Where(kept.Contains)]);
        return left;
    }

    /// <summary>Codes of the competencies that the document's stages measure.</summary>
    public static IReadOnlySet<string> Measured(JsonObject document) =>
        document["stages"]!
            .AsArray()
            .OfType<JsonObject>()
            .SelectMany(stage =>
                (stage["panel"]?["competencies"] as JsonArray ?? [])
                    .OfType<JsonObject>()
                    .Select(Code)
                    .Concat(
                        (stage["test"]?["competencies"] as JsonArray ?? []).Select(code =>
                            code!.GetValue<string>()
                        )
                    )
            )
            .ToHashSet(StringComparer.Ordinal);

    private static void Rescale(List<JsonObject> stages)
    {
        var sum = stages.Sum(Weight);
        var weights = stages.Select(stage => Weight(stage) * RuleChecks.WeightTotal / sum).ToList();
        // what whole numbers cannot share out goes to the last stage, the interview
        weights[^1] += RuleChecks.WeightTotal - weights.Sum();
        foreach (var (stage, weight) in stages.Zip(weights))
        {
            stage["weightPer10000"] = weight;
        }
    }

    private static void Remove(JsonArray list, Func<JsonObject, bool> isGone)
    {
        for (var index = list.Count - 1; index >= 0; index--)
        {
            if (list[index] is JsonObject item && isGone(item))
            {
                list.RemoveAt(index);
            }
        }
    }

    private static int Weight(JsonObject stage) => stage["weightPer10000"]!.GetValue<int>();

    private static string Code(JsonObject item) => Text(item, "code");

    private static string Text(JsonObject item, string name) =>
        item[name]?.GetValue<string>() ?? "";
}
