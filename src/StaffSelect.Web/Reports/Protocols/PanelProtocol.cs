using StaffSelect.Domain;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Reports.Layout;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.Reports.Protocols;

/// <summary>What the protocol of a panel states.</summary>
/// <param name="Competencies">Names, in the order of the rule.</param>
/// <param name="Seats">The chair first.</param>
/// <param name="Interviews">In the order in which they were held.</param>
internal sealed record PanelProtocolData(
    int RulesEdition,
    string RulesHash,
    LocalizedText Panel,
    decimal? MinimumMean,
    IReadOnlyList<LocalizedText> Competencies,
    IReadOnlyList<PanelSeatLine> Seats,
    IReadOnlyList<PanelEntry> Interviews
);

internal sealed record PanelSeatLine(string Name, bool IsChair);

/// <param name="Code">Working code of the candidate.</param>
/// <param name="Parts">One for each seat, in their order.</param>
/// <param name="QuorumMet">Null while a sheet is awaited.</param>
/// <param name="Means">Null without quorum and while a sheet is awaited.</param>
internal sealed record PanelEntry(
    string Code,
    DateTime StartsAt,
    string Place,
    IReadOnlyList<PanelPart> Parts,
    bool? QuorumMet,
    PanelMeans? Means
);

/// <param name="DeclaredAt">UTC, of the newest declaration; null without one.</param>
/// <param name="Levels">In the order of the competencies; empty without a counted sheet and while one is awaited.</param>
internal sealed record PanelPart(
    MemberStanding Standing,
    DateTime? DeclaredAt,
    DateTime? SubmittedAt,
    IReadOnlyList<int> Levels
);

internal sealed record PanelMeans(
    IReadOnlyList<PanelMean> Competencies,
    decimal Overall,
    bool MeetsMinimum
);

internal sealed record PanelMean(decimal Mean, decimal? Minimum, bool MeetsMinimum);

/// <summary>Words the protocol of a panel.</summary>
internal static class PanelProtocol
{
    public static ReportDocument Compose(
        ProtocolHead head,
        PanelProtocolData data,
        ProtocolWords words
    )
    {
        var closed = data.Interviews.Count(interview => interview.QuorumMet is not null);
        return words.Frame(
            head,
            new ProtocolBody(
                words["PanelTitle", data.Panel.In(DisplayText.Language)],
                [
                    new(words["FactCampaign"], [head.Code]),
                    new(
                        words["FactHeld"],
                        data.Interviews.Count == 0
                            ? [words["None"]]
                            :
                            [
                                words.Display.DateAndHour(
                                    data.Interviews[0].StartsAt,
                                    head.TimeZone
                                ),
                                words.Display.DateAndHour(
                                    data.Interviews[^1].StartsAt,
                                    head.TimeZone
                                ),
                            ]
                    ),
                    words.RulesFact(data.RulesEdition, data.RulesHash),
                ],
                new(
                    closed == data.Interviews.Count ? OutcomeTone.Good : OutcomeTone.Neutral,
                    words["PanelOutcome", closed, data.Interviews.Count],
                    words[
                        "PanelCounts",
                        data.Interviews.Count(interview => interview.QuorumMet == false),
                        data.Interviews.Count - closed
                    ],
                    null,
                    ""
                ),
                [
                    new(words["MembersHeading"], null, [Members(data, words)]),
                    .. data.Interviews.Select(interview => Section(head, data, interview, words)),
                    words.Signatures(data.Seats.Select(seat => Signer(seat, words))),
                ]
            )
        );
    }

    private static SignatureLine Signer(PanelSeatLine seat, ProtocolWords words) =>
        new(words[seat.IsChair ? "RoleChair" : "RoleMember"], seat.Name);

    private static TableBlock Members(PanelProtocolData data, ProtocolWords words)
    {
        return new(
            [
                new(words["Member"], 2, Alignment.Left),
                new(words["Role"], 1.4, Alignment.Left),
                new(words["Recusals"], 1),
                new(words["Absences"], 1),
            ],
            [
                .. data.Seats.Select(
                    (seat, index) =>
                        (IReadOnlyList<TableCell>)
                            [
                                new(seat.Name, Strong: true),
                                new(words[seat.IsChair ? "RoleChair" : "RoleMember"]),
                                new(Count(index, MemberStanding.Recused)),
                                new(Count(index, MemberStanding.Absent)),
                            ]
                ),
            ]
        );

        string Count(int seat, MemberStanding standing) =>
            $"{data.Interviews.Count(interview => interview.Parts[seat].Standing == standing)}";
    }

