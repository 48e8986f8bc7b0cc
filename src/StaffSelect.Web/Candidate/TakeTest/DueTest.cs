using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>Which test of a campaign with several a candidate is at.</summary>
internal static class DueTest
{
    /// <summary>The stage that an address names; without a name the running test, else the first that can still be sat, else the last.</summary>
    /// <param name="rules">The campaign's rules.</param>
    /// <param name="stage">Code of the stage, or null.</param>
    /// <param name="attempts">Attempts of the candidate by code of stage.</param>
    /// <param name="now">UTC.</param>
    /// <returns>Null when the code names no test.</returns>
    public static StageRule? Of(
        RuleSet rules,
        string? stage,
        IReadOnlyDictionary<string, AttemptStatus> attempts,
        DateTime now
    ) =>
        stage is not null
            ? rules.TestStages.FirstOrDefault(test => test.Code == stage)
            : rules.TestStages.FirstOrDefault(test =>
                attempts.TryGetValue(test.Code, out var status)
                && status == AttemptStatus.InProgress
            )
                ?? rules.TestStages.FirstOrDefault(test =>
                    !attempts.ContainsKey(test.Code) && now < rules.WindowOf(test).UntilAt
                )
                ?? rules.TestStages[^1];
}
