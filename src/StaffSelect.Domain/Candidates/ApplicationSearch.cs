namespace StaffSelect.Domain.Candidates;

/// <summary>The officers' index of one application: what sealed values cannot give, order, search and likeness.</summary>
/// <remarks>Holds a readable form of the name. It is deleted when the person is erased and never reaches the audit log.</remarks>
public sealed class ApplicationSearch
{
    private ApplicationSearch() { }

    public ApplicationId ApplicationId { get; private set; }

    public CampaignId CampaignId { get; private set; }

    /// <summary><see cref="UkrainianSort.Key(PersonName)"/>.</summary>
    public string NameSort { get; private set; } = "";

    /// <summary><see cref="UkrainianSort.SearchText"/> of the full name.</summary>
    public string NameSearch { get; private set; } = "";

    /// <summary>Keyed hash of the birth date, to find likely doubles; null when it is not known.</summary>
    public string? BirthHash { get; private set; }

    /// <summary>Keyed hash of the phone in its international form; null when it is not known.</summary>
    public string? PhoneHash { get; private set; }

    public static ApplicationSearch Of(ApplicationId application, CampaignId campaign) =>
        new() { ApplicationId = application, CampaignId = campaign };

    /// <summary>Takes what the application says now.</summary>
    public ApplicationSearch Take(PersonName name, string? birthHash, string? phoneHash)
    {
        ArgumentNullException.ThrowIfNull(name);
        NameSort = UkrainianSort.Key(name);
        NameSearch = UkrainianSort.SearchText(name.Full);
        BirthHash = birthHash;
        PhoneHash = phoneHash;
        return this;
    }
}
