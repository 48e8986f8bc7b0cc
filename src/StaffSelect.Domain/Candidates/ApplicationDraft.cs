namespace StaffSelect.Domain.Candidates;

/// <summary>An application that is being filled in; becomes an <see cref="Application"/> with the same id.</summary>
public sealed class ApplicationDraft
{
    private ApplicationDraft() { }

    /// <summary>The id that the application will have.</summary>
    public ApplicationId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public PersonId PersonId { get; private set; }

    public UserId UserId { get; private set; }

    public SealedText? FamilyName { get; private set; }

    public SealedText? GivenName { get; private set; }

    public SealedText? Patronymic { get; private set; }

    public IdentityKind? IdentityKind { get; private set; }

    public SealedText? IdentityNumber { get; private set; }

    public string? GroupCode { get; private set; }

    /// <summary>Codes of posts, first choice first; possibly none yet.</summary>
    public IReadOnlyList<string> Preferences { get; private set; } = [];

    /// <summary>Whether the candidate has confirmed the order; any change of the list takes it back.</summary>
    public bool PreferencesConfirmed { get; private set; }

    public StoredFileId? DocumentId { get; private set; }

    /// <summary>Name of the file on the candidate's device, shown to the candidate only.</summary>
    public SealedText? DocumentName { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>True when the application can be checked and submitted.</summary>
    public bool IsComplete =>
        FamilyName is not null
        && IdentityNumber is not null
        && GroupCode is not null
        && Preferences.Count > 0
        && PreferencesConfirmed
        && DocumentId is not null;

    public static ApplicationDraft Start(
        CampaignId campaign,
        PersonId person,
        UserId user,
        DateTime now
    ) =>
        new()
        {
            Id = ApplicationId.New(),
            CampaignId = campaign,
            PersonId = person,
            UserId = user,
            UpdatedAt = now,
        };

    public void SetPerson(
        SealedText familyName,
        SealedText givenName,
        SealedText? patronymic,
        IdentityKind kind,
        SealedText identityNumber,
        DateTime now
    )
    {
        FamilyName = familyName;
        GivenName = givenName;
        Patronymic = patronymic;
        IdentityKind = kind;
        IdentityNumber = identityNumber;
        UpdatedAt = now;
    }

    public void SetGroup(string code, DateTime now)
    {
        GroupCode = code;
        UpdatedAt = now;
    }

    public void SetPreferences(IReadOnlyList<string> posts, bool confirmed, DateTime now)
    {
        Preferences = [.. posts];
        PreferencesConfirmed = confirmed;
        UpdatedAt = now;
    }

    public void SetDocument(StoredFileId document, SealedText name, DateTime now)
    {
        DocumentId = document;
        DocumentName = name;
        UpdatedAt = now;
    }

    public void RemoveDocument(DateTime now)
    {
        DocumentId = null;
        DocumentName = null;
        UpdatedAt = now;
    }
}
