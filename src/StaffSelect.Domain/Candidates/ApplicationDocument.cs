namespace StaffSelect.Domain.Candidates;

/// <summary>One version of one document; never changed, a new file is a new version.</summary>
/// <remarks>Which versions are in force stands in the draft or the application; so the officer sees what was submitted while the candidate prepares a change.</remarks>
public sealed class ApplicationDocument
{
    /// <summary>Most versions kept of one application.</summary>
    public const int MaximumVersions = 40;

    /// <summary>Most documents in force in one application.</summary>
    public const int MaximumInForce = 15;

    private ApplicationDocument() { }

    public ApplicationDocumentId Id { get; private set; }

    /// <summary>The draft's id, which becomes the application's.</summary>
    public ApplicationId ApplicationId { get; private set; }

    public DocumentKind Kind { get; private set; }

    /// <summary>The version that this one replaces.</summary>
    public ApplicationDocumentId? Replaces { get; private set; }

    /// <summary>Number of the version, from 1.</summary>
    public int Number { get; private set; }

    public StoredFileId FileId { get; private set; }

    /// <summary>Name of the file on the candidate's device, shown to the candidate only.</summary>
    public SealedText Name { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime UploadedAt { get; private set; }

    public UserId UploadedBy { get; private set; }

    /// <summary>A document of a kind, or the next version of one; the kind of a version is that of the first.</summary>
    public static ApplicationDocument Upload(
        ApplicationId application,
        DocumentKind kind,
        ApplicationDocument? replaced,
        StoredFileId file,
        SealedText name,
        UserId by,
        DateTime now
    ) =>
        new()
        {
            Id = ApplicationDocumentId.New(),
            ApplicationId = application,
            Kind = replaced?.Kind ?? kind,
            Replaces = replaced?.Id,
            Number = (replaced?.Number ?? 0) + 1,
            FileId = file,
            Name = name,
            UploadedAt = now,
            UploadedBy = by,
        };
}
