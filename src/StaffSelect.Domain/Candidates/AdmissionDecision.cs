using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Candidates;

/// <summary>A condition of the notice that a refusal rests on.</summary>
/// <param name="Rule">Code of an <see cref="EligibilityRule"/>.</param>
/// <param name="Words">What is missing, in words for the candidate.</param>
public sealed record UnmetCondition(string Rule, string Words)
{
    /// <summary>Longest words, in characters.</summary>
    public const int MaximumWords = 500;

    /// <summary>The problem with a list of conditions, or null.</summary>
    /// <param name="unmet">The conditions, each with its words.</param>
    /// <param name="rules">The rules of the campaign.</param>
    /// <param name="group">Code of the applicant's group: only what applies to it can be unmet.</param>
    public static Problem? Check(
        IReadOnlyCollection<UnmetCondition> unmet,
        RuleSet rules,
        string group
    )
    {
        ArgumentNullException.ThrowIfNull(unmet);
        ArgumentNullException.ThrowIfNull(rules);
        var known = rules
            .Eligibility.Where(rule => rule.AppliesTo(group))
            .Select(rule => rule.Code)
            .ToHashSet();
        // Remove answers false for a code that is unknown and for one that was named already
        return unmet.Any(condition => !known.Remove(condition.Rule))
                ? new Problem(ApplicationProblems.ConditionUnknown)
            : unmet.Any(condition =>
                string.IsNullOrWhiteSpace(condition.Words)
                || condition.Words.Trim().Length > MaximumWords
            )
                ? new Problem(ApplicationProblems.ConditionWords)
            : null;
    }
}

/// <summary>A decision on admission as it was made; each adds one, none is ever changed.</summary>
public sealed class AdmissionDecision
{
    private AdmissionDecision() { }

    public Guid Id { get; private set; }

    public ApplicationId ApplicationId { get; private set; }

    /// <summary>Admitted or rejected.</summary>
    public ApplicationStatus Status { get; private set; }

    public DecisionGround Ground { get; private set; }

    /// <summary>Codes of the conditions that are not met; nothing personal, so that protocols keep them.</summary>
    public IReadOnlyList<string> Rules { get; private set; } = [];

    /// <summary>The list of <see cref="UnmetCondition"/>, sealed; null when there is none.</summary>
    public SealedText? Conditions { get; private set; }

    /// <summary>Further words for the candidate.</summary>
    public SealedText? Reason { get; private set; }

    /// <summary>Null for the demo loader.</summary>
    public UserId? DecidedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime DecidedAt { get; private set; }

    /// <summary>The latest decision of an application.</summary>
    /// <param name="application">Decided just now.</param>
    /// <param name="rules">Codes of the conditions that are not met.</param>
    /// <param name="conditions">The same with words, sealed with the person's key.</param>
    public static AdmissionDecision Of(
        Application application,
        IReadOnlyList<string> rules,
        SealedText? conditions
    )
    {
        ArgumentNullException.ThrowIfNull(application);
        return new()
        {
            Id = Guid.CreateVersion7(),
            ApplicationId = application.Id,
            Status = application.Status,
            Ground = application.DecisionGround!.Value,
            Rules = [.. rules],
            Conditions = conditions,
            Reason = application.DecisionReason,
            DecidedBy = application.DecidedBy,
            DecidedAt = application.DecidedAt!.Value,
        };
    }
}