    private static ReportSection Section(
        ProtocolHead head,
        PanelProtocolData data,
        PanelEntry interview,
        ProtocolWords words
    ) =>
        new(
            words["Candidate", interview.Code],
            words[
                "HeldAt",
                words.Display.DateAndHour(interview.StartsAt, head.TimeZone),
                interview.Place
            ],
            [
                Declarations(head, data, interview, words),
                .. interview.QuorumMet is null
                    ? (IEnumerable<ReportBlock>)[new TextBlock(words["Awaited"])]
                    :
                    [
                        Scores(data, interview, words),
                        new TextBlock([new Phrase(Verdict(data, interview, words), true)]),
                    ],
            ]
        );

    private static TableBlock Declarations(
        ProtocolHead head,
        PanelProtocolData data,
        PanelEntry interview,
        ProtocolWords words
    ) =>
        new(
            [
                new(words["Member"], 1.6, Alignment.Left),
                new(words["Declaration"], 2.2, Alignment.Left),
                new(words["SheetSubmitted"], 1.4, Alignment.Left),
            ],
            [
                .. interview.Parts.Select(
                    (part, index) =>
                        (IReadOnlyList<TableCell>)
                            [
                                new(data.Seats[index].Name),
                                new(
                                    words["Standing" + part.Standing],
                                    Detail: part.DeclaredAt is { } declared
                                        ? words.Display.ShortMoment(declared, head.TimeZone)
                                        : null
                                ),
                                new(
                                    part.SubmittedAt is { } submitted
                                        ? words.Display.ShortMoment(submitted, head.TimeZone)
                                        : "–"
                                ),
                            ]
                ),
            ]
        );

    private static TableBlock Scores(
        PanelProtocolData data,
        PanelEntry interview,
        ProtocolWords words
    ) =>
        new(
            [
                new(words["Competency"], 2, Alignment.Left),
                .. data.Seats.Select(seat => new TableColumn(seat.Name, 1)),
                new(words["Minimum"], 0.9),
                new(words["Mean"], 0.9),
            ],
            [
                .. data.Competencies.Select(
                    (competency, row) =>
                        (IReadOnlyList<TableCell>)
                            [
                                new(competency.In(DisplayText.Language), Strong: true),
                                .. interview.Parts.Select(part => new TableCell(
                                    part.Levels.Count == 0 ? "–" : $"{part.Levels[row]}"
                                )),
                                .. Mean(interview.Means?.Competencies[row]),
                            ]
                ),
            ],
            (words["OverallMean"], Value(interview.Means?.Overall, data.MinimumMean))
        );

    private static IEnumerable<TableCell> Mean(PanelMean? mean) =>
        [
            new(mean?.Minimum is { } minimum ? DisplayText.Plain(minimum) : "–"),
            new(Value(mean?.Mean, mean?.Minimum), Strong: true),
        ];

    /// <summary>Never rounded up to a minimum that was missed.</summary>
    private static string Value(decimal? value, decimal? minimum) =>
        value is not { } known ? "–"
        : minimum is { } least ? ResultWording.Below(known, least)
        : DisplayText.Number(known);

    private static string Verdict(
        PanelProtocolData data,
        PanelEntry interview,
        ProtocolWords words
    ) =>
        interview.Means is not { } means ? words["VerdictNoQuorum"]
        : !means.MeetsMinimum
            ? words[
                "VerdictBelowMean",
                Value(means.Overall, data.MinimumMean),
                DisplayText.Plain(data.MinimumMean!.Value)
            ]
        : means
            .Competencies.Select((mean, row) => (mean, row))
            .Where(one => !one.mean.MeetsMinimum)
            .ToList()
            is [_, ..] missed
            ? words[
                "VerdictBelowCompetency",
                string.Join(
                    ", ",
                    missed.Select(one => data.Competencies[one.row].In(DisplayText.Language))
                )
            ]
        : words["VerdictPassed"];
}
