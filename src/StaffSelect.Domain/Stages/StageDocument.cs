using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Ranking;

namespace StaffSelect.Domain.Stages;

/// <summary>What became of a candidate in one stage.</summary>
public enum StageOutcome
{
    Passed,

    /// <summary>Below a hurdle, or a compulsory check not passed.</summary>
    NotPassed,

    /// <summary>Did not sit the test or did not come to the panel.</summary>
    Absent,

    /// <summary>The panel had no quorum: neither passed nor failed, so it excludes nobody.</summary>
    NoQuorum,
}

/// <summary>The outcomes of one stage: what the commission signs.</summary>
/// <remarks>Has application ids, so it is for staff; each candidate is shown his own line only. Codes and numbers, no words.</remarks>
public sealed record StageDocument
{
    public const string CurrentFormat = "staffselect.stage/1";

    public string Format { get; init; } = CurrentFormat;

    /// <summary>Code of the stage.</summary>
    public required string Stage { get; init; }

    public required int RulesEdition { get; init; }

    /// <summary>SHA-256 of the rules, lower-case hex.</summary>
    public required string RulesHash { get; init; }

    /// <summary>By publication code.</summary>
    public required IReadOnlyList<StageLine> Lines { get; init; }

    public int Count(StageOutcome outcome) => Lines.Count(line => line.Outcome == outcome);
}

/// <summary>One candidate's outcome of a stage.</summary>
public sealed record StageLine
{
    public required ApplicationId Application { get; init; }

    /// <summary>Publication code.</summary>
    public required string Code { get; init; }

    /// <summary>Code of the applicant group.</summary>
    public required string Group { get; init; }

    public required StageOutcome Outcome { get; init; }

    /// <summary>Points of a test or mean of a panel, unrounded; null for a compulsory check and without a result.</summary>
    public decimal? Value { get; init; }

    /// <summary>Greatest points of a test; null for anything else.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The hurdle in the unit of <see cref="Value"/>, inclusive; null without one.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Which hurdle failed; null when none did.</summary>
    public NotRanked? Failure { get; init; }
}

/// <summary>Makes the list of a stage of rules and input; the same input in any order gives the same list.</summary>
public static class StageComputation
{
    /// <summary>The outcomes of a stage.</summary>
    /// <remarks>
    /// Stages are confirmed in the order of the rules. Whom an earlier confirmed stage excluded is not on the list: nothing is left to be decided about him.
    /// Before the window of the stage has ended a list is made only when nobody would stand on it as absent.
    /// </remarks>
    /// <param name="rules">The frozen rules.</param>
    /// <param name="stage">Code of the stage.</param>
    /// <param name="input">Everything known of the admitted candidates.</param>
    /// <param name="verdicts">Outcomes of earlier stages that are confirmed.</param>
    /// <param name="now">UTC; the end of the window is exclusive, so at that instant it has ended.</param>
    public static Result<StageDocument> Compute(
        RuleSet rules,
        string stage,
        RankingInput input,
        IReadOnlyCollection<StageVerdict> verdicts,
        DateTime now
    )
    {
        var rule = rules.Stage(stage);
        var earlier = rules
            .Stages.TakeWhile(one => one.Code != stage)
            .Select(one => one.Code)
            .ToHashSet();
        var excluded = verdicts
            .Where(verdict => verdict.Excludes && earlier.Contains(verdict.Stage))
            .Select(verdict => verdict.ApplicationId)
            .ToHashSet();
        var scores = input
            .Ordered()
            .Candidates.Where(candidate => !excluded.Contains(candidate.Application))
            .Select(candidate => (candidate, Failure: Composite.Failure(rule, candidate)))
            .ToList();
        if (scores.Count == 0)
        {
            return new Problem(StageProblems.StageIsEmpty);
        }

        var open = scores.Count(row => row.Failure?.Code == NotRankedCode.Unfinished);
        if (open > 0)
        {
            return new Problem(StageProblems.StageUnfinished, open);
        }

        var lines = scores.Select(row => Line(rule, row.candidate, row.Failure)).ToList();
        var absent = lines.Count(line => line.Outcome == StageOutcome.Absent);
        var until = rules.WindowOf(rule).UntilAt;
        return absent > 0 && now < until
            ? new Problem(StageProblems.StageStillHeld, absent, until)
            : new StageDocument
            {
                Stage = stage,
                RulesEdition = input.RulesEdition,
                RulesHash = input.RulesHash,
                Lines = lines,
            };
    }

    private static StageLine Line(StageRule rule, CandidateInput candidate, NotRanked? failure)
    {
        var score = rule.Kind == StageKind.Gate ? null : Composite.Of(rule, candidate);
        return new StageLine
        {
            Application = candidate.Application,
            Code = candidate.Code,
            Group = candidate.Group,
            Outcome = failure?.Code switch
            {
                null => StageOutcome.Passed,
                NotRankedCode.NotTaken => StageOutcome.Absent,
                NotRankedCode.NoQuorum => StageOutcome.NoQuorum,
                _ => StageOutcome.NotPassed,
            },
            Value = score?.Raw ?? score?.Mean?.ToDecimal(),
            Maximum = score?.Maximum,
            Minimum = score?.Minimum,
            Failure = failure,
        };
    }
}
