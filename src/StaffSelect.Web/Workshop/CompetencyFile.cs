using System.Text.Json;
using System.Text.Json.Nodes;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Competencies;
using StaffSelect.Web.Exchange;

namespace StaffSelect.Web.Workshop;

/// <summary>A competency of the file <c>seed/competencies.json</c>.</summary>
internal sealed record FileCompetency(string Code, CampaignKind Kind, CompetencyContent Content);

/// <summary>Reads the file with which the competency library begins.</summary>
internal static class CompetencyFile
{
    private const string Format = "staffselect-competencies/1";
    private const int TextLength = 2_000;

    /// <summary>The competencies, or every fault of the file with its JSON path.</summary>
    public static Result<IReadOnlyList<FileCompetency>> Read(byte[] content)
    {
        var faults = new FileFaults();
        try
        {
            using var document = JsonDocument.Parse(content);
            var root = new FileObject(document.RootElement, "$", faults);
            root.OneOf("format", (Format, true));
            var labels = root.List(
                "levels",
                RuleChecks.HighestLevel,
                RuleChecks.HighestLevel,
                Text
            );
            var competencies = root.List("competencies", 1, 200, one => Competency(one, labels));
            root.Close();
            foreach (var fault in RuleChecks.Codes("$.competencies", competencies, c => c.Code))
            {
                faults.Add(fault.Problem);
            }

            return faults.Problems.Count == 0
                ? Result<IReadOnlyList<FileCompetency>>.Success(competencies)
                : Problem.Join(faults.Problems);
        }
        catch (JsonException fault)
        {
            return new Problem(
                CampaignFileProblems.FileNotJson,
                (fault.LineNumber ?? 0) + 1,
                (fault.BytePositionInLine ?? 0) + 1
            ).At("$");
        }
    }

    /// <summary>One competency of the file, as an editor has it, with every fault.</summary>
    /// <param name="competency">As in the file's list.</param>
    /// <param name="labels">Names of the levels.</param>
    public static (FileCompetency Competency, IReadOnlyList<Problem> Faults) Examine(
        JsonObject competency,
        IReadOnlyList<LocalizedText> labels
    )
    {
        var faults = new FileFaults();
        using var document = JsonDocument.Parse(DraftDocument.Text(competency));
        var root = new FileObject(document.RootElement, "$", faults);
        var read = Competency(root, labels);
        root.Close();
        return (read, faults.Problems);
    }

    /// <summary>A competency as the file's list has it.</summary>
    public static JsonObject Write(string code, CampaignKind kind, CompetencyContent content) =>
        new()
        {
            ["code"] = code,
            ["kind"] = NameOf(kind),
            ["title"] = Both(content.Title),
            ["definition"] = Both(content.Definition),
            ["indicators"] = new JsonArray([.. content.Indicators.Select(Both)]),
            ["questions"] = new JsonArray([
                .. content.Questions.Select(question =>
                {
                    var written = Both(question.Text);
                    written["type"] = JsonNamingPolicy.CamelCase.ConvertName(
                        question.Type.ToString()
                    );
                    return written;
                }),
            ]),
            ["anchors"] = new JsonArray([.. content.Anchors.Select(anchor => Both(anchor.Text))]),
        };

    /// <summary>The word of a kind in the file.</summary>
    public static string NameOf(CampaignKind kind) =>
        JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static JsonObject Both(LocalizedText text) =>
        new() { ["uk"] = text.Uk, ["en"] = text.En };

    private static FileCompetency Competency(
        FileObject competency,
        IReadOnlyList<LocalizedText> labels
    )
    {
        var code = competency.Code("code");
        var kind = competency.OneOf(
            "kind",
            ("checkpoint", CampaignKind.Checkpoint),
            ("commandingStaff", CampaignKind.CommandingStaff)
        );
        var anchors = competency.List(
            "anchors",
            RuleChecks.HighestLevel,
            RuleChecks.HighestLevel,
            Text
        );
        return new FileCompetency(
            code,
            kind,
            new CompetencyContent(
                competency.Localized("title", 200),
                competency.Localized("definition", TextLength),
                competency.List("indicators", 1, 10, Text),
                competency.List("questions", 1, 10, Question),
                [.. anchors.Zip(labels, (text, label) => (text, label)).Select(Anchor)]
            )
        );
    }

    private static Anchor Anchor((LocalizedText Text, LocalizedText Label) level, int index) =>
        new(index + 1, level.Label, level.Text);

    private static LibraryQuestion Question(FileObject question) =>
        new(
            question.OneOf(
                "type",
                ("behavioural", QuestionType.Behavioural),
                ("situational", QuestionType.Situational)
            ),
            Text(question)
        );

    private static LocalizedText Text(FileObject both) =>
        new(both.Text("uk", TextLength), both.Text("en", TextLength));
}
