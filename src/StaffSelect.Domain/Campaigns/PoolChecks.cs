using StaffSelect.Domain.Bank;

namespace StaffSelect.Domain.Campaigns;

/// <summary>Whether tests that draw from the bank could be filled from it as it stands.</summary>
public static class PoolChecks
{
    /// <summary>All faults, in the order of the document.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="bank">The bank's pools.</param>
    public static IReadOnlyList<RuleFault> Check(RuleSet rules, IReadOnlyList<BankPool> bank)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(bank);
        return
        [
            .. rules.Stages.SelectMany(
                (stage, index) =>
                    stage.Test is { Pool: { } code } test
                        ? Test(test, code, $"$.stages[{index}].test", bank)
                        : []
            ),
        ];
    }

    private static IEnumerable<RuleFault> Test(
        TestRule test,
        string code,
        string path,
        IReadOnlyList<BankPool> bank
    )
    {
        var pool = bank.FirstOrDefault(known => known.Code == code);
        if (pool is not { Purpose: PoolPurpose.Live })
        {
            yield return Fault(
                $"{path}.pool",
                pool is null ? BankProblems.PoolUnknown : BankProblems.PoolIsPractice,
                code
            );
            yield break;
        }

        for (var index = 0; index < test.Blueprint.Count; index++)
        {
            var cell = test.Blueprint[index];
            var have = pool.Have(cell.Scale, cell.Difficulty);
            if (have < cell.Count)
            {
                yield return Fault(
                    $"{path}.blueprint[{index}].count",
                    RuleProblems.BlueprintCellShort,
                    cell.Count,
                    have
                );
            }
        }
    }

    private static RuleFault Fault(string path, string code, params object[] arguments) =>
        new(new Problem(code, arguments).At(path), [path]);
}
