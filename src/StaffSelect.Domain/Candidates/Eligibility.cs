using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Candidates;

/// <summary>What the machine found about one condition; never a decision.</summary>
public enum EligibilityResult
{
    Met,
    NotMet,

    /// <summary>The application says nothing about it, or no machine can tell.</summary>
    ForHuman,
}

/// <summary>What was compared; at most one member is set, none when the application says nothing.</summary>
public sealed record FoundValue
{
    public static readonly FoundValue Nothing = new();

    /// <summary>Full years: an age on <see cref="On"/>, or of service.</summary>
    public int? Years { get; init; }

    /// <summary>The day on which an age was counted; stands beside <see cref="Years"/>.</summary>
    public DateOnly? On { get; init; }

    public Citizenship? Citizenship { get; init; }

    public EducationLevel? Education { get; init; }

    public ServiceRank? Rank { get; init; }

    /// <summary>How many documents of the kind were handed in.</summary>
    public int? Documents { get; init; }

    public bool? Declared { get; init; }
}

/// <summary>The machine's finding about one condition.</summary>
public sealed record EligibilityFinding(
    EligibilityRule Rule,
    EligibilityResult Result,
    FoundValue Value
);

/// <summary>Compares an application with the conditions of admission.</summary>
public static class Eligibility
{
    /// <summary>One finding for each condition that applies to the applicant's group, in the order of the rules.</summary>
    /// <remarks>Depends on no clock: ages are counted on a day that the rules fix, so that the finding is the same whenever it is asked for.</remarks>
    public static IReadOnlyList<EligibilityFinding> Findings(ApplicationFacts facts, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(rules);
        return
        [
            .. rules
                .Eligibility.Where(rule => rule.AppliesTo(facts.Group))
                .Select(rule => Find(facts, rule, rule.On ?? LastDay(rules))),
        ];
    }

    /// <summary>Full years on a day.</summary>
    /// <remarks>Who was born on 29 February completes a year on 28 February when there is no 29th: Civil Code of Ukraine, article 254, part 3.</remarks>
    public static int AgeOn(DateOnly birthDate, DateOnly day)
    {
        var years = day.Year - birthDate.Year;
        return birthDate.AddYears(years) > day ? years - 1 : years;
    }

    /// <summary>The last local day on which applications are accepted.</summary>
    public static DateOnly LastDay(RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        // the end is exclusive: registration until midnight ends on the day before
        return DateOnly.FromDateTime(
            CampaignZone.ToLocal(rules.Registration.UntilAt.AddTicks(-1), rules.TimeZone)
        );
    }

    private static EligibilityFinding Find(
        ApplicationFacts facts,
        EligibilityRule rule,
        DateOnly day
    ) =>
        rule.Kind switch
        {
            EligibilityKind.MinimumAge => Age(facts, rule, day, age => age >= rule.Years),
            EligibilityKind.MaximumAge => Age(facts, rule, day, age => age <= rule.Years),
            EligibilityKind.CitizenOfUkraine => Compare(
                rule,
                facts.Citizenship == Citizenship.Ukraine,
                facts.Citizenship is { } citizenship ? new() { Citizenship = citizenship } : null
            ),
            EligibilityKind.EducationAtLeast => Education(facts, rule),
            EligibilityKind.ServiceYearsAtLeast => Years(rule, facts.ServiceYears),
            EligibilityKind.PostYearsAtLeast => Years(rule, facts.PostYears),
            EligibilityKind.RankOneOf => Compare(
                rule,
                facts.Rank is { } held && rule.Ranks.Contains(held),
                facts.Rank is { } rank ? new() { Rank = rank } : null
            ),
            EligibilityKind.DocumentPresent => Documents(facts, rule),
            EligibilityKind.DeclarationGiven => Declared(facts, rule),
            _ => Compare(rule, false, null),
        };

    private static EligibilityFinding Age(
        ApplicationFacts facts,
        EligibilityRule rule,
        DateOnly day,
        Func<int, bool> isMet
    )
    {
        if (facts.BirthDate is not { } born)
        {
            return Compare(rule, false, null);
        }

        var age = AgeOn(born, day);
        return Compare(rule, isMet(age), new() { Years = age, On = day });
    }

    private static EligibilityFinding Education(ApplicationFacts facts, EligibilityRule rule)
    {
        if (facts.Education.Count == 0)
        {
            return Compare(rule, false, null);
        }

        var highest = facts.Education.Max();
        return Compare(rule, highest >= rule.Education, new() { Education = highest });
    }

    private static EligibilityFinding Years(EligibilityRule rule, int? years) =>
        Compare(rule, years >= rule.Years, years is null ? null : new() { Years = years });

    private static EligibilityFinding Documents(ApplicationFacts facts, EligibilityRule rule)
    {
        var count = facts.Documents.Count(kind => kind == rule.Document);
        return Compare(rule, count > 0, new() { Documents = count });
    }

    private static EligibilityFinding Declared(ApplicationFacts facts, EligibilityRule rule)
    {
        var isGiven = facts.Declarations.Contains(rule.Declaration);
        return Compare(rule, isGiven, new() { Declared = isGiven });
    }

    private static EligibilityFinding Compare(
        EligibilityRule rule,
        bool isMet,
        FoundValue? value
    ) =>
        new(
            rule,
            value is null ? EligibilityResult.ForHuman
                : isMet ? EligibilityResult.Met
                : EligibilityResult.NotMet,
            value ?? FoundValue.Nothing
        );
}
