using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Ranking;

/// <summary>Percents of the stages, the composite and the first failed hurdle of one candidate.</summary>
public static class Composite
{
    private const int FullWeight = 10_000;

    /// <summary>Percent of a test: 100 · max(raw, 0) / maximum.</summary>
    /// <remarks>0 to 100. With negative marking the floor is zero here and only here: the raw points stay, and hurdles compare the raw points. Source: composite rule 6.1.</remarks>
    /// <param name="raw">Points, possibly below zero.</param>
    /// <param name="maximum">Above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is not above zero.</exception>
    public static Fraction TestPercent(decimal raw, decimal maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        return (Fraction)(100 * Math.Max(raw, 0m)) / maximum;
    }

    /// <summary>Percent of a panel: 100 · (mean − 1) / 4.</summary>
    /// <remarks>0 to 100; a mean of 3.0 is 50, not 60, because the scale begins at 1. Source: composite rule 6.1.</remarks>
    /// <param name="mean">1 to 5.</param>
    public static Fraction PanelPercent(Fraction mean) => (mean - 1) * 100 / 4;

    /// <summary>Members whose sheets a panel needs: the greater of the number and the share, the share rounded up.</summary>
    /// <param name="rule">Least number and least share.</param>
    /// <param name="members">Members of the panel.</param>
    public static int RequiredSheets(PanelRule rule, int members) =>
        Math.Max(
            rule.QuorumMembers,
            (members * rule.QuorumNumerator + rule.QuorumDenominator - 1) / rule.QuorumDenominator
        );

    /// <summary>Scores one candidate.</summary>
    /// <remarks>
    /// Hurdles are inclusive and compared with unrounded values, in the order of the stages; within a test: the whole, then scales in the rule's order; within a panel: quorum, mean of all competencies, then each competency in the rule's order.
    /// The first that fails is the status. A candidate with a failed hurdle, a gate not passed, a missing stage or a panel below quorum has no composite. Source: composite rules 6.1, panel rules 4.1.
    /// </remarks>
    public static CandidateScore Score(RuleSet rules, CandidateInput input)
    {
        var stages = rules.ScoredStages.Select(stage => ScoreStage(stage, input)).ToList();
        var failure = rules
            .Stages.Select(rule =>
                rule.Kind == StageKind.Gate
                    ? GateFailure(rule, input)
                    : stages.First(stage => stage.Stage == rule.Code).Failure
            )
            .FirstOrDefault(item => item is not null);
        return new CandidateScore
        {
            Input = input,
            Stages = stages,
            NotRanked = failure,
            Total = failure is null ? Total(rules, stages) : null,
        };
    }

    /// <summary>The first failed hurdle of one stage; null when it is passed.</summary>
    public static NotRanked? Failure(StageRule stage, CandidateInput input) =>
        stage.Kind == StageKind.Gate ? GateFailure(stage, input) : ScoreStage(stage, input).Failure;

    /// <summary>One scored stage of one candidate.</summary>
    /// <param name="stage">A test or a panel; a gate has no score.</param>
    /// <param name="input">The candidate.</param>
    public static StageScore Of(StageRule stage, CandidateInput input) => ScoreStage(stage, input);

    /// <summary>Why a post's own hurdles shut the candidate out, or null when they are all reached.</summary>
    public static PostShortfall? Shortfall(Post post, CandidateScore score)
    {
        foreach (var hurdle in post.Hurdles)
        {
            var percent = score.Stage(hurdle.Stage).Percent;
            if (percent is null || percent.Value < hurdle.MinimumPercent)
            {
                return new PostShortfall(hurdle.Stage, percent?.ToDecimal(), hurdle.MinimumPercent);
            }
        }

        return null;
    }

    private static Fraction Total(RuleSet rules, List<StageScore> stages)
    {
        Fraction total = 0;
        foreach (var (rule, stage) in rules.ScoredStages.Zip(stages))
        {
            total += stage.Percent!.Value * rule.WeightPer10000 / FullWeight;
        }

        return total;
    }

    private static StageScore ScoreStage(StageRule stage, CandidateInput input)
    {
        if (input.OpenStages.Contains(stage.Code))
        {
            return new StageScore
            {
                Stage = stage.Code,
                Failure = new NotRanked(NotRankedCode.Unfinished, stage.Code),
            };
        }

        return stage.Kind == StageKind.Test
            ? ScoreTest(stage, stage.Test!, input)
            : ScorePanel(stage, stage.Panel!, input);
    }

