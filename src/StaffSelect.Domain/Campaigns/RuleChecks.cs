using System.Globalization;

namespace StaffSelect.Domain.Campaigns;

/// <summary>Codes of faults in a rule set.</summary>
public static class RuleProblems
{
    public const string CodeTwice = nameof(CodeTwice);
    public const string UnknownStage = nameof(UnknownStage);
    public const string UnknownGroup = nameof(UnknownGroup);
    public const string UnknownCompetency = nameof(UnknownCompetency);
    public const string UnknownScale = nameof(UnknownScale);
    public const string WeightsSum = nameof(WeightsSum);
    public const string StageKindOnce = nameof(StageKindOnce);
    public const string StageTestMissing = nameof(StageTestMissing);
    public const string GateWeight = nameof(GateWeight);
    public const string ScaleInTwoTests = nameof(ScaleInTwoTests);
    public const string AnchorsIncomplete = nameof(AnchorsIncomplete);
    public const string MarkingOrder = nameof(MarkingOrder);
    public const string BlueprintCellTwice = nameof(BlueprintCellTwice);
    public const string BlueprintCellShort = nameof(BlueprintCellShort);
    public const string HurdleTwice = nameof(HurdleTwice);
    public const string HurdleAboveMaximum = nameof(HurdleAboveMaximum);
    public const string QuorumShare = nameof(QuorumShare);
    public const string PreferencesAbovePosts = nameof(PreferencesAbovePosts);
    public const string WindowEmpty = nameof(WindowEmpty);
    public const string WindowsOutOfOrder = nameof(WindowsOutOfOrder);
    public const string TieBreakTwice = nameof(TieBreakTwice);
    public const string TieBreakLotteryLast = nameof(TieBreakLotteryLast);

    /// <summary>Neither a panel scores the competency nor a test measures it.</summary>
    public const string CompetencyNotMeasured = nameof(CompetencyNotMeasured);

    /// <summary>A condition of admission lacks the value that its kind compares.</summary>
    public const string EligibilityValueMissing = nameof(EligibilityValueMissing);

    /// <summary>A condition of admission has a value that its kind does not compare.</summary>
    public const string EligibilityValueForeign = nameof(EligibilityValueForeign);
    public const string UnknownDeclaration = nameof(UnknownDeclaration);

    /// <summary>Stages are appealed on their own, but the candidate would not see their scores by then.</summary>
    public const string AppealBeforeScores = nameof(AppealBeforeScores);
}

/// <summary>One fault of a rule set.</summary>
/// <param name="Problem">What is wrong; its <see cref="Problem.Field"/> is the JSON path of the place.</param>
/// <param name="DependsOn">JSON paths of the values that were compared, <c>[*]</c> for each of a list; while one of them is itself broken, this fault says nothing.</param>
public sealed record RuleFault(Problem Problem, IReadOnlyList<string> DependsOn);

/// <summary>How many approved items of one scale and difficulty a pool holds.</summary>
public sealed record PoolCell(string Scale, Difficulty Difficulty, int Count);

/// <summary>Checks a rule set as a whole.</summary>
/// <remarks>Every fault is listed, not only the first. Paths are those of the campaign file, whose shape is the rule set's.</remarks>
public static class RuleChecks
{
    /// <summary>Weights of all stages together.</summary>
    public const int WeightTotal = 10_000;

    /// <summary>Lowest level of the rating scale.</summary>
    public const int LowestLevel = 1;

    /// <summary>Highest level of the rating scale.</summary>
    public const int HighestLevel = 5;

