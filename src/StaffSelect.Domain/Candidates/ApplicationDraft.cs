namespace StaffSelect.Domain.Candidates;

/// <summary>An application that is being filled in, or a change of a submitted one; has the application's id.</summary>
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

    /// <summary><see cref="ApplicationDetails"/>, sealed; null until the first of them is entered.</summary>
    public SealedText? Details { get; private set; }

    /// <summary>The versions of documents in force, in the order in which they were added.</summary>
    public IReadOnlyList<ApplicationDocumentId> Documents { get; private set; } = [];

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; private set; }

    public int Version { get; private set; }

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

    /// <summary>A copy of a submitted application, to be changed and submitted again.</summary>
    public static ApplicationDraft ChangeOf(Application application, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(application);
        return new()
        {
            Id = application.Id,
            CampaignId = application.CampaignId,
            PersonId = application.PersonId,
            UserId = application.UserId,
            FamilyName = application.FamilyName,
            GivenName = application.GivenName,
            Patronymic = application.Patronymic,
            IdentityKind = application.IdentityKind,
            IdentityNumber = application.IdentityNumber,
            GroupCode = application.GroupCode,
            Preferences = [.. application.Preferences],
            PreferencesConfirmed = true,
            Details = application.Details,
            Documents = [.. application.Documents],
            UpdatedAt = now,
        };
    }

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

    public void SetDetails(SealedText details, DateTime now)
    {
        Details = details;
        UpdatedAt = now;
    }

    /// <summary>Puts a version in force, in the place of the one that it replaces.</summary>
    public Result<Done> AddDocument(ApplicationDocument document, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(document);
        var place = document.Replaces is { } replaced ? Documents.ToList().IndexOf(replaced) : -1;
        if (place < 0 && Documents.Count >= ApplicationDocument.MaximumInForce)
        {
            return new Problem(
                ApplicationProblems.DocumentsTooMany,
                ApplicationDocument.MaximumInForce
            );
        }

        Documents =
            place < 0
                ? [.. Documents, document.Id]
                : [.. Documents.Select((id, index) => index == place ? document.Id : id)];
        UpdatedAt = now;
        return Done.Value;
    }

    /// <summary>Takes a document out of force; what was submitted with it stays submitted.</summary>
    public void RemoveDocument(ApplicationDocumentId document, DateTime now)
    {
        Documents = [.. Documents.Where(id => id != document)];
        UpdatedAt = now;
    }
}
