using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Web.Tests.Support;

public static partial class TestData
{
    /// <summary>The usual rules with two gates after the panel: <see cref="Gate"/>, and G2.</summary>
    public static RuleSet RulesWithGates()
    {
        var rules = Rules();
        return rules with
        {
            Stages =
            [
                .. rules.Stages,
                new StageRule(Gate, StageKind.Gate, Both("Medical check"), 0, null, null),
                new StageRule("G2", StageKind.Gate, Both("Psychological check"), 0, null, null),
            ],
        };
    }
}
