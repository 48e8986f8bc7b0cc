namespace StaffSelect.Domain.Candidates;

/// <summary>An application as it was submitted; each submission adds one, none is ever changed.</summary>
public sealed class ApplicationEdition
{
    private ApplicationEdition() { }

    public Guid Id { get; private set; }

    public ApplicationId ApplicationId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime SubmittedAt { get; private set; }

    public UserId SubmittedBy { get; private set; }

    /// <summary>SHA-256 of the rules, and so of the declarations' text, that the candidate had before him.</summary>
    public string? RulesHash { get; private set; }

    /// <summary>The versions of documents in force.</summary>
    public IReadOnlyList<ApplicationDocumentId> Documents { get; private set; } = [];

    /// <summary>All answers, as one document sealed with the person's key.</summary>
    public SealedText Content { get; private set; }

    public static ApplicationEdition Of(
        Application application,
        UserId by,
        string? rulesHash,
        SealedText content,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(application);
        return new()
        {
            Id = Guid.CreateVersion7(),
            ApplicationId = application.Id,
            Number = application.Edition,
            SubmittedAt = now,
            SubmittedBy = by,
            RulesHash = rulesHash,
            Documents = [.. application.Documents],
            Content = content,
        };
    }
}