    /// <summary>All faults, in the order of the document.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="pool">Approved items of the campaign; a blueprint cell that they cannot fill is a fault now, not at the last candidate's start.</param>
    /// <param name="isFilled">False while the bank's pools that tests name have not been linked yet: then those tests' cells are not counted.</param>
    public static IReadOnlyList<RuleFault> Check(
        RuleSet rules,
        IReadOnlyList<PoolCell> pool,
        bool isFilled = true
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(pool);
        return
        [
            .. Windows(rules),
            .. Codes("$.groups", rules.Groups, group => group.Code),
            .. Codes("$.posts", rules.Posts, post => post.Code),
            .. Posts(rules),
            .. Preferences(rules),
            .. Codes("$.competencies", rules.Competencies, competency => competency.Code),
            .. Anchors(rules),
            .. CompetencyChecks.Check(rules),
            .. Codes("$.stages", rules.Stages, stage => stage.Code),
            .. Stages(rules),
            .. rules.Stages.SelectMany(
                (stage, index) =>
                    stage.Test is { } test
                        ? Test(
                            rules,
                            test,
                            $"$.stages[{index}].test",
                            isFilled || test.Pool is null ? pool : null
                        )
                        : []
            ),
            .. rules.Stages.SelectMany(
                (stage, index) =>
                    stage.Panel is { } panel ? Panel(rules, panel, $"$.stages[{index}].panel") : []
            ),
            .. TieBreaks(rules),
            .. Disclosed(rules),
            .. EligibilityChecks.Check(rules),
        ];
    }

