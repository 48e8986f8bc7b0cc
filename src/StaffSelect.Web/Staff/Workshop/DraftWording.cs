using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>Words the faults of a draft as the editor's pages call things, not as the file does.</summary>
public sealed partial class DraftWording(
    IStringLocalizer<WorkshopText> text,
    ProblemWording wording
)
{
    /// <summary>All faults in their order; cells of one test that lack items are told in one sentence.</summary>
    /// <param name="problems">What is wrong; fields are JSON paths.</param>
    /// <param name="document">The draft, so that a cell is called by its scale and difficulty.</param>
    public IReadOnlyList<DraftFault> Of(IEnumerable<Problem> problems, JsonObject document)
    {
        var all = problems.ToList();
        var lacking = all.Where(problem => TestOf(problem) is not null)
            .ToLookup(problem => TestOf(problem)!);
        return
        [
            .. all.Where(problem =>
                    TestOf(problem) is not { } test || lacking[test].First() == problem
                )
                .Select(problem =>
                    TestOf(problem) is { } test && lacking[test].Skip(1).Any()
                        ? Short(test, lacking[test], document)
                        : Of(problem, document)
                ),
        ];
    }

    /// <summary>JSON path of the stage whose blueprint lacks items, or null for another fault.</summary>
    private static string? TestOf(Problem problem) =>
        problem.Code == RuleProblems.BlueprintCellShort
        && BlueprintCell().Match(problem.Field ?? "") is { Success: true } match
            ? $"$.stages[{match.Groups[1].Value}]"
            : null;

    private DraftFault Short(string stage, IEnumerable<Problem> cells, JsonObject document) =>
        new(
            $"{stage}.test.blueprint",
            $"{Label(stage)}, {text["Field_blueprint"]}",
            text[
                "Fault_BlueprintCellsShort",
                string.Join(
                    "; ",
                    cells.Select(cell =>
                        text[
                            "CellShort",
                            Cell(cell.Field!, document)?.Name ?? "",
                            cell.Arguments[0],
                            cell.Arguments[1]
                        ].Value
                    )
                )
            ]
        );

    /// <param name="problem">What is wrong; its field is a JSON path.</param>
    /// <param name="document">The draft, so that a cell is called by its scale and difficulty.</param>
    public DraftFault Of(Problem problem, JsonObject document)
    {
        var path = problem.Field ?? "$";
        return new DraftFault(
            path,
            Cell(path, document) is { } cell ? $"{Label(cell.Test)}, {cell.Name}" : Label(path),
            Sentence(problem)
        );
    }

    private (string Test, string Name)? Cell(string path, JsonObject document)
    {
        if (
            BlueprintCell().Match(path) is not { Success: true } match
            || At(document, match, "stages", 1)?["test"] is not JsonObject test
            || At(test, match, "blueprint", 2) is not { } cell
        )
        {
            return null;
        }

        var difficulty = text[$"Difficulty_{cell["difficulty"]}"];
        return (
            $"$.stages[{match.Groups[1].Value}]",
            $"{cell["scale"]}, {(difficulty.ResourceNotFound ? "" : difficulty.Value)}"
        );
    }

    private static JsonNode? At(JsonNode holder, Match match, string list, int group) =>
        holder[list] is JsonArray items
        && int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) is var index
        && index < items.Count
            ? items[index]
            : null;

    /// <summary>«Посада 2, кількість посад» for <c>$.posts[1].quota</c>.</summary>
    public string Label(string path)
    {
        var words = Step()
            .Matches(path)
            .Select(step => Word(step.Groups[1].Value, step.Groups[2].Value))
            .ToList();
        return words.Count == 0
            ? text[$"Section{DraftDocument.SectionOf(path)}"]
            : string.Join(", ", words);
    }

    private string Word(string name, string index)
    {
        if (index.Length == 0)
        {
            var field = text[$"Field_{name}"];
            return field.ResourceNotFound ? name : field.Value;
        }

        var one = text[$"One_{name}"];
        var number = int.Parse(index, CultureInfo.InvariantCulture) + 1;
        return $"{(one.ResourceNotFound ? name : one.Value)} {number}";
    }

    private string Sentence(Problem problem)
    {
        var own = text[$"Fault_{problem.Code}"];
        return own.ResourceNotFound ? wording.Text(problem)
            : problem.Code == RuleProblems.WeightsSum
                ? string.Format(
                    CultureInfo.CurrentCulture,
                    own.Value,
                    Convert.ToDecimal(problem.Arguments[0], CultureInfo.InvariantCulture) / 100
                )
            : problem.Code == RuleProblems.WindowsOutOfOrder
                ? string.Format(
                    CultureInfo.CurrentCulture,
                    own.Value,
                    Label((string)problem.Arguments[0])
                )
            : string.Format(CultureInfo.CurrentCulture, own.Value, problem.Arguments);
    }

    [GeneratedRegex(@"^\$\.stages\[(\d+)\]\.test\.blueprint\[(\d+)\]")]
    private static partial Regex BlueprintCell();

    [GeneratedRegex(@"\.([A-Za-z]\w*)(?:\[(\d+)\])?")]
    private static partial Regex Step();
}
