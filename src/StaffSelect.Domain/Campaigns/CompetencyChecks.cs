using System.Globalization;

namespace StaffSelect.Domain.Campaigns;

/// <summary>Checks that every competency is measured somewhere, and that posts and tests name competencies that exist.</summary>
internal static class CompetencyChecks
{
    public static IEnumerable<RuleFault> Check(RuleSet rules) =>
        [
            .. NotMeasured(rules),
            .. rules.Posts.SelectMany(
                (post, index) => Named(rules, post.Profile, Path("posts", index, "profile"))
            ),
            .. rules.Stages.SelectMany(
                (stage, index) =>
                    Named(
                        rules,
                        stage.Test?.Competencies ?? [],
                        Path("stages", index, "test.competencies")
                    )
            ),
        ];

    private static IEnumerable<RuleFault> NotMeasured(RuleSet rules)
    {
        // without a panel that is the fault, and not every competency once more
        if (rules.Stages.All(stage => stage.Panel is null))
        {
            yield break;
        }

        var measured = rules
            .Stages.SelectMany(stage =>
                (stage.Panel?.Competencies.Select(scored => scored.Code) ?? []).Concat(
                    stage.Test?.Competencies ?? []
                )
            )
            .ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < rules.Competencies.Count; index++)
        {
            if (!measured.Contains(rules.Competencies[index].Code))
            {
                var path = Path("competencies", index, "code");
                yield return new RuleFault(
                    new Problem(RuleProblems.CompetencyNotMeasured, rules.Competencies[index].Title)
                    {
                        Field = path,
                    },
                    [
                        path,
                        "$.stages[*].kind",
                        "$.stages[*].panel.competencies[*].code",
                        "$.stages[*].test.competencies",
                    ]
                );
            }
        }
    }

    private static IEnumerable<RuleFault> Named(
        RuleSet rules,
        IReadOnlyList<string> codes,
        string list
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < codes.Count; index++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
            if (!rules.Competencies.Any(known => known.Code == codes[index]))
            {
                yield return Fault(path, RuleProblems.UnknownCompetency, codes[index]);
            }
            else if (!seen.Add(codes[index]))
            {
                yield return Fault(path, RuleProblems.CodeTwice, codes[index]);
            }
        }
    }

    private static RuleFault Fault(string path, string code, string value) =>
        new(new Problem(code, value) { Field = path }, [path, "$.competencies[*].code"]);

    private static string Path(string list, int index, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"$.{list}[{index}].{name}");
}
