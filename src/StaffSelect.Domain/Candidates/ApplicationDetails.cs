namespace StaffSelect.Domain.Candidates;

/// <summary>What the person says beyond name, number, group and posts; stored as one document sealed with the person's key.</summary>
public sealed record ApplicationDetails
{
    public static readonly ApplicationDetails Empty = new();

    public DateOnly? BirthDate { get; init; }

    public Citizenship? Citizenship { get; init; }

    public ContactDetails? Contact { get; init; }

    /// <summary>In the order entered.</summary>
    public IReadOnlyList<EducationEntry> Education { get; init; } = [];

    /// <summary>Present when the applicant group is one that serves.</summary>
    public ServiceDetails? Service { get; init; }

    /// <summary>Codes of the declarations confirmed.</summary>
    public IReadOnlyList<string> Declarations { get; init; } = [];

    /// <summary>What conditions of admission are compared with.</summary>
    /// <param name="group">Code of the applicant group.</param>
    /// <param name="documents">Kinds of the documents in force, one entry a document.</param>
    public ApplicationFacts Facts(string group, IReadOnlyCollection<DocumentKind> documents) =>
        new()
        {
            Group = group,
            BirthDate = BirthDate,
            Citizenship = Citizenship,
            Education = [.. Education.Select(entry => entry.Level)],
            Rank = Service?.Rank,
            ServiceYears = Service?.ServiceYears,
            PostYears = Service?.PostYears,
            Documents = documents,
            Declarations = Declarations,
        };
}
