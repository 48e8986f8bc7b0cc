using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Gates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Ranking;

/// <summary>What the tables of a campaign hold, before it is put together.</summary>
public sealed record RankingSources
{
    /// <summary>Admitted applications.</summary>
    public required IReadOnlyList<CandidateFact> Candidates { get; init; }

    public required IReadOnlyList<AttemptFact> Attempts { get; init; }

    public required IReadOnlyList<TestResult> Results { get; init; }

    /// <summary>Results of gates, corrected ones too.</summary>
    public IReadOnlyList<GateResult> Gates { get; init; } = [];

    /// <summary>With members.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }

    /// <summary>With declarations and absences.</summary>
    public required IReadOnlyList<Interview> Interviews { get; init; }

    /// <summary>With entries.</summary>
    public required IReadOnlyList<ScoreSheet> Sheets { get; init; }
}

/// <summary>What a ranking needs of an application.</summary>
public sealed record CandidateFact(
    ApplicationId Application,
    string PublicationCode,
    string Group,
    IReadOnlyList<string> Preferences
);

/// <summary>Whether a sitting is over.</summary>
public sealed record AttemptFact(ApplicationId Application, string Stage, bool IsClosed);

/// <summary>Puts the rows of applications, tests and panels together to the input of a ranking.</summary>
public static class RankingInputAssembly
{
    /// <remarks>
    /// Only submitted sheets that are not voided are summed; members who are absent or recused count as members and have no sheet.
    /// A sitting that is not closed, a closed one that is not scored yet and a sheet that is awaited leave their stage open.
    /// </remarks>
    public static RankingInput Assemble(Campaign campaign, RankingSources sources)
    {
        var attempts = sources.Attempts.ToLookup(attempt => attempt.Application);
        var results = sources.Results.ToLookup(result => result.Application);
        var gates = sources.Gates.ToLookup(gate => gate.ApplicationId);
        var interviews = sources.Interviews.ToLookup(interview => interview.ApplicationId);
        var sheets = sources.Sheets.ToLookup(sheet => sheet.InterviewId);
        var panels = sources.Panels.ToDictionary(panel => panel.Id);
        return new RankingInput
        {
            RulesEdition = campaign.Rules.Edition,
            RulesHash = campaign.RulesHash ?? "",
            Candidates =
            [
                .. sources.Candidates.Select(candidate =>
                    Candidate(
                        campaign.Rules,
                        candidate,
                        [.. attempts[candidate.Application]],
                        [.. results[candidate.Application]],
                        Newest(gates[candidate.Application]),
                        [
                            .. interviews[candidate.Application]
                                .Select(interview => new Sitting(
                                    panels[interview.PanelId],
                                    interview,
                                    [.. sheets[interview.Id]]
                                )),
                        ]
                    )
                ),
            ],
        }.Ordered();
    }

    private static CandidateInput Candidate(
        RuleSet rules,
        CandidateFact candidate,
        List<AttemptFact> attempts,
        List<TestResult> results,
        IReadOnlyList<GateInput> gates,
        List<Sitting> sittings
    )
    {
        var open = attempts
            .Where(attempt =>
                !attempt.IsClosed || !results.Exists(result => result.Stage == attempt.Stage)
            )
            .Select(attempt => attempt.Stage)
            .ToList();
        var panels = new List<PanelInput>();
        foreach (var stage in rules.Stages.Where(stage => stage.Kind == StageKind.Panel))
        {
            foreach (var sitting in sittings)
            {
                if (sitting.IsAwaited)
                {
                    open.Add(stage.Code);
                }
                else
                {
                    panels.Add(Panel(stage, sitting));
                }
            }
        }

        return new CandidateInput
        {
            Application = candidate.Application,
            Code = candidate.PublicationCode,
            Group = candidate.Group,
            Preferences = candidate.Preferences,
            Tests =
            [
                .. results
                    .Where(result => !open.Contains(result.Stage))
                    .OrderBy(result => result.Stage, StringComparer.Ordinal)
                    .Select(result => new TestInput(result.Stage, result.Raw, result.Maximum)
                    {
                        Scales =
                        [
                            .. result.Scales.Select(scale => new ScalePoints(
                                scale.Scale,
                                scale.Raw
                            )),
                        ],
                    }),
            ],
            Panels = panels,
            Gates = gates,
            OpenStages = [.. open.Order(StringComparer.Ordinal)],
        };
    }

    private static IReadOnlyList<GateInput> Newest(IEnumerable<GateResult> results) =>
        [
            .. results
                .GroupBy(result => result.Stage)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new GateInput(
                    group.Key,
                    group.MaxBy(result => result.Number)!.Passed
                )),
        ];

    private static PanelInput Panel(StageRule stage, Sitting sitting)
    {
        var counted = sitting.Sheets.Where(sheet => sheet.Counts).ToList();
        return new PanelInput(
            stage.Code,
            sitting.Panel.PlannedSize,
            counted.Count,
            [
                .. stage.Panel!.Competencies.Select(competency => new CompetencyPoints(
                    competency.Code,
                    counted.Sum(sheet =>
                        sheet.Entries.Single(entry => entry.Competency == competency.Code).Level
                        ?? throw new InvalidOperationException("A submitted sheet has a gap.")
                    )
                )),
            ]
        );
    }

    private sealed record Sitting(
        Panel Panel,
        Interview Interview,
        IReadOnlyList<ScoreSheet> Sheets
    )
    {
        public bool IsAwaited =>
            Attendance
                .Of(Panel, Interview, Sheets)
                .Any(member =>
                    member.Standing is MemberStanding.Undeclared or MemberStanding.Scoring
                );
    }
}
