using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Campaigns;

/// <summary>What a condition of admission compares.</summary>
public enum EligibilityKind
{
    /// <summary>At least <see cref="EligibilityRule.Years"/> full years old.</summary>
    MinimumAge,

    /// <summary>At most <see cref="EligibilityRule.Years"/> full years old: the next birthday has not come.</summary>
    MaximumAge,

    /// <summary>A citizen of Ukraine.</summary>
    CitizenOfUkraine,

    /// <summary>The highest level of education is at least <see cref="EligibilityRule.Education"/>.</summary>
    EducationAtLeast,

    /// <summary>At least <see cref="EligibilityRule.Years"/> full years of service.</summary>
    ServiceYearsAtLeast,

    /// <summary>At least <see cref="EligibilityRule.Years"/> full years in the posts that the condition names.</summary>
    PostYearsAtLeast,

    /// <summary>The rank is one of <see cref="EligibilityRule.Ranks"/>.</summary>
    RankOneOf,

    /// <summary>A document of the kind <see cref="EligibilityRule.Document"/> was handed in; whether it proves anything a person decides.</summary>
    DocumentPresent,

    /// <summary>The declaration <see cref="EligibilityRule.Declaration"/> was given.</summary>
    DeclarationGiven,

    /// <summary>No machine can tell; a person decides by the documents.</summary>
    Human,
}

/// <summary>One condition of admission.</summary>
/// <param name="Code">Latin letters and digits; what a refusal refers to.</param>
/// <param name="Kind">What is compared; says which of the values below must be present.</param>
/// <param name="Text">The condition in plain words, as announced.</param>
public sealed record EligibilityRule(string Code, EligibilityKind Kind, LocalizedText Text)
{
    /// <summary>Codes of the applicant groups it applies to; empty means everybody.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Full years, 0 to 100.</summary>
    public int? Years { get; init; }

    /// <summary>The day on which an age is counted; null means the last day of registration.</summary>
    public DateOnly? On { get; init; }

    public EducationLevel? Education { get; init; }

    public IReadOnlyList<ServiceRank> Ranks { get; init; } = [];

    public DocumentKind? Document { get; init; }

    /// <summary>Code of a <see cref="Campaigns.Declaration"/>.</summary>
    public string? Declaration { get; init; }

    /// <summary>Whether it applies to an applicant of the group.</summary>
    public bool AppliesTo(string group) => Groups.Count == 0 || Groups.Contains(group);

    /// <summary>Whether a document of the kind is what an officer opens to judge the condition.</summary>
    public bool IsProvedBy(DocumentKind kind) =>
        Kind switch
        {
            EligibilityKind.MinimumAge
            or EligibilityKind.MaximumAge
            or EligibilityKind.CitizenOfUkraine => kind == DocumentKind.Identity,
            EligibilityKind.EducationAtLeast => kind == DocumentKind.Education,
            EligibilityKind.ServiceYearsAtLeast
            or EligibilityKind.PostYearsAtLeast
            or EligibilityKind.RankOneOf => kind == DocumentKind.ServiceProof,
            EligibilityKind.DocumentPresent => kind == Document,
            EligibilityKind.Human => true,
            _ => false,
        };
}

/// <summary>A statement that every candidate confirms; frozen with the rules.</summary>
/// <param name="Code">Latin letters and digits.</param>
/// <param name="Text">What is confirmed, in the first person.</param>
public sealed record Declaration(string Code, LocalizedText Text);
