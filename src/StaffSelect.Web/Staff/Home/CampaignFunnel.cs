using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Stages;

namespace StaffSelect.Web.Staff.Home;

/// <summary>Confirmed outcomes of one stage.</summary>
public sealed record StageCount(string Stage, StageOutcome Outcome, int Count)
{
    public bool Excludes => Outcome is StageOutcome.NotPassed or StageOutcome.Absent;
}

/// <summary>How many are left after admission and after each confirmed stage.</summary>
/// <param name="Submitted">All applications.</param>
/// <param name="Admitted">Of them admitted.</param>
/// <param name="Rejected">Refused.</param>
/// <param name="Withdrawn">Withdrawn, before or after admission.</param>
/// <param name="Undecided">Without a decision.</param>
/// <param name="Stages">In the order of the rules.</param>
public sealed record CampaignFunnel(
    int Submitted,
    int Admitted,
    int Rejected,
    int Withdrawn,
    int Undecided,
    IReadOnlyList<FunnelStage> Stages
)
{
    internal static CampaignFunnel Of(
        RuleSet rules,
        Dictionary<ApplicationStatus, int> statuses,
        ILookup<string, StageCount> outcomes
    ) =>
        new(
            statuses.Values.Sum(),
            statuses.GetValueOrDefault(ApplicationStatus.Admitted),
            statuses.GetValueOrDefault(ApplicationStatus.Rejected),
            statuses.GetValueOrDefault(ApplicationStatus.Withdrawn),
            statuses.GetValueOrDefault(ApplicationStatus.Submitted),
            [
                .. rules.Stages.Select(stage => new FunnelStage(
                    stage.Code,
                    stage.Title,
                    outcomes[stage.Code].ToDictionary(one => one.Outcome, one => one.Count)
                )),
            ]
        );
}

/// <summary>One stage of the funnel.</summary>
/// <param name="Outcomes">Empty before the stage is confirmed.</param>
public sealed record FunnelStage(
    string Code,
    LocalizedText Title,
    IReadOnlyDictionary<StageOutcome, int> Outcomes
)
{
    public bool IsConfirmed => Outcomes.Count > 0;

    /// <summary>Go on: passed, and those whose panel had no quorum.</summary>
    public int Remaining => Count(StageOutcome.Passed) + Count(StageOutcome.NoQuorum);

    public int Left => Count(StageOutcome.NotPassed) + Count(StageOutcome.Absent);

    public int Count(StageOutcome outcome) => Outcomes.GetValueOrDefault(outcome);
}
