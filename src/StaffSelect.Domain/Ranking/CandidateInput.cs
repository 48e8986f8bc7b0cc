namespace StaffSelect.Domain.Ranking;

/// <summary>Everything that a ranking is computed from, without a name.</summary>
/// <remarks>Applications that were withdrawn or not admitted are not part of it.</remarks>
public sealed record RankingInput
{
    /// <summary>Edition of the rules, from 1.</summary>
    public required int RulesEdition { get; init; }

    /// <summary>SHA-256 of the frozen rules, lower-case hex.</summary>
    public required string RulesHash { get; init; }

    /// <summary>In any order; the canonical form sorts by publication code.</summary>
    public required IReadOnlyList<CandidateInput> Candidates { get; init; }

    /// <summary>The same input in the order of its canonical form.</summary>
    public RankingInput Ordered() =>
        this with
        {
            Candidates =
            [
                .. Candidates.OrderBy(candidate => candidate.Code, StringComparer.Ordinal),
            ],
        };

    /// <summary>SHA-256 of the canonical form, lower-case hex: equal exactly when every input is equal.</summary>
    public string Hash() => Publication.CanonicalJson.Hash(Ordered());
}

/// <summary>What is known of one admitted candidate.</summary>
public sealed record CandidateInput
{
    public required ApplicationId Application { get; init; }

    /// <summary>Publication code; unique in the campaign.</summary>
    public required string Code { get; init; }

    /// <summary>Code of the applicant group, whose hurdles hold.</summary>
    public required string Group { get; init; }

    /// <summary>Codes of posts, the most wanted first; no post twice.</summary>
    public required IReadOnlyList<string> Preferences { get; init; }

    /// <summary>Results of test stages; a stage that was not sat has no row.</summary>
    public required IReadOnlyList<TestInput> Tests { get; init; }

    /// <summary>Results of panel stages; a stage to which the candidate did not come has no row.</summary>
    public required IReadOnlyList<PanelInput> Panels { get; init; }

    /// <summary>Results of gates, the newest of each; a gate without a result has no row.</summary>
    public IReadOnlyList<GateInput> Gates { get; init; } = [];

    /// <summary>Codes of stages that still run: an attempt is open or a sheet is awaited. Such a candidate has no rank yet.</summary>
    public IReadOnlyList<string> OpenStages { get; init; } = [];
}

/// <summary>Result of a closed test.</summary>
/// <param name="Stage">Code of the stage.</param>
/// <param name="Raw">Points; can be below zero when wrong answers cost points.</param>
/// <param name="Maximum">Points for an all-right form; above zero.</param>
public sealed record TestInput(string Stage, decimal Raw, decimal Maximum)
{
    /// <summary>Points by scale; empty where no hurdle of a scale needs them.</summary>
    public IReadOnlyList<ScalePoints> Scales { get; init; } = [];
}

/// <summary>Points of one scale.</summary>
/// <param name="Scale">Code of the scale.</param>
/// <param name="Raw">Points, unrounded; can be below zero.</param>
public sealed record ScalePoints(string Scale, decimal Raw);

/// <summary>Outcome of a compulsory check.</summary>
/// <param name="Stage">Code of the gate.</param>
/// <param name="Passed">Passed or not; nothing else of it is known here.</param>
public sealed record GateInput(string Stage, bool Passed);

/// <summary>What a panel's submitted sheets add up to.</summary>
/// <param name="Stage">Code of the stage.</param>
/// <param name="Members">Members of the panel, present or not, recused or not.</param>
/// <param name="Sheets">Submitted, not voided sheets; an absent or recused member has none and is never counted as zero.</param>
/// <param name="Competencies">Sums over the submitted sheets.</param>
public sealed record PanelInput(
    string Stage,
    int Members,
    int Sheets,
    IReadOnlyList<CompetencyPoints> Competencies
);

/// <summary>Sum of one competency's levels over the submitted sheets.</summary>
/// <param name="Code">Code of the competency.</param>
/// <param name="Sum">Levels 1–5 added up.</param>
public sealed record CompetencyPoints(string Code, int Sum);
