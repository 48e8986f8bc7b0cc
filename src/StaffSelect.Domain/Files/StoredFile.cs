namespace StaffSelect.Domain.Files;

/// <summary>A file in the file store: what is known of its bytes.</summary>
public sealed class StoredFile
{
    private StoredFile() { }

    public StoredFileId Id { get; private set; }

    /// <summary>Media type found in the content, never the one a browser claimed.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes of the content.</summary>
    public long Size { get; private set; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Whose key the bytes at rest are sealed with; null when they are stored as they are.</summary>
    public PersonId? PersonId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime StoredAt { get; private set; }

    public static StoredFile Create(
        StoredFileId id,
        string contentType,
        long size,
        string sha256,
        PersonId? person,
        DateTime now
    ) =>
        new()
        {
            Id = id,
            ContentType = contentType,
            Size = size,
            Sha256 = sha256,
            PersonId = person,
            StoredAt = now,
        };
}

/// <summary>Codes of refusals about files.</summary>
public static class FileProblems
{
    public const string FileMissing = nameof(FileMissing);
    public const string FileTooLarge = nameof(FileTooLarge);
    public const string FileTypeUnknown = nameof(FileTypeUnknown);
    public const string FileDamaged = nameof(FileDamaged);
    public const string PictureTooManyPixels = nameof(PictureTooManyPixels);
}
