using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Reports.Layout;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.Reports.Protocols;

/// <summary>What the protocol of admission states.</summary>
internal sealed record AdmissionProtocolData(
    int RulesEdition,
    string RulesHash,
    IReadOnlyList<AdmissionEntry> Entries
)
{
    public int Count(ApplicationStatus status) => Entries.Count(entry => entry.Status == status);
}

/// <param name="Name">Null when the person was erased.</param>
/// <param name="Decisions">The oldest first.</param>
internal sealed record AdmissionEntry(
    string Code,
    string? Name,
    LocalizedText Group,
    DateTime SubmittedAt,
    ApplicationStatus Status,
    IReadOnlyList<AdmissionLine> Decisions
);

internal sealed record AdmissionLine(
    ApplicationStatus Status,
    DecisionGround Ground,
    DateTime At,
    string By,
    string? Reason,
    IReadOnlyList<AdmissionUnmet> Unmet
);

/// <param name="Rule">The condition as announced.</param>
/// <param name="Words">What was missing; null when the person was erased.</param>
internal sealed record AdmissionUnmet(LocalizedText Rule, string? Words);

/// <summary>Words the protocol of admission.</summary>
internal static class AdmissionProtocol
{
    public static ReportDocument Compose(
        ProtocolHead head,
        AdmissionProtocolData data,
        ProtocolWords words
    )
    {
        var decided = data
            .Entries.SelectMany(entry => entry.Decisions)
            .Select(line => line.At)
            .Order()
            .ToList();
        return words.Frame(
            head,
            new ProtocolBody(
                words["AdmissionTitle"],
                [
                    new(words["FactCampaign"], [head.Code]),
                    new(
                        words["FactDecided"],
                        decided.Count == 0
                            ? [words["None"]]
                            :
                            [
                                words.Display.DateAndHour(decided[0], head.TimeZone),
                                words.Display.DateAndHour(decided[^1], head.TimeZone),
                            ]
                    ),
                    words.RulesFact(data.RulesEdition, data.RulesHash),
                ],
                Outcome(data, words),
                [
                    new(
                        words["DecisionsHeading"],
                        words["DecisionsLead"],
                        [Table(head, data, words)]
                    ),
                    words.Signatures(
                        data.Entries.SelectMany(entry => entry.Decisions)
                            .Select(line => line.By)
                            .Where(name => name.Length > 0)
                            .Distinct(StringComparer.Ordinal)
                            .Order(StringComparer.Ordinal)
                            .Select(name => new SignatureLine(words["RoleOfficer"], name))
                    ),
                ]
            )
        );
    }

    private static ReportOutcome Outcome(AdmissionProtocolData data, ProtocolWords words) =>
        new(
            data.Count(ApplicationStatus.Submitted) == 0 ? OutcomeTone.Good : OutcomeTone.Neutral,
            words["AdmissionOutcome", data.Count(ApplicationStatus.Admitted), data.Entries.Count],
            words[
                "AdmissionCounts",
                data.Count(ApplicationStatus.Rejected),
                data.Count(ApplicationStatus.Withdrawn),
                data.Count(ApplicationStatus.Submitted)
            ],
            null,
            ""
        );

    private static TableBlock Table(
        ProtocolHead head,
        AdmissionProtocolData data,
        ProtocolWords words
    ) =>
        new(
            [
                new(words["No"], 0.4, Alignment.Left),
                new(words["Application"], 2.4, Alignment.Left),
                new(words["Decision"], 1.15, Alignment.Left),
                new(words["Grounds"], 2.3, Alignment.Left),
                new(words["DecidedBy"], 1.1, Alignment.Left),
            ],
            [.. data.Entries.SelectMany((entry, index) => Rows(head, entry, index + 1, words))]
        );

    private static IEnumerable<IReadOnlyList<TableCell>> Rows(
        ProtocolHead head,
        AdmissionEntry entry,
        int number,
        ProtocolWords words
    )
    {
        TableCell[] application =
        [
            new($"{number}"),
            new(
                entry.Code,
                Strong: true,
                Detail: (entry.Name ?? words["Erased"])
                    + "\n"
                    + entry.Group.In(DisplayText.Language),
                DetailBelow: true
            ),
        ];
        foreach (var line in entry.Decisions)
        {
            yield return
            [
                .. application,
                new(
                    words[line.Status.ToString()],
                    Strong: true,
                    Detail: words.Display.ShortMoment(line.At, head.TimeZone),
                    DetailBelow: true
                ),
                new(Grounds(line, words)),
                new(line.By),
            ];
            application = [new(""), new("")];
        }

        // what no officer decided
        if (entry.Decisions.Count == 0 || entry.Status == ApplicationStatus.Withdrawn)
        {
            yield return
            [
                .. application,
                new(words[entry.Status.ToString()], Strong: true),
                new(
                    entry.Status == ApplicationStatus.Withdrawn
                        ? words["ByCandidate"]
                        : words[
                            "SubmittedAt",
                            words.Display.ShortMoment(entry.SubmittedAt, head.TimeZone)
                        ]
                ),
                new(""),
            ];
        }
    }

    private static string Grounds(AdmissionLine line, ProtocolWords words) =>
        string.Join(
            '\n',
            [
                words["Ground" + line.Ground],
                .. line.Unmet.Select(unmet =>
                    $"– {unmet.Rule.In(DisplayText.Language)}: {unmet.Words ?? words["Erased"]}"
                ),
                .. string.IsNullOrWhiteSpace(line.Reason) ? Array.Empty<string>() : [line.Reason],
            ]
        );
}