    private static NotRanked? GateFailure(StageRule gate, CandidateInput input) =>
        input.Gates.SingleOrDefault(item => item.Stage == gate.Code)?.Passed switch
        {
            true => null,
            false => new NotRanked(NotRankedCode.GateNotPassed, gate.Code),
            null => new NotRanked(NotRankedCode.Unfinished, gate.Code),
        };

    private static NotRanked? ScaleFailure(
        StageRule stage,
        TestRule rule,
        TestInput test,
        string group
    ) =>
        rule
            .ScaleHurdles.Where(hurdle => hurdle.HoldsFor(group))
            .Select(hurdle =>
                (
                    Hurdle: hurdle,
                    Raw: test.Scales.Where(scale => hurdle.Scales.Contains(scale.Scale))
                        .Sum(scale => scale.Raw)
                )
            )
            .Where(row => row.Raw < row.Hurdle.MinimumRaw)
            .Select(row => new NotRanked(
                NotRankedCode.BelowScaleHurdle,
                stage.Code,
                null,
                row.Raw,
                row.Hurdle.MinimumRaw
            )
            {
                Scales = row.Hurdle.Scales,
            })
            .FirstOrDefault();

    private static StageScore ScoreTest(StageRule stage, TestRule rule, CandidateInput input)
    {
        var test = input.Tests.SingleOrDefault(item => item.Stage == stage.Code);
        var minimum = rule
            .Hurdles.SingleOrDefault(hurdle => hurdle.Group == input.Group)
            ?.MinimumRaw;
        if (test is null)
        {
            return new StageScore
            {
                Stage = stage.Code,
                Minimum = minimum,
                Failure = new NotRanked(NotRankedCode.NotTaken, stage.Code),
            };
        }

        return new StageScore
        {
            Stage = stage.Code,
            Raw = test.Raw,
            Maximum = test.Maximum,
            Minimum = minimum,
            Percent = TestPercent(test.Raw, test.Maximum),
            Failure =
                test.Raw < minimum
                    ? new NotRanked(NotRankedCode.BelowHurdle, stage.Code, null, test.Raw, minimum)
                    : ScaleFailure(stage, rule, test, input.Group),
        };
    }

    private static StageScore ScorePanel(StageRule stage, PanelRule rule, CandidateInput input)
    {
        var panel = input.Panels.SingleOrDefault(item => item.Stage == stage.Code);
        if (panel is null)
        {
            return new StageScore
            {
                Stage = stage.Code,
                Minimum = rule.MinimumMean,
                Failure = new NotRanked(NotRankedCode.NotTaken, stage.Code),
            };
        }

        var required = RequiredSheets(rule, panel.Members);
        if (panel.Sheets < required)
        {
            return new StageScore
            {
                Stage = stage.Code,
                Minimum = rule.MinimumMean,
                Sheets = panel.Sheets,
                Members = panel.Members,
                Failure = new NotRanked(
                    NotRankedCode.NoQuorum,
                    stage.Code,
                    null,
                    panel.Sheets,
                    required
                ),
            };
        }

        return ScoreSheets(stage, rule, panel);
    }

    private static StageScore ScoreSheets(StageRule stage, PanelRule rule, PanelInput panel)
    {
        var competencies = rule
            .Competencies.Select(competency => new CompetencyScore(
                competency.Code,
                new Fraction(
                    panel.Competencies.Single(points => points.Code == competency.Code).Sum,
                    panel.Sheets
                ),
                competency.Minimum
            ))
            .ToList();
        var mean =
            competencies.Aggregate((Fraction)0, (sum, item) => sum + item.Mean)
            / competencies.Count;
        return new StageScore
        {
            Stage = stage.Code,
            Mean = mean,
            Minimum = rule.MinimumMean,
            Sheets = panel.Sheets,
            Members = panel.Members,
            Percent = PanelPercent(mean),
            Competencies = competencies,
            Failure = PanelFailure(stage, rule, mean, competencies),
        };
    }

    private static NotRanked? PanelFailure(
        StageRule stage,
        PanelRule rule,
        Fraction mean,
        List<CompetencyScore> competencies
    )
    {
        if (rule.MinimumMean is { } least && mean < least)
        {
            return new NotRanked(
                NotRankedCode.BelowMean,
                stage.Code,
                null,
                mean.ToDecimal(),
                least
            );
        }

        var low = competencies.FirstOrDefault(item =>
            item.Minimum is { } minimum && item.Mean < minimum
        );
        return low is null
            ? null
            : new NotRanked(
                NotRankedCode.BelowCompetency,
                stage.Code,
                low.Code,
                low.Mean.ToDecimal(),
                low.Minimum
            );
    }
}
