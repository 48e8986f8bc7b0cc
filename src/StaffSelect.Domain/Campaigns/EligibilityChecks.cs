using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Campaigns;

/// <summary>Checks the conditions of admission and the declarations of a rule set.</summary>
internal static class EligibilityChecks
{
    public static IEnumerable<RuleFault> Check(RuleSet rules) =>
        [
            .. RuleChecks.Codes("$.declarations", rules.Declarations, known => known.Code),
            .. RuleChecks.Codes("$.eligibility", rules.Eligibility, rule => rule.Code),
            .. rules.Eligibility.SelectMany(
                (rule, index) => Rule(rules, rule, $"$.eligibility[{index}]")
            ),
        ];

    /// <summary>Name of the property that a kind needs, as the campaign file calls it; null when it needs none.</summary>
    public static string? NeededBy(EligibilityKind kind) =>
        kind switch
        {
            EligibilityKind.MinimumAge
            or EligibilityKind.MaximumAge
            or EligibilityKind.ServiceYearsAtLeast
            or EligibilityKind.PostYearsAtLeast => "years",
            EligibilityKind.EducationAtLeast => "education",
            EligibilityKind.RankOneOf => "ranks",
            EligibilityKind.DocumentPresent => "document",
            EligibilityKind.DeclarationGiven => "declaration",
            _ => null,
        };

    private static IEnumerable<RuleFault> Rule(RuleSet rules, EligibilityRule rule, string place)
    {
        var needed = NeededBy(rule.Kind);
        foreach (var (name, isPresent) in Values(rule))
        {
            var isAllowed =
                name == needed
                || (
                    name == "on"
                    && rule.Kind is EligibilityKind.MinimumAge or EligibilityKind.MaximumAge
                );
            if (isPresent && !isAllowed)
            {
                yield return Fault($"{place}.{name}", RuleProblems.EligibilityValueForeign, place);
            }
            else if (!isPresent && name == needed)
            {
                yield return Fault($"{place}.{name}", RuleProblems.EligibilityValueMissing, place);
            }
        }

        for (var index = 0; index < rule.Groups.Count; index++)
        {
            if (rules.Groups.All(group => group.Code != rule.Groups[index]))
            {
                yield return Fault(
                        $"{place}.groups[{index}]",
                        RuleProblems.UnknownGroup,
                        $"{place}.groups[{index}]",
                        "$.groups[*].code"
                    )
                    .With(rule.Groups[index]);
            }
        }

        if (
            rule.Declaration is { } declaration
            && rules.Declarations.All(known => known.Code != declaration)
        )
        {
            yield return Fault(
                    $"{place}.declaration",
                    RuleProblems.UnknownDeclaration,
                    $"{place}.declaration",
                    "$.declarations[*].code"
                )
                .With(declaration);
        }
    }

    private static IEnumerable<(string Name, bool IsPresent)> Values(EligibilityRule rule) =>
        [
            ("years", rule.Years is not null),
            ("on", rule.On is not null),
            ("education", rule.Education is not null),
            ("ranks", rule.Ranks.Count > 0),
            ("document", rule.Document is not null),
            ("declaration", rule.Declaration is not null),
        ];

    private static RuleFault Fault(string path, string code, params string[] dependsOn) =>
        new(new Problem(code) { Field = path }, dependsOn);

    private static RuleFault With(this RuleFault fault, string value) =>
        fault with
        {
            Problem = new Problem(fault.Problem.Code, value) { Field = fault.Problem.Field },
        };
}