    /// <summary>Codes that stand twice in a list; case does not distinguish them.</summary>
    public static IEnumerable<RuleFault> Codes<T>(
        string list,
        IReadOnlyList<T> values,
        Func<T, string> code,
        string name = "code"
    )
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(code);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < values.Count; index++)
        {
            if (!seen.Add(code(values[index])))
            {
                yield return Fault(
                    $"{list}[{index}].{name}",
                    RuleProblems.CodeTwice,
                    [code(values[index])]
                );
            }
        }
    }

    private static IEnumerable<RuleFault> Windows(RuleSet rules)
    {
        (string Name, Window Window)[] windows =
        [
            ("registration", rules.Registration),
            ("testing", rules.Testing),
            ("interviews", rules.Interviews),
        ];
        foreach (var (name, window) in windows)
        {
            if (window.FromAt >= window.UntilAt)
            {
                yield return Fault(
                    $"$.{name}.until",
                    RuleProblems.WindowEmpty,
                    [],
                    $"$.{name}",
                    "$.timeZone"
                );
            }
        }

        for (var index = 1; index < windows.Length; index++)
        {
            var (earlierName, earlier) = windows[index - 1];
            var (laterName, later) = windows[index];
            string[] both = [$"$.{earlierName}", $"$.{laterName}", "$.timeZone"];
            if (later.FromAt < earlier.FromAt)
            {
                yield return Fault(
                    $"$.{laterName}.from",
                    RuleProblems.WindowsOutOfOrder,
                    [$"$.{earlierName}.from"],
                    both
                );
            }

            if (later.UntilAt < earlier.UntilAt)
            {
                yield return Fault(
                    $"$.{laterName}.until",
                    RuleProblems.WindowsOutOfOrder,
                    [$"$.{earlierName}.until"],
                    both
                );
            }
        }
    }

    private static IEnumerable<RuleFault> Posts(RuleSet rules)
    {
        for (var index = 0; index < rules.Posts.Count; index++)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var row = 0; row < rules.Posts[index].Hurdles.Count; row++)
            {
                var path = $"$.posts[{index}].hurdles[{row}].stage";
                var stage = rules.Posts[index].Hurdles[row].Stage;
                if (!rules.ScoredStages.Any(known => known.Code == stage))
                {
                    yield return Fault(
                        path,
                        RuleProblems.UnknownStage,
                        [stage],
                        path,
                        "$.stages[*].code"
                    );
                }
                else if (!seen.Add(stage))
                {
                    yield return Fault(path, RuleProblems.HurdleTwice, [stage]);
                }
            }
        }
    }

    private static IEnumerable<RuleFault> Preferences(RuleSet rules)
    {
        if (rules.MaximumPreferences > rules.Posts.Count)
        {
            yield return Fault(
                "$.maximumPreferences",
                RuleProblems.PreferencesAbovePosts,
                [rules.Posts.Count],
                "$.maximumPreferences",
                "$.posts[*].code"
            );
        }
    }

    private static IEnumerable<RuleFault> Anchors(RuleSet rules)
    {
        for (var index = 0; index < rules.Competencies.Count; index++)
        {
            var levels = rules.Competencies[index].Anchors.Select(anchor => anchor.Level).ToList();
            if (!levels.SequenceEqual(Enumerable.Range(LowestLevel, HighestLevel)))
            {
                yield return Fault(
                    $"$.competencies[{index}].anchors",
                    RuleProblems.AnchorsIncomplete,
                    [string.Join(", ", levels)]
                );
            }
        }
    }

    private static IEnumerable<RuleFault> Stages(RuleSet rules)
    {
        var panels = rules.Stages.Count(stage => stage.Kind == StageKind.Panel);
        if (panels != 1)
        {
            yield return Fault(
                "$.stages",
                RuleProblems.StageKindOnce,
                [panels],
                "$.stages[*].kind"
            );
        }

        if (rules.Stages.All(stage => stage.Kind != StageKind.Test))
        {
            yield return Fault("$.stages", RuleProblems.StageTestMissing, [], "$.stages[*].kind");
        }

        foreach (var fault in rules.Stages.SelectMany((stage, index) => Stage(rules, stage, index)))
        {
            yield return fault;
        }

        var sum = rules.Stages.Sum(stage => stage.WeightPer10000);
        if (sum != WeightTotal)
        {
            yield return Fault(
                "$.stages",
                RuleProblems.WeightsSum,
                [sum],
                "$.stages[*].weightPer10000"
            );
        }
    }

    private static IEnumerable<RuleFault> Stage(RuleSet rules, StageRule stage, int index)
    {
        var path = $"$.stages[{index}]";
        if (stage is { Kind: StageKind.Gate, WeightPer10000: not 0 })
        {
            yield return Fault(
                $"{path}.weightPer10000",
                RuleProblems.GateWeight,
                [],
                $"{path}.weightPer10000",
                $"{path}.kind"
            );
        }

        if (stage.Window is { } window)
        {
            if (window.FromAt >= window.UntilAt)
            {
                yield return Fault(
                    $"{path}.window.until",
                    RuleProblems.WindowEmpty,
                    [],
                    $"{path}.window",
                    "$.timeZone"
                );
            }

            if (window.FromAt < rules.Registration.FromAt)
            {
                yield return Fault(
                    $"{path}.window.from",
                    RuleProblems.WindowsOutOfOrder,
                    ["$.registration.from"],
                    $"{path}.window",
                    "$.registration",
                    "$.timeZone"
                );
            }
        }

        // a scale names the items of its test
        var earlier = rules.Stages.Take(index).SelectMany(other => other.Test?.Scales ?? []);
        for (var row = 0; row < (stage.Test?.Scales.Count ?? 0); row++)
        {
            var scale = stage.Test!.Scales[row].Code;
            if (earlier.Any(other => other.Code == scale))
            {
                yield return Fault(
                    $"{path}.test.scales[{row}].code",
                    RuleProblems.ScaleInTwoTests,
                    [scale],
                    "$.stages[*].test.scales[*].code"
                );
            }
        }
    }

    /// <summary>Whoever may appeal a stage needs its scores before the time for it ends.</summary>
    private static IEnumerable<RuleFault> Disclosed(RuleSet rules)
    {
        if (rules.Appeal.Event == AppealEvent.Publication)
        {
            yield break;
        }

        var late = rules
            .ScoredStages.Where(stage => rules.DisclosureOf(stage) == Disclosure.AfterPublication)
            .ToList();
        if (late.Any(stage => stage.Disclosure is null))
        {
            yield return Late("$.disclosure");
        }

        foreach (var stage in late.Where(stage => stage.Disclosure is not null))
        {
            yield return Late($"$.stages[{rules.Stages.ToList().IndexOf(stage)}].disclosure");
        }

        static RuleFault Late(string path) =>
            Fault(path, RuleProblems.AppealBeforeScores, [], path, "$.appeal.event");
    }

    private static IEnumerable<RuleFault> ScaleHurdles(RuleSet rules, TestRule test, string path)
    {
        for (var index = 0; index < test.ScaleHurdles.Count; index++)
        {
            var hurdle = test.ScaleHurdles[index];
            var place = $"{path}.scaleHurdles[{index}]";
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var row = 0; row < hurdle.Scales.Count; row++)
            {
                var code = hurdle.Scales[row];
                if (!seen.Add(code))
                {
                    yield return Fault($"{place}.scales[{row}]", RuleProblems.CodeTwice, [code]);
                }
                else if (test.Scales.All(scale => scale.Code != code))
                {
                    yield return Fault(
                        $"{place}.scales[{row}]",
                        RuleProblems.UnknownScale,
                        [code],
                        $"{place}.scales[{row}]",
                        $"{path}.scales[*].code"
                    );
                }
            }

            if (hurdle.Group is { } group && rules.Groups.All(known => known.Code != group))
            {
                yield return Fault(
                    $"{place}.group",
                    RuleProblems.UnknownGroup,
                    [group],
                    $"{place}.group",
                    "$.groups[*].code"
                );
            }

            var maximum =
                test.Blueprint.Where(cell => seen.Contains(cell.Scale)).Sum(cell => cell.Count)
                * test.Marking.Right;
            if (hurdle.MinimumRaw > maximum)
            {
                yield return Fault(
                    $"{place}.minimumRaw",
                    RuleProblems.HurdleAboveMaximum,
                    [maximum],
                    $"{place}.minimumRaw",
                    $"{place}.scales",
                    $"{path}.blueprint[*].count",
                    $"{path}.marking"
                );
            }
        }
    }

    private static IEnumerable<RuleFault> Test(
        RuleSet rules,
        TestRule test,
        string path,
        IReadOnlyList<PoolCell>? pool
    )
    {
        var (right, wrong, skipped) = test.Marking;
        if (right <= 0 || wrong > 0 || skipped < wrong || skipped >= right)
        {
            yield return Fault($"{path}.marking", RuleProblems.MarkingOrder, []);
        }

        foreach (var fault in Codes($"{path}.scales", test.Scales, scale => scale.Code))
        {
            yield return fault;
        }

        var cells = new HashSet<(string, Difficulty)>();
        for (var index = 0; index < test.Blueprint.Count; index++)
        {
            var cell = test.Blueprint[index];
            var place = $"{path}.blueprint[{index}]";
            if (!test.Scales.Any(scale => scale.Code == cell.Scale))
            {
                yield return Fault(
                    $"{place}.scale",
                    RuleProblems.UnknownScale,
                    [cell.Scale],
                    $"{place}.scale",
                    $"{path}.scales[*].code"
                );
            }
            else if (!cells.Add((cell.Scale, cell.Difficulty)))
            {
                yield return Fault(
                    place,
                    RuleProblems.BlueprintCellTwice,
                    [],
                    $"{place}.scale",
                    $"{place}.difficulty"
                );
            }
            else if (pool is not null)
            {
                var have = pool.Where(held =>
                        held.Scale == cell.Scale && held.Difficulty == cell.Difficulty
                    )
                    .Sum(held => held.Count);
                if (have < cell.Count)
                {
                    yield return Fault(
                        $"{place}.count",
                        RuleProblems.BlueprintCellShort,
                        [cell.Count, have],
                        place,
                        "$.items[*].scale",
                        "$.items[*].difficulty"
                    );
                }
            }
        }

        var maximum = test.Blueprint.Sum(cell => cell.Count) * right;
        var groups = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < test.Hurdles.Count; index++)
        {
            var hurdle = test.Hurdles[index];
            var place = $"{path}.hurdles[{index}]";
            if (!rules.Groups.Any(group => group.Code == hurdle.Group))
            {
                yield return Fault(
                    $"{place}.group",
                    RuleProblems.UnknownGroup,
                    [hurdle.Group],
                    $"{place}.group",
                    "$.groups[*].code"
                );
            }
            else if (!groups.Add(hurdle.Group))
            {
                yield return Fault($"{place}.group", RuleProblems.HurdleTwice, [hurdle.Group]);
            }

            if (hurdle.MinimumRaw > maximum)
            {
                yield return Fault(
                    $"{place}.minimumRaw",
                    RuleProblems.HurdleAboveMaximum,
                    [maximum],
                    $"{place}.minimumRaw",
                    $"{path}.blueprint[*].count",
                    $"{path}.marking"
                );
            }
        }

        foreach (var fault in ScaleHurdles(rules, test, path))
        {
            yield return fault;
        }
    }

    private static IEnumerable<RuleFault> Panel(RuleSet rules, PanelRule panel, string path)
    {
        if (panel.QuorumNumerator > panel.QuorumDenominator)
        {
            yield return Fault(
                $"{path}.quorumNumerator",
                RuleProblems.QuorumShare,
                [],
                $"{path}.quorumNumerator",
                $"{path}.quorumDenominator"
            );
        }

        foreach (
            var fault in Codes($"{path}.competencies", panel.Competencies, scored => scored.Code)
        )
        {
            yield return fault;
        }

        for (var index = 0; index < panel.Competencies.Count; index++)
        {
            var code = panel.Competencies[index].Code;
            if (!rules.Competencies.Any(competency => competency.Code == code))
            {
                yield return Fault(
                    $"{path}.competencies[{index}].code",
                    RuleProblems.UnknownCompetency,
                    [code],
                    $"{path}.competencies[{index}].code",
                    "$.competencies[*].code"
                );
            }
        }
    }

    private static IEnumerable<RuleFault> TieBreaks(RuleSet rules)
    {
        var seen = new HashSet<TieBreak>();
        for (var index = 0; index < rules.TieBreaks.Count; index++)
        {
            var link = rules.TieBreaks[index];
            var place = string.Create(CultureInfo.InvariantCulture, $"$.tieBreaks[{index}]");
            if (
                link.Kind == TieBreakKind.Stage
                && !rules.ScoredStages.Any(stage => stage.Code == link.Reference)
            )
            {
                yield return Fault(
                    $"{place}.reference",
                    RuleProblems.UnknownStage,
                    [link.Reference ?? ""],
                    place,
                    "$.stages[*].code"
                );
            }
            else if (
                link.Kind == TieBreakKind.Competency
                && !rules.Stages.Any(stage =>
                    stage.Panel is { } panel
                    && panel.Competencies.Any(scored => scored.Code == link.Reference)
                )
            )
            {
                yield return Fault(
                    $"{place}.reference",
                    RuleProblems.UnknownCompetency,
                    [link.Reference ?? ""],
                    place,
                    "$.stages[*].panel.competencies[*].code",
                    "$.stages[*].kind"
                );
            }
            else if (!seen.Add(link))
            {
                yield return Fault(place, RuleProblems.TieBreakTwice, []);
            }

            if (link.Kind == TieBreakKind.Lottery && index < rules.TieBreaks.Count - 1)
            {
                yield return Fault(
                    place,
                    RuleProblems.TieBreakLotteryLast,
                    [],
                    "$.tieBreaks[*].kind"
                );
            }
        }

        if (!rules.TieBreaks.Any(link => link.Kind == TieBreakKind.Lottery))
        {
            yield return Fault(
                "$.tieBreaks",
                RuleProblems.TieBreakLotteryLast,
                [],
                "$.tieBreaks[*].kind"
            );
        }
    }

    private static RuleFault Fault(
        string path,
        string code,
        object[] arguments,
        params string[] dependsOn
    ) =>
        new(
            new Problem(code, arguments) { Field = path },
            dependsOn.Length == 0 ? [path] : dependsOn
        );
}
